using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>What goes wrong, for one item or for all, and what the person is told.</summary>
[Collection(EngineCollection.Name)]
public sealed class ErrorTests
{
    private const string Rows = "$rows = 1..5 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = $(if ($_ -eq 3) { '' } else { 'm' }) } };";

    private readonly EngineFixture _engine;

    public ErrorTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    [Fact]
    public void OneBadRowAmongManyIsAnErrorAboutThatRow()
    {
        var result = _engine.Session.RunCaught(Rows + "$rows | New-UsedeskTicket");
        Assert.Null(result.Terminating);
        Assert.Equal(4, result.Output.Count);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("UsedeskApi.114,", error.FullyQualifiedErrorId);
        Assert.Equal("s3", PSObject.AsPSObject(error.TargetObject).Properties["Subject"].Value);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Equal("New-UsedeskTicket", error.InvocationInfo.MyCommand.Name);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails?.RecommendedAction));
    }

    [Fact]
    public void StopEndsAtTheFirstBadRow()
    {
        var result = _engine.Session.RunCaught(Rows + "$rows | New-UsedeskTicket -ErrorAction Stop");
        Assert.StartsWith("UsedeskApi.114,", result.Terminating!.FullyQualifiedErrorId);
        Assert.Equal(3, _engine.Requests.Count);
        Assert.Equal(2, result.Output.Count);
    }

    [Theory]
    [InlineData("Get-UdeskAgentStatus", "Udesk")]
    [InlineData("New-UsedeskTicket -Subject s -Message m", "Usedesk")]
    [InlineData("Remove-UdeskSession -StartTime 2026-05-01 -EndTime 2026-05-02 -CustomerId 7 -WhatIf", "Udesk")]
    public void WithoutAConnectionThePipelineEnds(string call, string service)
    {
        _engine.Session.Run("Get-UdeskConnection * | Disconnect-Udesk; Get-UsedeskConnection * | Disconnect-Usedesk").ThrowIfFailed();
        var error = _engine.Session.RunCaught($"{call} -ErrorAction SilentlyContinue").Terminating!;
        Assert.StartsWith("NotConnected,", error.FullyQualifiedErrorId);
        Assert.StartsWith($"Run Connect-{service} first", error.ErrorDetails.RecommendedAction);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
    }

    [Fact]
    public void ARefusedTokenEndsThePipeline()
    {
        _engine.Fault("""{"path":"create/ticket","kind":"body","body":"{\"error\":\"wrong token\",\"code\":112}"}""");
        var result = _engine.Session.RunCaught(Rows + "$rows | New-UsedeskTicket -ErrorAction SilentlyContinue");
        Assert.StartsWith("UsedeskApi.112,", result.Terminating!.FullyQualifiedErrorId);
        Assert.Single(_engine.Requests);
    }

    [Theory]
    [InlineData("Http.429", """{"kind":"status","status":429,"retryAfter":"7"}""", ErrorCategory.LimitsExceeded)]
    [InlineData("Http.404", """{"kind":"status","status":404}""", ErrorCategory.ObjectNotFound)]
    [InlineData("Http.401", """{"kind":"status","status":401}""", ErrorCategory.AuthenticationError)]
    [InlineData("Network", """{"kind":"cut-before"}""", ErrorCategory.ConnectionError)]
    [InlineData("InvalidResponse", """{"kind":"not-json"}""", ErrorCategory.InvalidData)]
    [InlineData("UdeskApi.2059", """{"kind":"body","body":"{\"code\":2059,\"message\":\"no\"}"}""", ErrorCategory.AuthenticationError)]
    [InlineData("UdeskApi.2000", """{"kind":"body","body":"{\"code\":2000,\"message\":\"no\"}"}""", ErrorCategory.InvalidArgument)]
    public void EachKindHasANameACategoryAndAdvice(string errorId, string fault, ErrorCategory category)
    {
        _engine.Reset("-MaximumRetryCount 0");
        _engine.Fault(fault.Replace("{\"kind\"", "{\"path\":\"im/agent_status\",\"kind\"", System.StringComparison.Ordinal));
        var result = _engine.Session.RunCaught("Get-UdeskAgentStatus");
        var error = result.Terminating ?? Assert.Single(result.Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails?.RecommendedAction));
        var exception = PSObject.AsPSObject(error.Exception);
        Assert.Equal("UsedeskUdesk.ServiceException", error.Exception.GetType().FullName);
        Assert.Equal(["Udesk", "GET", "im/agent_status", "1"], new[] { "Service", "Method", "Path", "Attempts" }.Select(name => Expectation.TextOf(exception.Properties[name].Value)));
    }

    [Theory]
    [InlineData("New-UsedeskTicket -Subject s -Message m", "create/ticket", "cut-after")]
    [InlineData("New-UsedeskTicket -Subject s -Message m", "create/ticket", "not-json")]
    [InlineData("Set-UdeskCustomerOnlineState -CustomerToken vip-customer -State Online", "im/customer_online_state", "cut-after")]
    public void AWriteOfUnknownFateIsSentOnceAndSaidToBeUnknown(string call, string path, string kind)
    {
        _engine.Fault($$"""{"path":"{{path}}","kind":"{{kind}}"}""");
        var error = Assert.Single(_engine.Session.Run(call).Errors);
        Assert.StartsWith("WriteOutcomeUnknown,", error.FullyQualifiedErrorId);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails?.RecommendedAction));
        Assert.Single(_engine.Requests);
    }

    [Fact]
    public void ThePersonSeesTheErrorAndTheAdvice()
    {
        var shown = _engine.Session.Show("Get-UsedeskTicket 1");
        Assert.Contains("Get-UsedeskTicket:", shown);
        Assert.Contains("Recommendation:", shown);
        Assert.Contains("113", shown);
    }
}
