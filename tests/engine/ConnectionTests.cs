using System.Linq;
using System.Management.Automation;
using System.Reflection;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>Several connections at once, what connecting reads, and what it says.</summary>
[Collection(EngineCollection.Name)]
public sealed class ConnectionTests
{
    private readonly EngineFixture _engine;

    public ConnectionTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    [Fact]
    public void TwoAccountsOnOneHostStandSideBySideAndOneIsCurrent()
    {
        var result = _engine.Session.Run("""
            Connect-Usedesk -BaseUri $sim.Usedesk -ApiToken $sim.UdeskToken
            Connect-Usedesk -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken
            Connect-Udesk -BaseUri $sim.Udesk -Email other@example.test -ApiToken $sim.UdeskToken
            Get-UsedeskConnection | ForEach-Object { "$($_.Name) $($_.IsCurrent)" }
            Get-UdeskConnection | ForEach-Object { "$($_.Name) $($_.IsCurrent)" }
            """).ThrowIfFailed();
        var host = Expectation.Filled(_engine, "$($sim.Host)");
        Assert.Equal([$"{host}-2 False", $"{host} True", $"{host} False", $"{host}-2 True"], result.Output.Select(text => (string)text.BaseObject));
    }

    [Theory]
    [InlineData("Connect-Usedesk -Name x -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken", "Get-UsedeskConnection x")]
    [InlineData("Connect-Usedesk x -Region Ru -ApiToken $sim.UsedeskToken", "Get-UsedeskConnection x")]
    [InlineData("Connect-Udesk -Name x -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken", "Get-UdeskConnection x")]
    [InlineData("Connect-Udesk -BaseUri $sim.Udesk -Credential ([pscredential]::new($sim.Email, $sim.UdeskToken)) -Name x", "Get-UdeskConnection x")]
    public void ANameBesideATokenIsThatOfANewConnection(string call, string found)
        => Assert.Equal("x", _engine.Session.Run($"{call}; {found}").ThrowIfFailed().Single().Properties["Name"].Value);

    [Theory]
    [InlineData("Connect-Usedesk -BaseUri $sim.Usedesk -ApiToken $sim.UdeskToken -SkipTest:$false", "UsedeskApi.112")]
    [InlineData("Connect-Udesk -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UsedeskToken -SkipTest:$false", "UdeskApi.2059")]
    public void AWrongTokenMakesNoConnection(string call, string errorId)
    {
        Assert.StartsWith(errorId + ",", _engine.Session.RunCaught(call).Terminating!.FullyQualifiedErrorId);
        Assert.Equal(2, _engine.Session.Run("Get-UsedeskConnection; Get-UdeskConnection").Output.Count);
        Assert.Single(_engine.Requests);
    }

    [Fact]
    public void ATokenThatMayNotReadThatIsGoodAllTheSame()
    {
        _engine.Fault("""{"path":"groups","kind":"body","body":"{\"error\":\"no access\",\"code\":115}"}""");
        var result = _engine.Session.Run("Connect-Usedesk -Name x -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken -SkipTest:$false -Verbose; Get-UsedeskConnection x").ThrowIfFailed();
        Assert.Single(result.Output);
        Assert.Contains(result.Verbose, text => text.Contains("UsedeskApi.115", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OneLineAboutTheAccountIsForWhoeverIsAtThePrompt(bool someone)
    {
        Presence(someone);
        try
        {
            var result = _engine.Session.Run("Connect-Usedesk -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken -SkipTest:$false").ThrowIfFailed();
            Assert.Empty(result.Output);
            Assert.Empty(result.Warnings);
            if (someone)
            {
                Assert.Matches(@"^Connected to Usedesk as '\S+' \(127\.0\.0\.1\): 3 groups with 3 agents\.$", Assert.Single(result.Information));
            }
            else
            {
                Assert.Empty(result.Information);
            }
        }
        finally
        {
            Presence(null);
        }
    }

    [Theory]
    [InlineData("Connect-Usedesk", "MissingToken")]
    [InlineData("Connect-Udesk -BaseUri $sim.Udesk -Email $sim.Email", "MissingToken")]
    [InlineData("Connect-Udesk -BaseUri $sim.Udesk", "MissingParameter")]
    [InlineData("Connect-Udesk", "MissingAddress")]
    [InlineData("Connect-Udesk -Vault v", "MissingParameter")]
    public void WithNobodyThereWhatIsMissingIsAnError(string call, string errorId) => Assert.StartsWith(errorId + ",", _engine.Session.RunCaught(call).Terminating!.FullyQualifiedErrorId);

    [Fact]
    public void ATestThatFailsSaysWhyOnTheScreen()
    {
        var result = _engine.Session.Run("Connect-Usedesk -BaseUri $sim.Usedesk -ApiToken $sim.UdeskToken; Test-UsedeskConnection; Test-UsedeskConnection -Detailed").ThrowIfFailed();
        Assert.Equal(false, result.Output[0].BaseObject);
        Assert.Matches("does not work .UsedeskApi.112.: .* Check the token", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("Connect-Usedesk -Name x -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken -WhatIf -SkipTest:$false")]
    [InlineData("Connect-Udesk -Name x -BaseUri $sim.Udesk -LogInCredential ([pscredential]::new($sim.Email, $sim.Password)) -WhatIf -SkipTest:$false")]
    public void WhatIfConnectsToNothing(string call)
    {
        Assert.Contains("\"Connect\"", _engine.Session.Run(call).ThrowIfFailed().Shown);
        Assert.Empty(_engine.Requests);
        Assert.Equal(2, _engine.Session.Run("Get-UsedeskConnection; Get-UdeskConnection").Output.Count);
    }

    private void Presence(bool? someone)
    {
        var module = ((CmdletInfo)_engine.Session.Run("Get-Command Connect-Usedesk").Single().BaseObject).ImplementingType.Assembly;
        module.GetType("UsedeskUdesk.Output.Presence", throwOnError: true)!.GetProperty("Override", BindingFlags.Static | BindingFlags.NonPublic)!.SetValue(null, someone);
    }
}
