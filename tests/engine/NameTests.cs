using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>Several IDs at once, names where IDs are wanted, objects that lead to others, and what is completed from the service.</summary>
[Collection(EngineCollection.Name)]
public sealed class NameTests
{
    private readonly EngineFixture _engine;

    public NameTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    /// <summary>Agents are found as groups are: by the name that stands in the list.</summary>
    [Theory]
    [InlineData("'Olga Agent'", "2156")]
    [InlineData("Olga*", "2156")]
    [InlineData("2156, 'Sam Support'", "2156 2158")]
    [InlineData("'2156,2158'", "2156 2158")]
    public void AgentsAreGotByTheirNames(string name, string expected)
    {
        var result = _engine.Session.Run($"Get-UsedeskUser {name} | ForEach-Object UserId").ThrowIfFailed();
        Assert.Equal(expected, string.Join(" ", result.Output.Select(Expectation.TextOf)));
    }

    [Theory]
    [InlineData("Update-UsedeskTicket -TicketId 2154801 -GroupId 'Second line' -AssigneeId 'ivan admin'", "update/ticket", """{"ticket_id":2154801,"group_id":12,"assignee_id":2157}""")]
    [InlineData("Update-UsedeskTicket 2154801 -AssigneeId agent2156@example.test", "update/ticket", """{"ticket_id":2154801,"assignee_id":2156}""")]
    [InlineData("Update-UsedeskTicket 2154801 -GroupId '12'", "update/ticket", """{"ticket_id":2154801,"group_id":12}""")]
    [InlineData("Update-UsedeskTicket 2154801 -GroupId Bill*", "update/ticket", """{"ticket_id":2154801,"group_id":13}""")]
    [InlineData("[pscustomobject]@{ TicketId = '2154801'; GroupId = 'Billing' } | Update-UsedeskTicket", "update/ticket", """{"ticket_id":2154801,"group_id":13}""")]
    [InlineData("Get-UsedeskTicket -ChannelId 'WhatsApp (*' -First 1", "tickets", """{"fchannel":"20054,20055","offset":0}""")]
    [InlineData("Get-UsedeskTicket -GroupId 'First line', 13 -First 1", "tickets", """{"fgroup":"11,13","offset":0}""")]
    public void ANameStandsForItsId(string call, string path, string body)
    {
        _engine.Session.Run(call).ThrowIfFailed();
        var sent = JsonNode.Parse(Assert.Single(_engine.Requests, request => request.Path == "/" + path).Body!)!.AsObject();
        sent.Remove("api_token");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), sent), sent.ToJsonString());
    }

    [Theory]
    [InlineData("Update-UsedeskTicket 2154801 -GroupId Biling", "NameNotFound", "Did you mean 'Billing'?")]
    [InlineData("Update-UsedeskTicket 2154801 -GroupId '[First line'", "NameNotFound", "no group named '[First line'")]
    [InlineData("Get-UsedeskGroup -Name '[First line'", "GroupNotFound", "no group named '[First line'")]
    [InlineData("Update-UsedeskTicket 2154801 -GroupId *line", "NameAmbiguous", "First line (11, 2 agents), Second line (12, 2 agents)")]
    [InlineData("New-UsedeskTicket -Subject s -Message m -ChannelId nowhere", "NameNotFound", "no channel named 'nowhere'")]
    [InlineData("New-UdeskImSession -CustomerToken c -AgentId Nobody", "NameNotFound", "Udesk has no agent named 'Nobody'")]
    [InlineData("New-UdeskImSession -CustomerToken c -AssignType urobot -RobotId 2 -SceneId 'System Default Scene'", "NameAmbiguous", "116")]
    [InlineData("Get-UsedeskTicket -GroupId nope*", "NameNotFound", "no group named 'nope*'")]
    public void ANameThatIsNoneOrSeveralSendsNothing(string call, string errorId, string text)
    {
        var error = Assert.Single(_engine.Session.Run(call).Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId);
        Assert.Contains(text, error.ToString());
        Assert.DoesNotContain(_engine.Requests, request => request.Path is "/update/ticket" or "/create/ticket" or "/tickets" or "/im/sessions");
    }

    [Fact]
    public void NamesAreReadOnceForEachConnection()
    {
        _engine.Session.Run("1..3 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = 'm'; GroupId = 'Billing' } } | New-UsedeskTicket; Update-UsedeskTicket 2154801 -GroupId 'First line'").ThrowIfFailed();
        Assert.Single(_engine.Requests, request => request.Path == "/groups");
        Assert.Equal(3, _engine.Requests.Count(request => request.Path == "/create/ticket"));
    }

    [Fact]
    public void ARowWithAWrongNameSpoilsNoOther()
    {
        var result = _engine.Session.Run("'Billing', 'Biling', '12' | ForEach-Object { [pscustomobject]@{ Subject = \"s $_\"; Message = 'm'; GroupId = $_ } } | New-UsedeskTicket -ThrottleLimit 2 -WarningAction SilentlyContinue");
        Assert.Equal(["s Billing", "s 12"], result.Output.Select(ticket => ticket.Properties["Subject"].Value));
        Assert.StartsWith("Row 2, Subject 's Biling': -GroupId:", Assert.Single(result.Errors).ToString());
    }

    [Theory]
    [InlineData("Update-UsedeskTicket 2154801, 2154802 -Status Closed", "/update/ticket", 2)]
    [InlineData("2154801, '2154802' | Update-UsedeskTicket -Status Closed", "/update/ticket", 2)]
    [InlineData("2154801, 2154802 | Add-UsedeskTicketComment -Message hello", "/create/comment", 2)]
    [InlineData("'vip-customer', 'c-2' | Set-UdeskCustomerOnlineState -State Online -ErrorAction SilentlyContinue", "/im/customer_online_state", 2)]
    [InlineData("Remove-UsedeskUser 2158, 2159 -Confirm:$false", "/delete/user", 2)]
    [InlineData("2158, 2159 | Remove-UsedeskUser -Confirm:$false", "/delete/user", 2)]
    public void SeveralIdsAreTakenAsAListAndFromThePipeline(string call, string path, int count)
    {
        _engine.Session.Run(call);
        Assert.Equal(count, _engine.Requests.Count(request => request.Path == path));
    }

    [Theory]
    [InlineData("$true | Update-UsedeskTicket -Status Closed")]
    [InlineData("1.5 | Update-UsedeskTicket -Status Closed")]
    [InlineData("[datetime]'2026-05-01' | Update-UsedeskTicket -Status Closed")]
    [InlineData("Get-UsedeskClient -First 1 | Update-UsedeskTicket -Status Closed")]
    [InlineData("Get-UsedeskTicket 2154801 | Exit-UdeskImQueue -Queue q -Confirm:$false")]
    [InlineData("Get-UsedeskTicket 2154801 | Set-UdeskCustomerOnlineState -State Online")]
    [InlineData("$null | Update-UsedeskTicket -Status Closed")]
    public void WhatIsNoIdChangesNothing(string call)
    {
        Assert.NotEmpty(_engine.Session.Run(call).Errors);
        Assert.DoesNotContain(_engine.Requests, request => request.Path.Contains("update", StringComparison.Ordinal) || request.Path.StartsWith("/im/", StringComparison.Ordinal));
    }

    [Fact]
    public void OneWrongIdOfSeveralIsItsOwnErrorAndTheOthersFollow()
    {
        var result = _engine.Session.Run("Update-UsedeskTicket 2154801, 7, 2154802 -Status Closed -FailedRows bad; $bad");
        Assert.StartsWith("ticket 7: ", Assert.Single(result.Errors).ToString());
        Assert.Contains("2 done, 1 failed", Assert.Single(result.Warnings));
        Assert.Equal(7L, Assert.Single(result.Output).BaseObject);
    }

    /// <summary>Each cmdlet that is about items by their number or token takes several, typed and piped.</summary>
    [Fact]
    public void EveryKeyTakesSeveral()
    {
        var keys =
            from command in _engine.Session.Run("Get-Command -Module UsedeskUdesk").Output.Select(item => (CmdletInfo)item.BaseObject)
            from parameter in command.Parameters.Values
            where parameter.Name is "TicketId" or "UserId" or "ClientId" or "ArticleId" or "ChatId" or "ImSubSessionId" or "SessionId" or "CustomerToken"
            let attributes = parameter.Attributes.OfType<ParameterAttribute>().ToArray()
            where attributes.Any(attribute => attribute.Position == 0 && attribute.ValueFromPipelineByPropertyName)
            select (Name: $"{command.Name} -{parameter.Name}", parameter.ParameterType.IsArray, IsPiped: attributes.Any(attribute => attribute.ValueFromPipeline));
        // A new customer has one token, and those of a status go by four kinds of token.
        string[] single = ["New-UdeskCustomer -CustomerToken", "New-UdeskImSession -CustomerToken", "Get-UdeskCustomerStatus -CustomerToken", "Get-UdeskUnreadMessage -ImSubSessionId"];
        Assert.Empty(keys.Where(key => !(key.IsArray && key.IsPiped)).Select(key => key.Name).Except(single));
    }

    [Theory]
    [InlineData("Get-UsedeskClient 27747601 | Get-UsedeskTicket", "\"client_id\":27747601")]
    [InlineData("Get-UsedeskGroup 'First line' | Get-UsedeskTicket", "\"fgroup\":\"11\"")]
    [InlineData("Get-UsedeskUser 2156 | Get-UsedeskTicket", "\"fassigned\":{\"assignee_id\":2156}")]
    [InlineData("Get-UsedeskChannel 'Site chat' | Get-UsedeskTicket -Status Open", "\"fchannel\":\"685\"")]
    [InlineData("Get-UsedeskTag vip -First 1 | Get-UsedeskTicket", "\"tag\":\"vip\"")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-UsedeskGroup Billing))) | Get-UsedeskTicket", "\"fgroup\":\"13\"")]
    public void WhatTicketsBelongToListsThem(string call, string condition)
    {
        _engine.Session.Run(call).ThrowIfFailed();
        Assert.Contains(condition, Assert.Single(_engine.Requests, request => request.Path == "/tickets").Body);
    }

    [Fact]
    public void ATicketLeadsToItsAgentAndItsClient()
    {
        var result = _engine.Session.Run("Get-UsedeskTicket 2154801, 2154803 | Get-UsedeskUser; Get-UsedeskTicket 2154801 | Get-UsedeskClient").ThrowIfFailed();
        Assert.Equal(["Olga Agent", "John"], result.Output.Select(item => item.Properties["Name"].Value));
    }

    [Fact]
    public void ACustomerLeadsToSessionsAndThoseToTheirLogs()
    {
        // Two seconds between pages of these listings; without a pace of its own it is told to wait for a quarter of a minute.
        _engine.Reset(pace: 1000);
        var result = _engine.Session.Run("""
            $session = New-UdeskImSession -CustomerToken vip-customer -AgentId 202
            $null = $session | Send-UdeskImMessage -Content hello
            $session | Close-UdeskImSession -Confirm:$false
            Get-UdeskCustomer -CustomerToken vip-customer | Find-UdeskImSession | Get-UdeskImSessionLog
            """).ThrowIfFailed();
        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, entry => Assert.Equal("UdeskImSessionLogEntry", entry.BaseObject.GetType().Name));
    }

    [Theory]
    [InlineData("Invoke-UsedeskApi channels", "GET", "/channels")]
    [InlineData("Invoke-UsedeskApi users -Body @{ user_id = 2157 }", "POST", "/users")]
    [InlineData("Invoke-UdeskApi GET im/agent_status", "GET", "/im/agent_status")]
    [InlineData("Invoke-UdeskApi -Path im/agent_status", "GET", "/im/agent_status")]
    [InlineData("Invoke-UsedeskApi post users -Body @{ user_id = 2157 }", "POST", "/users")]
    public void TheMethodCanBeLeftOut(string call, string method, string path)
    {
        _engine.Session.Run(call).ThrowIfFailed();
        var sent = Assert.Single(_engine.Requests);
        Assert.Equal((method, path), (sent.Method, sent.Path));
    }

    [Theory]
    [InlineData("Invoke-UsedeskApi", "MissingParameter")]
    [InlineData("Invoke-UsedeskApi FETCH users", "InvalidParameter")]
    public void APathIsNeededAndAMethodIsOneThatExists(string call, string errorId) => Assert.StartsWith(errorId + ",", _engine.Session.RunCaught(call).Terminating!.FullyQualifiedErrorId);

    [Fact]
    public void ATagThatStaysIsAnErrorAndTheLastOneIsNotTaken()
    {
        var result = _engine.Session.Run("Remove-UsedeskTicketTag 2154801 vip -Confirm:$false; Remove-UsedeskTicketTag 2154801 unknown -Confirm:$false; Add-UsedeskTicketTag 2154801 vip");
        Assert.StartsWith("LastTag,", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.DoesNotContain(_engine.Requests, request => request.Path == "/update/ticket");
    }

    [Theory]
    [InlineData("Get-UsedeskTicket -GroupId ", "13 11 12", "Billing (13, 0 agents)")]
    [InlineData("Update-UsedeskTicket 1 -AssigneeId olga", "2156", "Olga Agent (2156, agent2156@example.test)")]
    [InlineData("Get-UsedeskTicket -ChannelId viber", "20057", "Viber (c2d) (20057, viber)")]
    [InlineData("Get-UsedeskTicket -Tag v", "vip", null)]
    [InlineData("Get-UsedeskClient -ClientId joh", "27747601", "John (27747601, superjohny@example.test)")]
    [InlineData("Get-UsedeskGroup ", "Billing 'First line' 'Second line'", null)]
    [InlineData("New-UdeskImSession -CustomerToken c -AgentId tom", "201", null)]
    [InlineData("New-UdeskImSession -CustomerToken c -RobotId returns", "3", null)]
    [InlineData("Get-UdeskAgentStatus -GroupId night", "103", "Night shift (103, 2 agents)")]
    public void WhatTheServiceHasIsOffered(string typed, string completions, string? toolTip)
    {
        // The first look may take longer than it waits: the second has what came meanwhile.
        Complete(typed);
        EngineFixture.Until(() => Complete(typed).Any(result => result.ToolTip != "Nothing to offer."), "the completions");
        var offered = Complete(typed);
        Assert.Equal(completions, string.Join(' ', offered.Select(result => result.CompletionText)));
        if (toolTip is not null)
        {
            Assert.Equal(toolTip, offered[0].ToolTip);
        }
    }

    [Fact]
    public void CompletionWaitsNoLongerThanAMomentAsksOnceAndNothingWithoutAConnection()
    {
        _engine.Fault("""{"path":"groups","kind":"delay","delayMs":60000}""");
        var clock = Stopwatch.StartNew();
        Assert.Equal("Nothing to offer.", Assert.Single(Complete("Get-UsedeskTicket -GroupId ")).ToolTip);
        Assert.Equal("Nothing to offer.", Assert.Single(Complete("Get-UsedeskTicket -GroupId ")).ToolTip);
        // Far below the minute that the answer takes; the machine may be slow.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), clock.Elapsed.ToString());
        Assert.True(_engine.Requests.Count <= 1);
        _engine.Session.Run("Get-UsedeskConnection | Disconnect-Usedesk").ThrowIfFailed();
        _engine.Simulator.State.ClearRequests();
        Assert.Equal("Nothing to offer.", Assert.Single(Complete("Get-UsedeskTicket -GroupId ")).ToolTip);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void AnErrorOfTheServiceIsNoneAtThePrompt()
    {
        _engine.Fault("""{"path":"groups","kind":"status","status":500,"times":20}""");
        Assert.Equal("Nothing to offer.", Assert.Single(Complete("Get-UsedeskTicket -GroupId ")).ToolTip);
        Assert.Empty(_engine.Session.Run("$Error").Output);
    }

    /// <summary>A completer for each parameter, so that no file is offered where a path makes no sense.</summary>
    [Fact]
    public void FilesAreOfferedForPathsAlone()
    {
        string[] paths = ["File", "AvatarPath", "Path", "JournalPath", "SpoolPath", "Catalog", "Body"];
        Type[] own = [typeof(SwitchParameter), typeof(bool), typeof(bool?), typeof(System.Security.SecureString), typeof(System.Security.SecureString[]), typeof(PSCredential), typeof(PSObject)];
        var common = typeof(System.Management.Automation.Internal.CommonParameters).GetProperties().Select(property => property.Name).ToArray();
        var without =
            from command in _engine.Session.Run("Get-Command -Module UsedeskUdesk").Output.Select(item => (CmdletInfo)item.BaseObject)
            from parameter in command.Parameters.Values
            where !common.Contains(parameter.Name) && !paths.Contains(parameter.Name) && !own.Contains(parameter.ParameterType)
            let type = parameter.ParameterType.GetElementType() ?? parameter.ParameterType
            where !(Nullable.GetUnderlyingType(type) ?? type).IsEnum
            where !parameter.Attributes.Any(attribute => attribute is ArgumentCompleterAttribute or ValidateSetAttribute) && !parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow)
            select $"{command.Name} -{parameter.Name}";
        Assert.Empty(without);
        Assert.Equal(" ", Assert.Single(Complete("Update-UsedeskTicket 1 -Subject ")).CompletionText);
        Assert.Equal("R", Assert.Single(Complete("Update-UsedeskTicket 1 -Subject R")).CompletionText);
    }

    private List<CompletionResult> Complete(string typed)
    {
        using var shell = PowerShell.Create(_engine.Session.Runspace);
        return [.. CommandCompletion.CompleteInput(typed, typed.Length, null, shell).CompletionMatches];
    }
}
