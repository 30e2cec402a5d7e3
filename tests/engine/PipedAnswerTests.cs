using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>What objects of the services lend to cmdlets that change something: which object is meant, and nothing else.</summary>
[Collection(EngineCollection.Name)]
public sealed class PipedAnswerTests
{
    private const string Tickets = "UsedeskChatMessageEvent UsedeskChatReceipt UsedeskCommentEvent UsedeskCommentReceipt UsedeskDeliveryEvent UsedeskDynamicBlockEvent UsedeskPingEvent UsedeskRatingEvent UsedeskReplyFormEvent UsedeskTicket UsedeskTicketChangedEvent UsedeskTicketComment UsedeskTicketCreatedEvent UsedeskTicketReceipt UsedeskTicketUpdate UsedeskUnknownEvent";
    private const string Users = "UsedeskChatAssignment UsedeskTicketChange UsedeskTicketComment UsedeskUser UsedeskUserReceipt";
    private const string Chats = "UsedeskChatAssignment UsedeskChatMessageEvent UsedeskChatReceipt UsedeskTicket UsedeskTicketReceipt";
    private const string Articles = "UsedeskArticle UsedeskArticleRatings UsedeskArticleViews";
    private const string Customers = "UdeskAbandonedQueue UdeskCloseEvent UdeskCustomer UdeskCustomerEvent UdeskCustomerStatus UdeskImMessageReceipt UdeskImSession UdeskImSessionLogEntry UdeskImSessionRecord UdeskMessageEvent UdeskQueueStatus UdeskRobotFlowItem UdeskRobotReplyEvent UdeskRobotSuggestion UdeskSessionEvent UdeskSurveyResult UdeskTransferEvent UdeskUnreadMessage UdeskUrobotReplyEvent";
    private const string Sessions = "UdeskCloseEvent UdeskImMessageReceipt UdeskImSession UdeskImSessionLogEntry UdeskImSessionRecord UdeskMessageEvent UdeskReadReceiptEvent UdeskRobotReplyEvent UdeskSessionEvent UdeskTransferEvent UdeskUnreadMessage UdeskUrobotReplyEvent";

    /// <summary>By hand: the cmdlet, what else it needs, and the types that say whom it is about.</summary>
    private static readonly Dictionary<string, (string Arguments, string Types)> s_allowed = new()
    {
        ["Add-UsedeskArticleRating"] = ("-Account 1 -Positive 1", Articles),
        ["Add-UsedeskArticleView"] = ("-Account 1", Articles),
        ["Add-UsedeskChatMessage"] = ("-Text t -CompanyId 1 -ChannelId 2", "UsedeskChatAssignment UsedeskChatMessageEvent UsedeskChatReceipt UsedeskClient UsedeskClientReceipt UsedeskCommentEvent UsedeskDeliveryEvent UsedeskDynamicBlockEvent UsedeskPingEvent UsedeskRatingEvent UsedeskReplyFormEvent UsedeskTicket UsedeskTicketChangedEvent UsedeskTicketComment UsedeskTicketCreatedEvent UsedeskTicketReceipt UsedeskUnknownEvent"),
        ["Add-UsedeskTicketComment"] = ("-Message m", Tickets),
        ["Add-UsedeskTicketTag"] = ("-Tag q", Tickets),
        ["Close-UdeskImSession"] = ("", Sessions),
        ["Exit-UdeskImQueue"] = ("", "UdeskImSession"),
        ["Invoke-UdeskRobotFlow"] = ("-FlowId 1", "UdeskImMessageReceipt UdeskImSession UdeskRobotFlowItem UdeskRobotSuggestion UdeskUrobotReplyEvent"),
        ["Remove-UdeskCustomer"] = ("", Customers),
        ["Remove-UdeskSession"] = ("-StartTime 2026-01-01 -EndTime 2026-01-02", "UdeskAbandonedQueue UdeskCustomer UdeskCustomerEvent UdeskImSessionLogEntry UdeskImSessionRecord UdeskSessionEvent UdeskSurveyResult UdeskUnreadMessage"),
        ["Remove-UsedeskTicketTag"] = ("-Tag q", Tickets),
        ["Remove-UsedeskUser"] = ("", Users),
        ["Send-UdeskImMessage"] = ("-Content c", "UdeskCloseEvent UdeskImMessageReceipt UdeskImSession UdeskImSessionRecord UdeskMessageEvent UdeskRobotReplyEvent UdeskTransferEvent UdeskUrobotReplyEvent"),
        ["Send-UdeskImMessagePreview"] = ("-Content c", Sessions),
        ["Send-UdeskStructuredMessage"] = ("-Title t -Description d -ImageUri https://example.test/y.png -Button @{ type = 'link'; text = 't'; value = 'https://example.test' }", "UdeskImSessionLogEntry UdeskImSessionRecord UdeskSessionEvent UdeskUnreadMessage"),
        ["Send-UsedeskChatMessage"] = ("-Text m -UserId 5", Chats),
        ["Set-UdeskCustomerOnlineState"] = ("-State Online", "UdeskAbandonedQueue UdeskCloseEvent UdeskCustomer UdeskCustomerStatus UdeskImMessageReceipt UdeskImSession UdeskImSessionRecord UdeskMessageEvent UdeskQueueStatus UdeskRobotFlowItem UdeskRobotReplyEvent UdeskRobotSuggestion UdeskTransferEvent UdeskUrobotReplyEvent"),
        ["Set-UdeskImMessageRead"] = ("", "UdeskCloseEvent UdeskImMessageReceipt UdeskImSessionLogEntry UdeskMessageEvent UdeskRobotReplyEvent UdeskTransferEvent UdeskUnreadMessage UdeskUrobotReplyEvent"),
        ["Set-UsedeskChatAssignee"] = ("-UserId 5", Chats),
        ["Submit-UdeskAnswerSurvey"] = ("-Option 1", "UdeskImMessageReceipt UdeskImSession UdeskRobotFlowItem UdeskRobotSuggestion UdeskUrobotReplyEvent"),
        ["Submit-UdeskRobotAnswerEvaluation"] = ("-Path x -Useful $true", "UdeskRobotFlowItem UdeskRobotReplyEvent UdeskRobotSuggestion"),
        ["Submit-UdeskRobotHit"] = ("-QueryType 1", "UdeskRobotFlowItem UdeskRobotSuggestion"),
        ["Submit-UdeskRobotSurvey"] = ("-Option Satisfied", "UdeskImMessageReceipt UdeskImSession UdeskRobotFlowItem UdeskRobotSuggestion UdeskUrobotReplyEvent"),
        ["Submit-UdeskSurvey"] = ("-Option 1", Sessions),
        ["Submit-UdeskTransferSurvey"] = ("", "UdeskImMessageReceipt UdeskImSession UdeskRobotFlowItem UdeskRobotSuggestion UdeskUrobotReplyEvent"),
        ["Update-UdeskCustomer"] = ("-Description d", Customers),
        ["Update-UsedeskClient"] = ("-Note n", "UsedeskChatMessageEvent UsedeskChatReceipt UsedeskClient UsedeskClientReceipt UsedeskCommentEvent UsedeskDeliveryEvent UsedeskDynamicBlockEvent UsedeskPingEvent UsedeskRatingEvent UsedeskReplyFormEvent UsedeskTicket UsedeskTicketChangedEvent UsedeskTicketComment UsedeskTicketCreatedEvent UsedeskUnknownEvent"),
        ["Update-UsedeskTicket"] = ("-Status Closed", Tickets),
        ["Update-UsedeskUser"] = ("-Phone 1", Users),
    };

    private readonly EngineFixture _engine;

    public PipedAnswerTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    public static TheoryData<string> Changing() => [.. s_allowed.Keys];

    /// <summary>A new cmdlet has to say here whom it may be about.</summary>
    [Fact]
    public void EachCmdletThatChangesSomethingIsInTheTable()
    {
        var found = _engine.Session.Run("""
            Get-Command -Module UsedeskUdesk -CommandType Cmdlet | Where-Object {
                $_.Parameters.ContainsKey('WhatIf') -and $_.Parameters.ContainsKey('InputObject') -and $_.Verb -ne 'New' -and $_.Noun -notmatch 'Connection|Api$|Report$'
            } | ForEach-Object Name
            """).ThrowIfFailed().Output.Select(static name => name.ToString()!);
        Assert.Equal(found.Order(StringComparer.Ordinal), s_allowed.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>All objects that the services can answer, to each cmdlet that changes something: as they are, as a file or a job brings them, and as Select-Object makes them.</summary>
    [Theory]
    [MemberData(nameof(Changing))]
    public void AnObjectNamesOnlyItsOwnKindOfThing(string cmdlet)
    {
        foreach (var form in new Func<object, object>[] { static item => item, Copy, Selection })
        {
            var taken = _engine.Session.Run(
                $$"""
                foreach ($item in $objects) {
                    $failed = $null
                    try { $item | {{cmdlet}} {{s_allowed[cmdlet].Arguments}} -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue *> $null } catch { $failed = $_ }
                    if (-not $failed) { $item.PSObject.TypeNames[0] -replace '^.*\.' }
                }
                """,
                ("objects", Filled().Select(form).ToArray())).Output.Select(static name => name.ToString()!);
            Assert.Equal(s_allowed[cmdlet].Types, string.Join(" ", taken.Order(StringComparer.Ordinal)));
        }

        Assert.Empty(_engine.Requests);
    }

    [Theory]
    [InlineData("[UsedeskUdesk.UdeskCustomer]@{ Id = 777 } | Remove-UsedeskUser -Confirm:$false", "Remove-UsedeskUser takes nothing of a UdeskCustomer, and nothing is made or changed for it. Say what to take of it: -UserId { $_.… }.")]
    [InlineData("$selected | Update-UsedeskTicket -Status Closed", "takes nothing of a UdeskCustomer")]
    [InlineData("[UsedeskUdesk.UdeskAgent]@{ AgentId = 3; Email = 'x@y.z' } | Remove-UdeskCustomer -Confirm:$false", "takes nothing of a UdeskAgent")]
    [InlineData("[UsedeskUdesk.UdeskContact]::new(3, 'x@y.z') | Remove-UdeskCustomer -Confirm:$false", "takes nothing of a UdeskContact")]
    [InlineData("[UsedeskUdesk.UsedeskTicketStatus]3 | Update-UsedeskTicket -Priority low", "")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([UsedeskUdesk.UdeskCustomer]@{ Id = 777 })) | Close-UdeskImSession -Confirm:$false", "Close-UdeskImSession takes nothing of a UdeskCustomer")]
    [InlineData("[UsedeskUdesk.UdeskMessageEvent]@{ CustomerToken = 't'; ImSubSessionId = 5; Content = 'c' } | Send-UdeskImMessage", "Send-UdeskImMessage takes no Content of a UdeskMessageEvent. Give it: -Content { $_.… }.")]
    public void TheErrorSaysWhatTheItemIsAndWhatIsNeeded(string call, string text)
    {
        var error = Assert.Single(_engine.Session.Run(call, ("selected", Selection(Customer()))).Errors);
        Assert.Contains(text, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>What the object does not say itself, a script may.</summary>
    [Theory]
    [InlineData("[UsedeskUdesk.UdeskCustomer]@{ Id = 2154801 } | Update-UsedeskTicket -TicketId { $_.Id } -Status Closed", "/update/ticket", "ticket_id", "2154801")]
    [InlineData("$selected.PSObject.Properties.Add([psnoteproperty]::new('TicketId', 2154801)); $selected | Update-UsedeskTicket -Status Closed", "/update/ticket", "ticket_id", "2154801")]
    [InlineData("[UsedeskUdesk.UdeskAbandonedQueue]@{ Id = 42; CustomerName = 'Li'; CustomerEmail = 'li@example.test'; CustomerPhone = '13800138000' } | New-UsedeskTicket -Subject s -Message m", "/create/ticket", "client_email", "li@example.test")]
    public void WhatAScriptSaysCounts(string call, string path, string field, string value)
    {
        _engine.Session.Run(call, ("selected", Selection(Customer()))).ThrowIfFailed();
        Assert.Equal(value, JsonNode.Parse(_engine.Requests.Single(request => request.Path.EndsWith(path, StringComparison.Ordinal)).Body!)![field]!.ToString());
    }

    /// <summary>A place in a queue has a number of its own beside the customer's.</summary>
    [Fact]
    public void APlaceInAQueueNamesItsCustomer()
    {
        _engine.Session.Run("[UsedeskUdesk.UdeskAbandonedQueue]@{ Id = 42; CustomerId = 7 } | Get-UdeskCustomer");
        Assert.Contains(Assert.Single(_engine.Requests).Query, static pair => pair.Value == "7");
    }

    [Fact]
    public void AReplyIsNotTheCommentsOwn()
    {
        _engine.Session.Run("[UsedeskUdesk.UsedeskTicketComment]@{ CommentId = 77; TicketId = 2154801; Message = 'hello'; From = 'client'; UserId = 9; Cc = [string[]]'boss@example.test'; Bcc = [string[]]'secret@example.test' } | Add-UsedeskTicketComment -Message reply -Public").ThrowIfFailed();
        var sent = JsonNode.Parse(Assert.Single(_engine.Requests).Body!)!.AsObject();
        Assert.Equal(["message", "ticket_id", "type"], sent.Select(static field => field.Key).Where(static name => name != "api_token").Order(StringComparer.Ordinal));
        Assert.Equal("reply", (string?)sent["message"]);
    }

    [Fact]
    public void AnAnswerToAFileHasNoFile()
    {
        _engine.Session.Run("[UsedeskUdesk.UdeskMessageEvent]@{ CustomerToken = 't'; ImSubSessionId = 5; Content = 'http://x/a.png'; FileName = 'a.png'; FileSize = '10K'; Duration = 3 } | Send-UdeskImMessage -Content Thanks");
        var sent = Assert.Single(_engine.Requests).Body!;
        Assert.DoesNotContain("a.png", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("10K", sent, StringComparison.Ordinal);
    }

    /// <summary>A customer that names nobody must not list everybody's sessions, whatever the command line says.</summary>
    [Theory]
    [InlineData("[UsedeskUdesk.UdeskAbandonedQueue]@{ Id = 99 } | Find-UdeskImSession -StartTime 2026-05-01 -EndTime 2026-05-02")]
    [InlineData("[pscustomobject]@{ CustomerId = '' } | Find-UdeskImSession -StartTime 2026-05-01 -EndTime 2026-05-02")]
    [InlineData("[pscustomobject]@{ CustomerId = $null } | Get-UdeskSurveyResult -SessionId 5")]
    public void ARowThatNamesNobodyListsNothing(string call)
    {
        var result = _engine.Session.Run(call);
        Assert.StartsWith("EmptyArgument,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void ACustomerWithoutAnIdListsNothing()
    {
        _engine.Fault("""{"path":"get_customer","kind":"body","body":"{\"code\":1000,\"customer\":{\"nick_name\":\"x\"}}"}""");
        var result = _engine.Session.Run("Find-UdeskImSession -CustomerToken t -StartTime 2026-05-01 -EndTime 2026-05-02");
        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Output);
        Assert.DoesNotContain(_engine.Requests, static request => request.Path.Contains("search", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"ticket":{"id":1}}""", "InvalidResponse")]
    [InlineData("""{"ticket":{"id":1,"tags":[{"tag":"x"}]}}""", "InvalidResponse")]
    [InlineData("""{"ticket":{"id":1,"tags":[[1]]}}""", "InvalidResponse")]
    [InlineData("""{"ticket":{"id":1,"tags":["x, y","w"]}}""", "UnclearTags")]
    public void TagsThatCannotBeSentBackAreLeftAlone(string answer, string errorId)
    {
        _engine.Fault($$"""{"service":"usedesk","path":"ticket","kind":"body","body":{{JsonValue.Create(answer)!.ToJsonString()}}}""");
        var result = _engine.Session.Run("Add-UsedeskTicketTag 1 -Tag z");
        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain(_engine.Requests, static request => request.Path.EndsWith("update/ticket", StringComparison.Ordinal));
    }

    [Fact]
    public void TagsInOneTextAreRead()
    {
        _engine.Fault("""{"service":"usedesk","path":"ticket","kind":"body","body":"{\"ticket\":{\"id\":2154801,\"tags\":\"x,y\"}}"}""");
        _engine.Session.Run("Add-UsedeskTicketTag 2154801 -Tag z");
        Assert.Equal("x,y,z", (string?)JsonNode.Parse(_engine.Requests.First(static request => request.Path.EndsWith("update/ticket", StringComparison.Ordinal)).Body!)!["tag"]);
    }

    [Theory]
    [InlineData("[UsedeskUdesk.UsedeskClient]@{ Emails = [string[]]('a@example.test', 'b@example.test') } | New-UsedeskClient", "a@example.test b@example.test", 0)]
    [InlineData("[pscustomobject]@{ Email = 'a@example.test'; Emails = 'A@example.test, b@example.test' } | New-UsedeskClient", "A@example.test b@example.test", 0)]
    [InlineData("[pscustomobject]@{ Email = 'a@example.test'; Emails = 'a@example.test; b@example.test' } | New-UsedeskClient", "a@example.test b@example.test", 0)]
    [InlineData("1, 2 | ForEach-Object { [pscustomobject]@{ Email = 'a@example.test'; Emails = 'c@example.test' } } | New-UsedeskClient", "a@example.test", 1)]
    public void OfTwoColumnsTheLongerIsTakenOrSomethingIsSaid(string call, string emails, int warnings)
    {
        var result = _engine.Session.Run(call).ThrowIfFailed();
        Assert.Equal(emails, string.Join(" ", JsonNode.Parse(_engine.Requests[0].Body!)!["emails"]!.AsArray().Select(static email => (string?)email)));
        Assert.Equal(warnings, result.Warnings.Count(static text => text.StartsWith("The columns Email and Emails are both -Email, and differ", StringComparison.Ordinal)));
    }

    private object Customer() => _engine.Session.Run("[UsedeskUdesk.UdeskCustomer]@{ Id = 777 }").Single().BaseObject;

    /// <summary>As a file or a job brings it. Not each can be written.</summary>
    private static object Copy(object item)
    {
        try
        {
            return PSSerializer.Deserialize(PSSerializer.Serialize(item, 2));
        }
        catch (ExtendedTypeSystemException)
        {
            return item;
        }
    }

    /// <summary>As Select-Object * makes it.</summary>
    private static PSObject Selection(object item)
    {
        var made = new PSObject();
        foreach (var property in item.GetType().GetProperties().Where(static property => property.GetIndexParameters().Length == 0))
        {
            made.Properties.Add(new PSNoteProperty(property.Name, property.GetValue(item)));
        }

        made.TypeNames.Insert(0, $"Selected.{item.GetType().FullName}");
        return made;
    }

    /// <summary>One of each, with a value in each property that can have one.</summary>
    private object[] Filled()
    {
        var number = 1000L;
        return _engine.Session.Run("[UsedeskUdesk.ApiObject].Assembly.GetExportedTypes()").Output
            .Select(static type => (Type)type.BaseObject)
            .Where(static type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && IsAnswer(type) && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type =>
            {
                var made = Activator.CreateInstance(type)!;
                foreach (var property in type.GetProperties().Where(static property => property.CanWrite))
                {
                    var kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                    var text = property.Name switch
                    {
                        "From" => "client",
                        _ when property.Name.EndsWith("Id", StringComparison.Ordinal) => $"{++number}",
                        _ when property.Name.Contains("Email", StringComparison.Ordinal) => "x@example.test",
                        _ => property.Name,
                    };
                    object? value = kind == typeof(long) ? ++number : kind == typeof(string) ? text : kind == typeof(string[]) ? new[] { text } : null;
                    if (value is not null)
                    {
                        property.SetValue(made, value);
                    }
                }

                return made;
            })
            .ToArray();
    }

    private static bool IsAnswer(Type type)
    {
        for (var one = type.BaseType; one is not null; one = one.BaseType)
        {
            if (one.FullName == "UsedeskUdesk.ApiObject")
            {
                return true;
            }
        }

        return false;
    }
}
