using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.EngineTests.Support;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>What Tab offers. The words are those of the services' pages.</summary>
[Collection(EngineCollection.Name)]
public sealed class CompletionTests
{
    private readonly EngineFixture _engine;

    public CompletionTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    [Theory]
    [InlineData("New-UsedeskTicket -Type ", "question task problem incident")]
    [InlineData("New-UsedeskTicket -Priority ", "low medium urgent extreme")]
    [InlineData("Update-UsedeskTicket -Priority u", "urgent")]
    [InlineData("Get-UsedeskTicket -Type ta", "task")]
    [InlineData("New-UsedeskTicket -Status On", "OnHold")]
    [InlineData("Get-UsedeskTicket -Status C", "Completed Closed")]
    [InlineData("New-UsedeskTicket -PhoneType ", "home mobile stationary fax other")]
    [InlineData("New-UsedeskClient -PhoneType s", "stationary")]
    [InlineData("Get-UsedeskClient -SearchType ", "partial_match full_match")]
    [InlineData("New-UsedeskUser -Role ", "admin employee support")]
    [InlineData("New-UsedeskUser -Language ", "ru en es kk pt-br")]
    [InlineData("Update-UsedeskUser -ChatOnlineStatus ", "Online Offline")]
    [InlineData("Get-UsedeskArticle -Account 1 -Sort ", "id title category_id public created_at")]
    [InlineData("Connect-Usedesk -Region ", "Com Ru")]
    [InlineData("New-UdeskImSession -CustomerToken x -AssignType ", "agent robot urobot")]
    [InlineData("Send-UdeskImMessage -Type ", "message image audio video file rich close")]
    [InlineData("Get-UdeskAbandonedQueue -Channel ", "web wechat ios android weibo api mchat")]
    [InlineData("Get-UdeskAgentStatus -Status O", "Offline Online")]
    [InlineData("Set-UdeskCustomerOnlineState -State ", "Offline Online")]
    [InlineData("New-UdeskCustomer -Level ", "normal vip")]
    [InlineData("Submit-UdeskRobotHit -QueryType ", "CommonQuestion SuggestionList")]
    [InlineData("Submit-UdeskAnswerSurvey -Option ", "Satisfied Unsatisfied")]
    [InlineData("Submit-UdeskRobotSurvey -Option ", "Average Satisfied Unsatisfied")]
    [InlineData("Submit-UdeskSurvey -Option Very", "VerySatisfied VeryUnsatisfied")]
    [InlineData("Connect-Udesk -SignatureAlgorithm ", "LegacySha1 Sha1 Sha256")]
    [InlineData("ConvertFrom-UdeskWebhook -Body x -EventType Cl", "Close")]
    [InlineData("Receive-UdeskEvent -EventType Cl", "Close")]
    [InlineData("Receive-UsedeskEvent -EventType Chat", "ChatMessage")]
    [InlineData("ConvertFrom-UsedeskWebhook -Body x -EventType ", "ChatMessage Comment Delivery DynamicBlock Ping Rating ReplyForm TicketChanged TicketCreated Unknown")]
    [InlineData("Invoke-UdeskApi -Method P", "PATCH POST PUT")]
    [InlineData("New-UdeskStructuredMessageButton -Type ", "link phone sdk_callback")]
    [InlineData("Get-UdeskCustomer -By C", "CellPhone CustomerToken")]
    public void WordsAreOffered(string typed, string words)
    {
        var offered = Complete(typed);
        Assert.Equal(words.Split(' ').Order(StringComparer.Ordinal), offered.Select(result => result.CompletionText).Order(StringComparer.Ordinal));
        Assert.All(offered, result => Assert.False(string.IsNullOrWhiteSpace(result.ToolTip)));
    }

    [Fact]
    public void OpenConnectionsAreOfferedByName()
    {
        var host = Expectation.Filled(_engine, "$($sim.Host)");
        foreach (var typed in new[] { "Get-UdeskAgentStatus -Connection ", "Disconnect-Udesk -Name ", "Get-UsedeskTicket -Connection ", "Get-UsedeskConnection -Name " })
        {
            Assert.Equal([host], Complete(typed).Select(result => result.CompletionText.Trim('\'')));
        }
    }

    [UnixFact("The note of what is registered lies in the profile of whoever runs the tests on Windows, and cannot be moved.")]
    public void RegisteredConnectionsAndTheirVaultsAreOffered()
    {
        _engine.Session.Run("Register-UdeskConnection -Name production -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken -Vault Second").ThrowIfFailed();
        Assert.Equal(["production"], Complete("Connect-Udesk -Name prod").Select(result => result.CompletionText));
        Assert.Equal(["Second"], Complete("Connect-Udesk -Name production -Vault ").Select(result => result.CompletionText));
    }

    [Fact]
    public void CmdletsAndTheirParametersAreFoundAsTheyAreTyped()
    {
        var cmdlet = Assert.Single(Complete("Get-UdeskAb"));
        Assert.Equal("Get-UdeskAbandonedQueue", cmdlet.CompletionText);
        Assert.Contains("-StartTime", cmdlet.ToolTip, StringComparison.Ordinal);
        Assert.Contains("[DateTimeOffset] StartTime", Complete("Get-UdeskAbandonedQueue -St").Select(result => result.ToolTip));
        Assert.DoesNotContain("-InputObject", Complete("New-UsedeskTicket -").Select(result => result.CompletionText));
    }

    /// <summary>Fields are chosen as text: the field first, and then what can be chosen there, level by level where there are levels.</summary>
    [Theory]
    [InlineData("-Field ", "9= 10= 12=")]
    [InlineData("-Field paid", "12=")]
    [InlineData("-Field 12=", "12=true 12=false")]
    [InlineData("-Field '12=true;", "12=true;9= 12=true;10=")]
    [InlineData("-Field 10=", "10=")]
    [InlineData("-NestedList ", "61=")]
    [InlineData("-NestedList 61=elec", "61=Electronics")]
    [InlineData("-NestedList '61=Electronics;", "61=Electronics;62=")]
    [InlineData("-NestedList '61=Electronics;62=Ph", "61=Electronics;62=Phones")]
    [InlineData("-NestedList '61=Test;62=Ph", "61=Test;62=Ph")]
    public void FieldsAndWhatTheyOffer(string typed, string expected)
    {
        // The first look may take longer than it waits.
        EngineFixture.Until(() => Complete("New-UsedeskTicket -Field ").Any(result => result.ToolTip != "Nothing to offer."), "the completions");
        foreach (var cmdlet in new[] { "Update-UsedeskTicket 1", "New-UsedeskTicket" })
        {
            Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), Complete($"{cmdlet} {typed}").Select(result => result.CompletionText.Trim('\'')).Select(text => text.Trim('\'')).Order(StringComparer.Ordinal));
        }
    }

    private CompletionResult[] Complete(string typed)
    {
        using var shell = PowerShell.Create(_engine.Session.Runspace);
        return [.. CommandCompletion.CompleteInput(typed, typed.Length, null, shell).CompletionMatches];
    }
}
