using System;
using System.IO;
using System.Linq;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>Vault items that were not written by this module, vaults that misbehave, and an index that somebody has spoiled.</summary>
[Collection(EngineCollection.Name)]
public sealed class VaultTests
{
    private const string Planted = "planted-5EC2E7";

    private readonly EngineFixture _engine;

    public VaultTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
        engine.Session.Runspace.SessionStateProxy.SetVariable("planted", EngineFixture.Secret(Planted));
    }

    /// <summary>
    /// Each check of each field: the value beyond what is allowed, of one kind at a time. LONG is as long as allowed and one more. The last of two equal fields would
    /// count, so that each row puts its own in place of the usual one.
    /// </summary>
    [Theory]
    [InlineData("usedeskUdesk", "2", "newer version")]
    [InlineData("usedeskUdesk", "0", "not written by this module")]
    [InlineData("usedeskUdesk", "-1", "not written by this module")]
    [InlineData("service", "\"Usedesk\"", "it is for Usedesk")]
    [InlineData("service", "\"PLANTED\"", "'service' names no service")]
    [InlineData("service", "\"7\"", "'service' names no service")]
    [InlineData("baseUri", "\"PLANTED\"", "'baseUri' is not an address")]
    [InlineData("baseUri", "\"https://api.usedesk.ru\"", "not one of Udesk")]
    [InlineData("email", "\"a\\nb\"", "'email' holds a line break")]
    [InlineData("email", "LONG320", "'email' has more than 320")]
    [InlineData("token", "\"PLANTED\\n\"", "'token' holds a line break")]
    [InlineData("token", "\" \"", "'token' is empty")]
    [InlineData("token", "LONG4096", "'token' has more than 4096")]
    [InlineData("token", "[\"PLANTED\"]", "cannot be read")]
    [InlineData("structuredMessageKey", "\"PLANTED\\u0007\"", "'structuredMessageKey' holds a line break")]
    [InlineData("structuredMessageKey", "\"\"", "'structuredMessageKey' is empty")]
    [InlineData("structuredMessageKey", "LONG4096", "'structuredMessageKey' has more than 4096")]
    [InlineData("webhookSecret", "\"PLANTED\\r\"", "'webhookSecret' holds a line break")]
    [InlineData("webhookSecret", "\"\\t\"", "'webhookSecret' ")]
    [InlineData("webhookSecret", "\"  \"", "'webhookSecret' is empty")]
    [InlineData("webhookSecret", "LONG4096", "'webhookSecret' has more than 4096")]
    [InlineData("signatureAlgorithm", "\"PLANTED\"", "'signatureAlgorithm' must be one of")]
    [InlineData("signatureAlgorithm", "\"1\"", "'signatureAlgorithm' must be one of")]
    [InlineData("requestsPerMinute", "-1", "'requestsPerMinute' must be between")]
    [InlineData("requestsPerMinute", "100001", "'requestsPerMinute' must be between")]
    [InlineData("timeoutSec", "0", "'timeoutSec' must be between")]
    [InlineData("timeoutSec", "3601", "'timeoutSec' must be between")]
    [InlineData("timeoutSec", "\"PLANTED\"", "cannot be read")]
    [InlineData("maximumRetryCount", "-1", "'maximumRetryCount' must be between")]
    [InlineData("maximumRetryCount", "21", "'maximumRetryCount' must be between")]
    [InlineData("allowUnencrypted", "\"PLANTED\"", "cannot be read")]
    [InlineData("robotAnswerEvaluationPath", "\"a\\u0000b\"", "'robotAnswerEvaluationPath' holds a line break")]
    [InlineData("robotAnswerEvaluationPath", "LONG500", "'robotAnswerEvaluationPath' has more than 500")]
    public void AFieldThatCannotBeRightIsNamedAndNotShown(string field, string value, string says)
    {
        Put("UsedeskUdesk-Udesk-odd", Item(field, value, beyond: 1));
        var error = _engine.Session.RunCaught("Connect-Udesk -Name odd").Terminating!;
        Assert.StartsWith("VaultItemUnrecognized,", error.FullyQualifiedErrorId);
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("UsedeskUdesk-Udesk-odd", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, error + error.Exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>The bounds themselves are good, and a field may be missing.</summary>
    [Theory]
    [InlineData("service", "null")]
    [InlineData("service", "\"uDESK\"")]
    [InlineData("email", "LONG320")]
    [InlineData("token", "LONG4096")]
    [InlineData("structuredMessageKey", "LONG4096")]
    [InlineData("webhookSecret", "LONG4096")]
    [InlineData("signatureAlgorithm", "\"sha1\"")]
    [InlineData("requestsPerMinute", "0")]
    [InlineData("requestsPerMinute", "100000")]
    [InlineData("timeoutSec", "1")]
    [InlineData("timeoutSec", "3600")]
    [InlineData("maximumRetryCount", "0")]
    [InlineData("maximumRetryCount", "20")]
    [InlineData("robotAnswerEvaluationPath", "LONG500")]
    [InlineData("ofALaterVersion", "{\"a\":[1]}")]
    public void AFieldThatIsAtItsBoundIsTaken(string field, string value)
    {
        Put("UsedeskUdesk-Udesk-odd", Item(field, value, beyond: 0));
        Assert.Equal("odd", Expectation.TextOf(_engine.Session.Run("Connect-Udesk -Name odd -PassThru").ThrowIfFailed().Single().Properties["Name"].Value));
    }

    /// <summary>A list is no token, whatever is in it.</summary>
    [Fact]
    public void AJsonListIsNotTakenForAToken()
    {
        Put("UsedeskUdesk-Usedesk-odd", $"[\"{Planted}\"]");
        var error = _engine.Session.RunCaught("Connect-Usedesk -Name odd").Terminating!;
        Assert.StartsWith("VaultItemUnrecognized,", error.FullyQualifiedErrorId);
        Assert.DoesNotContain(Planted, error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What a vault says of an item that it could not keep may have the item in it.</summary>
    [Theory]
    [InlineData("throw \"no room for '$plain'\"")]
    [InlineData("$PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([Exception]::new(\"no room for '$plain'\"), 'x', 'NotSpecified', $null))")]
    [InlineData("throw [Exception]::new('no room', [Exception]::new($plain))")]
    [InlineData("throw \"no room for '$($plain.Substring(0, $plain.IndexOf('planted') + 8))...'\"")]
    [InlineData("throw \"no room for '$($plain.ToUpperInvariant())'\"")]
    public void AVaultThatQuotesWhatItCouldNotKeepIsNotQuoted(string failure)
    {
        Replace("Set-Secret", $"$plain = [Net.NetworkCredential]::new('', $SecureStringSecret).Password; {failure}");
        var error = _engine.Session.RunCaught("Register-UsedeskConnection -Name odd -ApiToken $planted").Terminating!;
        Assert.StartsWith("VaultFailed,", error.FullyQualifiedErrorId);
        Assert.Contains("UsedeskUdesk-Usedesk-odd", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Planted[..8], error + error.Exception.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void AVaultsOwnMessageIsShownWhereItQuotesNothing()
    {
        Replace("Set-Secret", "throw 'The disk of the vault is full.'");
        var error = _engine.Session.RunCaught("Register-UsedeskConnection -Name odd -ApiToken $planted").Terminating!;
        Assert.Contains("The disk of the vault is full.", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The SecretStore does that where several processes write to it at once.</summary>
    [Theory]
    [InlineData("Set-Secret", "Register-UsedeskConnection -Name odd -ApiToken $planted")]
    [InlineData("Set-SecretInfo", "Register-UsedeskConnection -Name odd -ApiToken $planted")]
    [InlineData("Remove-Secret", "Unregister-UsedeskConnection -Name odd -Confirm:$false")]
    public void AnItemThatIsGoneInTheSameMomentIsAClearError(string command, string call)
    {
        if (command == "Remove-Secret")
        {
            Put("UsedeskUdesk-Usedesk-odd", Planted);
        }

        Replace(command, "$PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([Management.Automation.ItemNotFoundException]::new('gone'), 'x', 'ObjectNotFound', $null))");
        var result = _engine.Session.RunCaught(call);
        var error = result.Terminating ?? result.Errors.Single();
        Assert.StartsWith("VaultFailed,", error.FullyQualifiedErrorId);
        Assert.Contains("'UsedeskUdesk-Usedesk-odd' is not there", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What went to one of them was not done for the other.</summary>
    [Fact]
    public void OneNameInTwoVaultsIsTwoAccountsToAJournal()
    {
        var journal = _engine.NewPath("vaults.journal");
        _engine.Session.Run("""
            Register-UsedeskConnection -Name twice -Vault First -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken
            Register-UsedeskConnection -Name twice -Vault Second -BaseUri $sim.Usedesk -ApiToken $planted
            """).ThrowIfFailed();

        Assert.Single(Create("First").ThrowIfFailed().Output);
        Assert.Single(Create("First").ThrowIfFailed().Output);
        Assert.StartsWith("UsedeskApi.112,", Create("Second").Terminating!.FullyQualifiedErrorId);

        RunResult Create(string vault) => _engine.Session.RunCaught($"Connect-Usedesk -Name twice -Vault {vault} -SkipTest; New-UsedeskTicket -Subject s -Message m -ClientEmail a@example.test -JournalPath '{journal}'; Disconnect-Usedesk twice");
    }

    [Theory]
    [InlineData("Get-Secret", "1..2 | ForEach-Object { $one = [securestring]::new(); 'planted-5EC2E7'.ToCharArray() | ForEach-Object { $one.AppendChar($_) }; $one }", "Connect-Usedesk -Name odd", "VaultFailed")]
    [InlineData("Get-SecretInfo", "[pscustomobject]@{ Name = $null }; , $null; [pscustomobject]@{ Other = 1 }", "Connect-Usedesk -Name odd", "ConnectionNotRegistered")]
    [InlineData("Get-SecretInfo", "[pscustomobject]@{ Name = $null }; , $null; [pscustomobject]@{ Other = 1 }", "Unregister-UsedeskConnection -Name odd -Confirm:$false", "ConnectionNotRegistered")]
    public void AVaultThatGivesOtherThanWasAskedForIsAClearError(string command, string body, string call, string errorId)
    {
        Replace(command, body);
        var result = _engine.Session.RunCaught(call);
        Assert.StartsWith(errorId + ",", (result.Terminating ?? result.Errors.Single()).FullyQualifiedErrorId);
    }

    /// <summary>The index only saves looking: whatever stands in it, vaults are asked. A power cut leaves zeros.</summary>
    [Theory]
    [InlineData("[null]")]
    [InlineData("[{\"service\":null,\"name\":null,\"vault\":null}]")]
    [InlineData("[{\"service\":\"Usedesk\",\"name\":\"other\",\"vault\":{}}]")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("[[[")]
    [InlineData("\0\0\0\0")]
    [InlineData("\uFEFF[]")]
    [InlineData("")]
    public void ASpoiledIndexIsAnEmptyOne(string content)
    {
        Put("UsedeskUdesk-Usedesk-odd", $"{{\"usedeskUdesk\":1,\"service\":\"Usedesk\",\"baseUri\":\"{_engine.Simulator.UsedeskBaseUri}\",\"token\":\"{Planted}\"}}");
        foreach (var call in new[]
        {
            "Connect-Usedesk -Name odd -PassThru",
            "Get-UsedeskConnection -ListAvailable",
            "Register-UsedeskConnection -Name odd -ApiToken $sim.UsedeskToken -Force -PassThru",
        })
        {
            File.WriteAllText(_engine.Index, content);
            Assert.Equal("odd", Expectation.TextOf(_engine.Session.Run(call).ThrowIfFailed().Single().Properties["Name"].Value));
        }

        Assert.Contains("\"odd\"", File.ReadAllText(_engine.Index), StringComparison.Ordinal);
    }

    private string Item(string field, string value, int beyond)
    {
        if (value.StartsWith("LONG", StringComparison.Ordinal))
        {
            value = $"\"{string.Concat(Enumerable.Repeat(Planted, 400))[..(int.Parse(value[4..], System.Globalization.CultureInfo.InvariantCulture) + beyond)]}\"";
        }

        (string Name, string Value)[] usual = [("usedeskUdesk", "1"), ("service", "\"Udesk\""), ("baseUri", $"\"{_engine.Simulator.UdeskBaseUri}\""), ("email", "\"a@example.test\""), ("token", $"\"{Planted}\"")];
        var fields = usual.Where(one => one.Name != field).Append((field, value.Replace("PLANTED", Planted, StringComparison.Ordinal)));
        return $"{{{string.Join(",", fields.Select(one => $"\"{one.Item1}\":{one.Item2}"))}}}";
    }

    private void Put(string name, string text)
        => _engine.Session.Run("Import-Module Microsoft.PowerShell.SecretManagement; Set-Secret -Name $name -Vault First -SecureStringSecret $text", ("name", name), ("text", EngineFixture.Secret(text))).ThrowIfFailed();

    /// <summary>Another body for one of the vault's commands, until the next reset.</summary>
    private void Replace(string command, string body)
        => _engine.Session.Run("[AppDomain]::CurrentDomain.SetData('UsedeskUdesk.EngineTests.' + $command, $body)", ("command", command), ("body", body)).ThrowIfFailed();
}
