using System;
using System.Linq;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>Values of other kinds than a parameter is about: PowerShell makes something of each, and something else would be changed than what is meant.</summary>
[Collection(EngineCollection.Name)]
public sealed class ValueTests
{
    private readonly EngineFixture _engine;

    public ValueTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    [Theory]
    [InlineData("[pscustomobject]@{ ClientId = 12; MergeId = $true } | Update-UsedeskClient -Confirm:$false", "'True' is not a whole number, it is of the type Boolean.")]
    [InlineData("Update-UsedeskClient 12 -MergeId 2.5 -Confirm:$false", "'2.5' is not a whole number.")]
    [InlineData("Update-UsedeskTicket 12 -ClientId ([char]'7')", "'7' is not a whole number, it is of the type Char.")]
    [InlineData("[DayOfWeek]::Friday | Remove-UsedeskUser -Confirm:$false", "'Friday' is not a whole number, it is of the type DayOfWeek.")]
    [InlineData("Remove-UsedeskUser ([DayOfWeek]::Friday) -Confirm:$false", "'Friday' is not a whole number")]
    [InlineData("Update-UsedeskTicket 12 -ClientId ([datetime]'2026-05-04')", "is not a whole number, it is of the type DateTime.")]
    [InlineData("Update-UsedeskTicket 12 -ClientId ([timespan]5)", "is not a whole number, it is of the type TimeSpan.")]
    [InlineData("Update-UsedeskTicket 12 -ClientId ([double]1e16)", "is not a whole number.")]
    [InlineData("Update-UsedeskTicket 12 -ClientId ([double]::NaN)", "'NaN' is not a whole number.")]
    [InlineData("Update-UsedeskTicket 12 -ClientId ([decimal]7.1)", "'7.1' is not a whole number.")]
    [InlineData("Update-UsedeskTicket 12 -ClientId 7.0.0", "'7.0.0' is not a whole number.")]
    [InlineData("Update-UsedeskTicket $true -Priority low", "'True' is not a whole number")]
    [InlineData("Update-UsedeskTicket 12 -GroupId $true", "'True' is not a whole number")]
    [InlineData("Update-UsedeskTicket 12 -AssigneeId 2.5", "'2.5' is not a whole number")]
    [InlineData("Submit-UdeskRobotHit -CustomerToken t -ImSubSessionId 0 -RobotId 1 -SceneId 2 -MessageId 3 -QuestionId 4 -QueryType $true", "'True' is not a whole number")]
    [InlineData("Get-UsedeskTicket -First $true", "'True' is not a whole number")]
    public void WhatIsNoWholeNumberIsNoId(string call, string text)
    {
        Assert.Contains(text, _engine.Session.Run(call).Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>(What the simulator does not have it refuses; what was sent is what counts here.)</summary>
    [Theory]
    [InlineData("7")]
    [InlineData("'7'")]
    [InlineData("' 7 '")]
    [InlineData("([long]7)")]
    [InlineData("([short]7)")]
    [InlineData("([byte]7)")]
    [InlineData("([uint32]7)")]
    [InlineData("([ulong]7)")]
    [InlineData("([bigint]7)")]
    [InlineData("([decimal]7)")]
    [InlineData("7.0")]
    [InlineData("([float]7)")]
    public void AWholeNumberIsOneWhateverItsType(string number)
    {
        _engine.Session.Run($"Update-UsedeskTicket {number} -ClientId {number} -GroupId {number}");
        var sent = _engine.Requests.Single(call => call.Path == "/update/ticket").Json!;
        Assert.Equal("7 7 7", $"{sent["ticket_id"]} {sent["client_id"]} {sent["group_id"]}");
    }

    [Theory]
    [InlineData("[UsedeskUdesk.UsedeskClient]@{ ClientId = 0 } | Get-UsedeskTicket")]
    [InlineData("Update-UsedeskTicket 1 -GroupId 0")]
    [InlineData("Update-UsedeskTicket 1 -AssigneeId -3")]
    [InlineData("Update-UsedeskTicket 1 -ClientId 0")]
    [InlineData("New-UsedeskTicket -Subject s -Message m -ClientId 0")]
    [InlineData("Add-UsedeskTicketComment 5 -Message m -From user -UserId 0")]
    public void AnIdOfZeroIsNobodys(string call)
    {
        Assert.Contains("must be a number above 0", Assert.Single(_engine.Session.Run(call).Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void AClientIsNotMergedWithItself()
    {
        Assert.Contains("Client 5 cannot be merged with itself.", Assert.Single(_engine.Session.Run("Update-UsedeskClient 5 -MergeId 5 -Confirm:$false").Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }
}
