using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Nodes;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>What people pipe in: answers of other cmdlets, rows of CSV files, and items that say half.</summary>
[Collection(EngineCollection.Name)]
public sealed class BindingTests
{
    private readonly EngineFixture _engine;

    public BindingTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    [Theory]
    [InlineData("agent", "-AgentId 202", "ImSubSessionId")]
    [InlineData("robot", "", "0")]
    [InlineData("urobot", "-RobotId 2 -SceneId 114", "-1")]
    public void AMessageGoesWhereTheSessionIs(string assignType, string arguments, string session)
    {
        var result = _engine.Session.Run($"$session = New-UdeskImSession -CustomerToken shop-1 -AssignType {assignType} {arguments}; $session | Send-UdeskImMessage -Content hello; $session").ThrowIfFailed();
        var sent = Json("/im/messages");
        Assert.Equal("shop-1", (string?)sent["customer_token"]);
        Assert.Equal(session == "ImSubSessionId" ? Expectation.TextOf(result.Output[1].Properties[session].Value) : session, sent["im_sub_session_id"]!.ToString());
        if (assignType == "urobot")
        {
            Assert.Equal(Expectation.TextOf(result.Output[1].Properties["UrobotSessionId"].Value), sent["urobot_session_id"]!.ToString());
        }
    }

    [Theory]
    [InlineData(203, "StillQueued")]
    [InlineData(205, "NoAgentOnline")]
    public void AMessageIntoNoSessionIsAnErrorThatSaysWhy(int agent, string errorId)
    {
        _engine.Happen("""POST agents/203 {"im_max_join_num":0}""");
        var result = _engine.Session.Run($"New-UdeskImSession -CustomerToken shop-2 -AgentId {agent} | Send-UdeskImMessage -Content hello");
        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.DoesNotContain(_engine.Requests, call => call.Path == "/im/messages");
    }

    public static TheoryData<string> Listings()
        => [.. OperationTests.Cmdlets.Where(name => name.Split('-')[0] is "Get" or "Find" or "Watch" or "Receive")];

    /// <summary>A misspelt variable, or nothing found before: what would have narrowed a listing must not leave it whole.</summary>
    [Theory]
    [MemberData(nameof(Listings))]
    public void AnEmptyValueIsNotEverything(string cmdlet)
    {
        var command = (CmdletInfo)_engine.Session.Run($"Get-Command {cmdlet}").Single().BaseObject;
        var calls =
            from property in command.ImplementingType.GetProperties()
            let attributes = property.GetCustomAttributes<ParameterAttribute>().ToArray()
            where attributes.Length > 0 && !attributes.Any(attribute => attribute.Mandatory) && property.PropertyType != typeof(SwitchParameter)
            where property.Name is not ("First" or "Skip")
            from empty in new[] { "$null", "@()", "''", "@('')", "@($null)" }
            select $"{cmdlet} -{property.Name} {empty}";
        var wrong = new List<string>();
        foreach (var call in calls)
        {
            var result = _engine.Session.Run(call);
            // The rest is what PowerShell itself refuses.
            if (result.Errors.Count != 1
                || result.Output.Count > 0
                || !((result.Errors[0].FullyQualifiedErrorId.Split(',')[0] is "EmptyArgument" or "MissingParameter") || result.Errors[0].Exception is ParameterBindingException or PSInvalidCastException))
            {
                wrong.Add($"{call}: {string.Join(" ", result.Errors.Select(error => error.FullyQualifiedErrorId))}");
            }
        }

        Assert.Empty(wrong);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>What a row does not say is no wish for everything either: a misspelt variable, or cells that are all blank.</summary>
    [Theory]
    [MemberData(nameof(ListingsOfRows))]
    public void ARowThatSaysNothingListsNothing(string cmdlet)
    {
        var command = (CmdletInfo)_engine.Session.Run($"Get-Command {cmdlet}").Single().BaseObject;
        var names = PipedParameters(command.ImplementingType).ToArray();
        var mandatory = string.Concat(command.ImplementingType.GetProperties()
            .Where(property => !names.Contains(property.Name) && property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.Mandatory))
            .Select(property => $" -{property.Name} 1"));
        string Row(string value) => $"[pscustomobject]@{{ {string.Join("; ", names.Where(name => name != "InputObject").Select(name => $"{name} = {value}"))} }}";
        var wrong = new List<string>();
        foreach (var row in new[] { "$null", "''", ", @()", Row("$null"), Row("''"), Row("@()") })
        {
            var result = _engine.Session.Run($"{row} | {cmdlet}{mandatory}");
            // Tickets that nobody has are piped to this one, and lead to nobody.
            var isSilent = cmdlet == "Get-UsedeskUser";
            if ((result.Errors.Count == 0 && !isSilent) || result.Output.Count > 0)
            {
                wrong.Add($"{row}: {string.Join(" ", result.Errors.Select(error => error.FullyQualifiedErrorId))}");
            }
        }

        Assert.Empty(wrong);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>One blank cell of several narrows nothing, and the next row is read as ever.</summary>
    [Fact]
    public void ARowThatSaysNothingIsItsOwnErrorAndTheOthersFollow()
    {
        var result = _engine.Session.Run("$group = (Get-UdeskUserGroup -First 1).GroupId; [pscustomobject]@{ AgentId = $null; GroupId = $null }, [pscustomobject]@{ AgentId = ''; GroupId = $group } | Get-UdeskAgent");
        Assert.StartsWith("EmptyArgument,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("Row 1: ", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(result.Output);
        Assert.Contains("/user_groups/", Assert.Single(_engine.Requests.Skip(1)).Path, StringComparison.Ordinal);
    }

    /// <summary>Nothing is made for a row that is not there.</summary>
    [Theory]
    [InlineData("New-UsedeskTicket -Subject s -Message m")]
    [InlineData("New-UsedeskClient -Name n")]
    [InlineData("New-UdeskCustomer -NickName n")]
    [InlineData("Send-UdeskImMessage hello -CustomerToken shop-1 -ImSubSessionId 1")]
    public void ANullRowMakesNothing(string call)
    {
        var result = _engine.Session.Run($"$null, $null | {call}");
        Assert.All(result.Errors, static error => Assert.StartsWith("EmptyArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("2 failed", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    public static TheoryData<string> ListingsOfRows()
        => [.. OperationTests.Cmdlets.Where(name => name.Split('-')[0] is "Get" or "Find")];

    private static IEnumerable<string> PipedParameters(Type type)
        => type.GetProperties()
            .Where(static property => property.GetCustomAttributes<ParameterAttribute>().Any(static attribute => attribute.ValueFromPipeline || attribute.ValueFromPipelineByPropertyName))
            .Select(static property => property.Name);

    /// <summary>Nor is the current account meant, where another one was.</summary>
    [Theory]
    [InlineData("New-UsedeskTicket -Subject s -Message m -ClientEmail a@example.test -Connection $nothing")]
    [InlineData("Get-UsedeskGroup -Connection $nothing")]
    [InlineData("Remove-UdeskCustomer 1 -Confirm:$false -Connection $nothing")]
    public void AnEmptyConnectionIsNotTheCurrentOne(string script)
    {
        Assert.StartsWith("EmptyArgument,", Assert.Single(_engine.Session.Run(script).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>The ID of whatever an event is about is no ticket's, session's or customer's by accident, and who did it is not who speaks.</summary>
    [Theory]
    [InlineData("'{\"action\":\"AgentNote_update\",\"message\":{\"id\":2154801}}' | ConvertFrom-UdeskWebhook | Add-UsedeskTicketComment -Message x")]
    [InlineData("'{\"action\":\"Organization_create\",\"message\":{\"id\":77,\"name\":\"x\"}}' | ConvertFrom-UdeskWebhook | Close-UdeskImSession -Confirm:$false")]
    [InlineData("'{\"action\":\"Organization_create\",\"message\":{\"id\":77,\"name\":\"x\"}}' | ConvertFrom-UdeskWebhook | Remove-UdeskCustomer -Confirm:$false")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(('{\"action\":\"AgentNote_update\",\"message\":{\"id\":2154801}}' | ConvertFrom-UdeskWebhook))) | Add-UsedeskTicketComment -Message x")]
    public void AnEventsIdIsNobodyElses(string script)
    {
        Assert.NotEmpty(_engine.Session.Run(script).Errors);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>An error keeps the row that it is about, and whoever exports errors exports the row.</summary>
    [Theory]
    [InlineData("[pscustomobject]@{ Name = 'n'; Email = 'not an address'; GroupId = 1; Password = $secret }")]
    [InlineData("[pscustomobject]@{ Name = 'n'; Email = 'not an address'; GroupId = 1; Password = $secret; Login = [pscredential]::new('a', $secret) }")]
    public void AnErrorsTargetHoldsNoSecretOfItsRow(string row)
    {
        _engine.Fault("""{"service":"usedesk","path":"create/user","kind":"status","status":422,"body":"{}"}""");
        var result = _engine.Session.Run($"$secret = [securestring]::new(); 'planted-4711'.ToCharArray() | ForEach-Object {{ $secret.AppendChar($_) }}; {row} | New-UsedeskUser -Password $secret -ErrorVariable failed -ErrorAction SilentlyContinue; $failed[0].TargetObject.Name; $failed[0].TargetObject.Password; [System.Management.Automation.PSSerializer]::Serialize($failed[0].TargetObject, 4)");
        Assert.Equal(["n", "***"], result.Output.Take(2).Select(Expectation.TextOf));
        var text = Expectation.TextOf(result.Output[2]);
        Assert.DoesNotContain(System.Convert.ToHexString(System.Text.Encoding.Unicode.GetBytes("planted-4711")), text, System.StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<SS", text, System.StringComparison.Ordinal);
    }

    /// <summary>A secret within an object, as when a whole row or a vault's item is given in place of its field.</summary>
    [Theory]
    [InlineData("Connect-Usedesk -ApiToken $value")]
    [InlineData("Connect-Udesk -Subdomain x -Email a@example.test -ApiToken $value")]
    [InlineData("Connect-Udesk -Subdomain x -Email a@example.test -ApiToken $secret -StructuredMessageKey $value")]
    [InlineData("New-UsedeskUser -Name n -Email a@example.test -GroupId 1 -Password $value")]
    [InlineData("New-UdeskSignature -Email a@example.test -Key $value")]
    [InlineData("Test-UdeskSignature -Uri http://example.test/ -Key $value")]
    [InlineData("'{}' | ConvertFrom-UsedeskWebhook -Secret $value")]
    [InlineData("'{}' | ConvertFrom-UsedeskWebhook -Secret $secret, $value")]
    public void WhatIsNoSecureStringIsRefusedWithoutBeingShown(string script)
    {
        foreach (var value in new[] { "'planted-4711'", "[pscustomobject]@{ Token = 'planted-4711' }", "@{ Token = 'planted-4711' }", "[uri]'http://planted-4711/'", "[char[]]'planted-4711'", "[Text.StringBuilder]'planted-4711'" })
        {
            var result = _engine.Session.Run($"$secret = [securestring]::new(); $value = {value}; $refused = $null; try {{ {script} -ErrorAction Stop }} catch {{ $refused = $_ }}; $refused.FullyQualifiedErrorId; $refused | Format-List * -Force | Out-String; $refused.Exception.ToString()");
            var shown = string.Concat(result.Output.Select(Expectation.TextOf)).Replace(value, string.Empty, System.StringComparison.Ordinal);
            Assert.StartsWith("ParameterArgumentTransformationError,", shown);
            Assert.DoesNotContain("planted", shown, System.StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void WhoCommentedDoesNotSpeakInTheAnswer()
    {
        _engine.Session.Run("'{\"comment\":{\"id\":501,\"message\":\"x\",\"from\":\"user\",\"user_id\":5,\"ticket_id\":2154801}}' | ConvertFrom-UsedeskWebhook | Add-UsedeskTicketComment -Message answer").ThrowIfFailed();
        var sent = Json("/create/comment");
        Assert.Equal("2154801", sent["ticket_id"]!.ToString());
        Assert.Null(sent["user_id"]);
    }

    [Fact]
    public void LostChatsBecomeTickets()
    {
        _engine.Happen("""POST queue/seed {"count":3,"from":"2026-05-01 00:00:00","to":"2026-05-08 00:00:00"}""");
        var result = _engine.Session.Run("""
            $lost = @(Get-UdeskAbandonedQueue -StartTime 2026-05-01 -EndTime 2026-05-09)
            $lost
            $lost | New-UsedeskTicket -Subject { "Lost chat of $($_.CustomerName)" } -Message { "Waited $($_.Waited)" } -Tag lost-chat
            """).ThrowIfFailed();
        Assert.Equal(6, result.Output.Count);
        var bodies = _engine.Requests.Where(call => call.Path == "/create/ticket").Select(call => JsonNode.Parse(call.Body!)!).ToArray();
        Assert.Equal(result.Output.Take(3).Select(row => $"Lost chat of {row.Properties["CustomerName"].Value}"), bodies.Select(body => (string?)body["subject"]));
        Assert.Equal(result.Output.Take(3).Select(row => $"Waited {row.Properties["Waited"].Value}"), bodies.Select(body => (string?)body["message"]));
        Assert.Equal(result.Output.Take(3).Select(row => row.Properties["CustomerName"].Value), bodies.Select(body => (string?)body["client_name"]));
        Assert.All(bodies, body => Assert.Equal("lost-chat", (string?)body["tag"]));
        Assert.All(result.Output.Skip(3), ticket => Assert.Equal("UsedeskUdesk.UsedeskTicketReceipt", ticket.BaseObject.GetType().FullName));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("TRUE", true)]
    [InlineData("False", false)]
    [InlineData("", false)]
    public void ASwitchTakesTheWordsOfACsvFile(string word, bool on)
    {
        _engine.Session.Run($"[pscustomobject]@{{ Subject = 's'; Message = 'm'; PrivateComment = '{word}' }} | New-UsedeskTicket").ThrowIfFailed();
        Assert.Equal(on, Json("/create/ticket").AsObject().ContainsKey("private_comment"));
    }

    [Theory]
    [InlineData("yes", "true")]
    [InlineData("0", "false")]
    [InlineData("Online", "true")]
    [InlineData("offline", "false")]
    [InlineData("", null)]
    public void AFlagTakesThemToo(string word, string? sent)
    {
        _engine.Session.Run($"[pscustomobject]@{{ UserId = '2156'; Name = 'Olga'; ChatOnlineStatus = '{word}' }} | Update-UsedeskUser").ThrowIfFailed();
        Assert.Equal(sent, (string?)Json("/update/user")["chat_online_status"]);
    }

    [Fact]
    public void AWordThatIsNeitherSpoilsItsRowAlone()
    {
        var result = _engine.Session.Run("""
            'perhaps', 'yes' | ForEach-Object { [pscustomobject]@{ Subject = "s $_"; Message = 'm'; PrivateComment = $_ } } | New-UsedeskTicket
            """);
        Assert.Single(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.Contains("'perhaps'", error.ToString());
        Assert.Equal("s yes", (string?)Json("/create/ticket")["subject"]);
    }

    public static TheoryData<string> Dictionaries =>
    [
        "@{ Subject = 'h1'; Message = 'm'; Tag = 'a', 'b'; PrivateComment = 'yes' }, @{ Subject = 'h2'; Message = 'm' }",
        "[ordered]@{ Subject = 'h1'; Message = 'm'; Tag = 'a', 'b'; PrivateComment = 'yes' }, [ordered]@{ Subject = 'h2'; Message = 'm' }",
        // As ConvertFrom-Json -AsHashtable makes them.
        "& { $o = [System.Management.Automation.OrderedHashtable]::new(); $o['subject'] = 'h1'; $o['message'] = 'm'; $o['tag'] = [object[]]('a', 'b'); $o['privateComment'] = $true; $o; @{ subject = 'h2'; MESSAGE = 'm' } }",
        "'h1', 'h2' | ForEach-Object { $d = [Collections.Generic.Dictionary[string, object]]::new(); $d['Subject'] = $_; $d['Message'] = 'm'; if ($_ -eq 'h1') { $d['Tag'] = 'a,b'; $d['PrivateComment'] = 1 }; $d }",
        // One and the same, filled anew.
        "$h = @{ Message = 'm' }; & { $h.Subject = 'h1'; $h.Tag = 'a', 'b'; $h.PrivateComment = $true; $h; $h = @{ Subject = 'h2'; Message = 'm' }; $h }",
    ];

    /// <summary>PowerShell does not bind a dictionary's keys; the tickets would be empty.</summary>
    [Theory]
    [MemberData(nameof(Dictionaries))]
    public void ADictionarysKeysAreColumns(string rows)
    {
        var result = _engine.Session.Run($"{rows} | New-UsedeskTicket").ThrowIfFailed();
        Assert.Empty(result.Warnings);
        Assert.Equal([1L, 2L], result.Output.Select(ticket => ticket.Properties["Row"].Value));
        Assert.Equal(
            ["h1 m a,b true", "h2 m  "],
            _engine.Requests.Select(call => JsonNode.Parse(call.Body!)!).Select(body => $"{body["subject"]} {body["message"]} {body["tag"]} {body["private_comment"]}"));
    }

    [Fact]
    public void ADictionaryIsARowForErrorsFailedRowsAndColumnsToo()
    {
        var result = _engine.Session.Run("""
            $rows = @{ Subject = 'one'; Mood = 'glad' }, [ordered]@{ Subject = 'two'; Message = 'm'; PrivateComment = 'maybe' }, @{ Subject = 'three'; Message = 'm' }, @{ Subject = 'four'; Message = [datetime]'2026-12-01' }
            $rows | New-UsedeskTicket -FailedRows failed
            $failed.Count; [object]::ReferenceEquals($failed[0], $rows[0]); $failed[1].Subject
            @($rows | ForEach-Object { $_.PSObject.Properties } | Where-Object { $_ -is [psnoteproperty] }).Count
            """);
        Assert.Equal(["three", "four"], result.Output.Take(2).Select(ticket => ticket.Properties["Subject"].Value));
        // The dictionaries are as they were.
        Assert.Equal(["2", "True", "two", "0"], result.Output.Skip(2).Select(Expectation.TextOf));
        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("Row 1, one", result.Errors[0].ToString());
        Assert.Contains("Row 2, Subject 'two': 'maybe'", result.Errors[1].ToString());
        Assert.Equal("one", ((IDictionary)((PSObject)result.Errors[0].TargetObject).BaseObject)["Subject"]);
        Assert.Equal("New-UsedeskTicket takes nothing from this column: Mood.", result.Warnings[0]);
        Assert.Equal("2026-12-01 00:00:00", (string?)JsonNode.Parse(_engine.Requests[^1].Body!)!["message"]);
    }

    [Theory]
    [InlineData("@{ TicketId = '2154801'; Status = 'Closed' } | Update-UsedeskTicket", "/update/ticket", """{"ticket_id":2154801,"status":3}""")]
    [InlineData("@{ TicketId = 2154801; Message = 'm' } | Add-UsedeskTicketComment", "/create/comment", """{"ticket_id":2154801,"message":"m","type":"private"}""")]
    [InlineData("@{ Name = 'Anna'; Email = 'a@example.test', 'b@example.test' } | New-UsedeskClient", "/create/client", """{"name":"Anna","emails":["a@example.test","b@example.test"]}""")]
    [InlineData("@{ Title = 's' } | New-UsedeskTicket -Subject { $_.Title } -Message { $_['Title'] }", "/create/ticket", """{"subject":"s","message":"s"}""")]
    // Its own Count, and that of a list, is none of the row's values.
    [InlineData("@{ ArticleId = 1; Account = '4' } | Add-UsedeskArticleView", "/add-views", """{"count":1}""")]
    [InlineData("@{ ArticleId = 1; Account = '4'; Count = 7 } | Add-UsedeskArticleView", "/add-views", """{"count":7}""")]
    [InlineData(", @(1, 2) | Add-UsedeskArticleView -Account 4", "/add-views", """{"count":1}""")]
    public void EveryCmdletTakesADictionary(string call, string path, string body)
    {
        Assert.DoesNotContain(_engine.Session.Run(call).Warnings, static text => text.Contains("takes nothing", StringComparison.Ordinal));
        var sent = JsonNode.Parse(_engine.Requests.Last(one => one.Path.EndsWith(path, StringComparison.Ordinal)).Body!)!.AsObject();
        sent.Remove("api_token");
        Assert.Equal(JsonNode.Parse(body)!.ToJsonString(), sent.ToJsonString());
    }

    public static TheoryData<string, string, string> Nothing => new()
    {
        { "'abc', 'def' | New-UsedeskTicket -Message hi", "MissingParameter", "Row 2, 'def': New-UsedeskTicket takes nothing of this item (String), and nothing is made or changed for it. Pipe objects with properties such as Subject, " },
        { "$global:PSDefaultParameterValues['New-UsedeskTicket:Tag'] = 'x'; try { 1, 2 | New-UsedeskTicket -Subject s -Message m } finally { $global:PSDefaultParameterValues.Remove('New-UsedeskTicket:Tag') }", "MissingParameter", "takes nothing of this item (Int32)" },
        { "1..2 | New-UsedeskTicket -Subject s -Message m", "MissingParameter", "use ForEach-Object { New-UsedeskTicket … }." },
        { "[datetime]'2026-12-01', [guid]::Empty | New-UsedeskTicket -Subject s -Message m", "MissingParameter", "" },
        { "'a', 'b' | New-UsedeskClient -Name Anna", "MissingParameter", "Row 2, 'b': New-UsedeskClient takes nothing of this item" },
        { "'a', 'b' | New-UdeskImSession -CustomerToken shop-1", "MissingParameter", "New-UdeskImSession takes nothing of this item" },
        { "'a', 'b' | Update-UdeskCustomer -Id 5 -NickName n", "MissingParameter", "Update-UdeskCustomer takes nothing of this item" },
        { "1, 2 | Remove-UdeskSession -StartTime 2026-05-01 -EndTime 2026-05-02 -AllCustomers -Confirm:$false", "MissingParameter", "Remove-UdeskSession takes nothing of this item" },
        { "[pscustomobject]@{ Subjct = 's' }, @{ Mesage = 'm' } | New-UsedeskTicket -ClientEmail a@example.test -Message m", "MissingParameter", "(it has 'Mesage')" },
        { "[pscustomobject]@{ Subject = 's' }, @{ Subject = 's' } | New-UsedeskTicket -Subject s -Message m", "MissingParameter", "Its Subject would be taken if the command line did not give the same." },
        { "[pscustomobject]@{ 'Subject;Message' = 'a;b' }, [pscustomobject]@{ 'Subject;Message' = 'c;d' } | New-UsedeskTicket -ClientEmail a@example.test", "MissingParameter", "Read the file with Import-Csv -Delimiter ';'." },
        { "@{}, [pscustomobject]@{} | New-UsedeskTicket -Message m", "MissingParameter", "(it is empty)" },
        { "[pscustomobject]@{ Subject = ''; Message = ''; Tag = ''; Other = 'x' }, [pscustomobject]@{ Subject = ' '; Message = $null; Tag = '' } | New-UsedeskTicket -ClientEmail a@example.test", "EmptyArgument", "All that New-UsedeskTicket takes of this item is empty: Subject, Message, Tag." },
        { "'a', 'b' | New-UsedeskTicket -Subject { '' } -Message m", "EmptyArgument", "Row 2, 'b': All that New-UsedeskTicket takes of this item is empty: Subject." },
        { "$a = [pscustomobject]@{ Subject = 's'; Message = 'm' }; , @($a, $a), , @() | New-UsedeskTicket -Message m", "InvalidParameter", "The item is a whole list of" },
        { "$a = @{ Subject = 's'; Message = 'm' }; $list = [Collections.ArrayList]@($a, $a); $list, [object[]]@($a) | New-UsedeskTicket", "InvalidParameter", "Row 2, Subject 's': The item is a whole list of 1 (Object[]), and New-UsedeskTicket takes one row at a time. Pipe the rows: $list | New-UsedeskTicket" },
        { "$t = [Data.DataTable]::new(); $null = $t.Columns.Add('Subject'); $null = $t.Rows.Add('s'); $t, $t | New-UsedeskTicket -Message m", "InvalidParameter", "those of a table are $table.Rows." },
        { "$t = [Data.DataTable]::new(); $t, $t | New-UsedeskClient -Name Anna", "InvalidParameter", "(DataTable), and New-UsedeskClient takes one row at a time." },
        { "$d = [Collections.Generic.Dictionary[string, string]]::new(); $d['Subject'] = 'a'; $d['subject'] = 'b'; $d, $d | New-UsedeskTicket -Message m", "InvalidParameter", "in other letters" },
    };

    /// <summary>An item that gives nothing would be made of the command line alone, once for each.</summary>
    [Theory]
    [MemberData(nameof(Nothing))]
    public void AnItemOfWhichNothingIsTakenIsAnErrorAndNothingIsSent(string call, string errorId, string text)
    {
        var result = _engine.Session.Run(call);
        Assert.Empty(result.Output);
        Assert.Empty(_engine.Requests);
        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(result.Errors, static error => Assert.NotNull(error.TargetObject));
        Assert.StartsWith("Row 1", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(text, result.Errors[1].ToString());
    }

    /// <summary>What a script notes at a dictionary that was piped stands there, and what it changes counts for the next time.</summary>
    [Fact]
    public void APipedDictionaryStaysTheScripts()
    {
        var result = _engine.Session.Run(
            """
            $rows = @{ Subject = 's1'; Message = 'm'; State = 'new' }, @{ Subject = 's2'; Message = 'm'; State = 'new' }
            foreach ($row in $rows) { $row | New-UsedeskTicket -WarningAction SilentlyContinue | ForEach-Object { $row.State = 'done' } }
            $rows | Where-Object { $_.State -eq 'new' } | New-UsedeskTicket -WarningAction SilentlyContinue
            $one = @{ Subject = 'm1'; Message = 'm' }
            & { for ($n = 2; $n -le 4; $n++) { $one; $one.Subject = "m$n" } } | New-UsedeskTicket | ForEach-Object Subject
            $rows.ForEach({ $_.State })
            $rows[0].psobject.Properties.Match('Subject').Count
            """).ThrowIfFailed();
        Assert.Equal(["m1", "m2", "m3", "done", "done", "0"], result.Output.Select(static item => item.ToString()));
        Assert.Equal(5, _engine.Requests.Count);
    }

    /// <summary>Names that PowerShell keeps for itself are no columns, and cost no other row its own.</summary>
    [Fact]
    public void ReservedKeysAreLeftOut()
    {
        var result = _engine.Session.Run("@{ Subject = 'one'; Message = 'm'; PSObject = 1; psbase = 2 }, @{ Subject = 'two'; Message = 'm' } | New-UsedeskTicket | ForEach-Object Subject").ThrowIfFailed();
        Assert.Equal(["one", "two"], result.Output.Select(static item => item.ToString()));
    }

    /// <summary>Runspaces may share a dictionary: none takes away what another one binds.</summary>
    [Fact]
    public void ADictionaryThatRunspacesShareGivesAllItsColumns()
    {
        var shared = new System.Collections.Hashtable { ["Subject"] = "s", ["Message"] = "m", ["Tag"] = "t", ["ClientEmail"] = "a@example.test" };
        var connection = _engine.Session.Run("Get-UsedeskConnection").Single();
        var threads = Enumerable.Range(0, 3).Select(_ => System.Threading.Tasks.Task.Run(() =>
        {
            using var session = new EngineSession();
            return session.Run("1..150 | ForEach-Object { $row | New-UsedeskTicket -Connection $connection -WhatIf:$false } | ForEach-Object Subject", ("row", shared), ("connection", connection)).ThrowIfFailed().Output.Count;
        })).ToArray();
        Assert.All(threads, thread => Assert.Equal(150, thread.Result));
        Assert.Equal(450, _engine.Requests.Count);
        Assert.All(_engine.Requests, request => Assert.Equal(("s", "m", "t", "a@example.test"), ((string?)request.Json!["subject"], (string?)request.Json["message"], (string?)request.Json["tag"], (string?)request.Json["client_email"])));
    }

    /// <summary>What the item before gave is none of its own.</summary>
    [Fact]
    public void AnItemThatGivesNothingSaysSoBehindOneThatGaveSomethingToo()
    {
        var result = _engine.Session.Run("@{ Subject = 'A'; Message = 'm' }, 'text', [pscustomobject]@{ Titel = 'x' }, @(1, 2), [pscustomobject]@{ Subject = '' } | New-UsedeskTicket");
        Assert.Single(_engine.Requests);
        Assert.Equal(["MissingParameter", "MissingParameter", "InvalidParameter", "EmptyArgument"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("takes nothing of this item (it has 'Titel')", result.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Contains("is empty: Subject.", result.Errors[3].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'a', 'b' | New-UsedeskTicket -Subject { $_ } -Message m", 2)]
    [InlineData("1..3 | New-UsedeskTicket -Subject { \"copy $_\" } -Message m", 3)]
    [InlineData(", @('a', 'b') | New-UsedeskTicket -Subject { $_[0] } -Message { $_[1] }", 1)]
    [InlineData("[pscustomobject]@{ ClientEmail = 'a@example.test'; Subject = '' } | New-UsedeskTicket -Subject s -Message m", 1)]
    [InlineData("$t = [Data.DataTable]::new(); $null = $t.Columns.Add('Subject'); $null = $t.Rows.Add('s'); $t.Rows | New-UsedeskTicket -Message m", 1)]
    [InlineData("2154801, '2154802' | Update-UsedeskTicket -Status Closed", 2)]
    [InlineData(", @(2154801, 2154802) | Update-UsedeskTicket -Status Closed", 2)]
    [InlineData("1..2 | ForEach-Object { New-UsedeskTicket -Subject s -Message m }", 2)]
    public void WhatGivesSomethingGoesThrough(string call, int sent)
    {
        Assert.Empty(_engine.Session.Run(call).ThrowIfFailed().Warnings);
        Assert.Equal(sent, _engine.Requests.Count);
    }

    [Theory]
    [InlineData("New-UsedeskTicket -Tag x", "A ticket needs -Subject or -Message")]
    [InlineData("[pscustomobject]@{ Tag = 'x' } | New-UsedeskTicket", "Row 1, (no subject): A ticket needs -Subject or -Message")]
    [InlineData("Add-UsedeskTicketComment 2154801", "A comment needs -Message, -File")]
    public void WhatSaysNothingIsNotMade(string call, string text)
    {
        var error = Assert.Single(_engine.Session.Run(call).Errors);
        Assert.StartsWith("MissingParameter,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(text, error.ToString());
        Assert.Empty(_engine.Requests);
    }

    /// <summary>PowerShell leaves out what it cannot bind, and goes on: a comment that was to be private would be read by the client.</summary>
    [Theory]
    [InlineData("Subject = 'a', 'b'", "The item's 'Subject' is not taken: it is a list of 2, and -Subject takes one value.")]
    [InlineData("Subject = @{ a = 1 }", "An object of the type Hashtable has no text of its own.")]
    [InlineData("Subject = [pscustomobject]@{ a = 1 }", "A custom object has no text of its own.")]
    [InlineData("Tag = 1, (1, 2)", "A list within a list has no text of its own.")]
    [InlineData("ClientName = 'a', 'b'", "The item's 'ClientName' is not taken")]
    [InlineData("CustomerName = 'a', 'b'", "The item's 'CustomerName' is not taken: it is a list of 2, and -ClientName takes one value.")]
    [InlineData("PrivateComment = [pscustomobject]@{ a = 1 }", "The item's 'PrivateComment' is not taken: -PrivateComment takes no ")]
    [InlineData("PrivateComment = [guid]::Empty", "The item's 'PrivateComment' is not taken: -PrivateComment takes no Guid.")]
    [InlineData("PrivateComment = @('yes')", "The item's 'PrivateComment' is not taken: it is a list of 1")]
    [InlineData("Status = 1.5", "The item's 'Status' is not taken: -Status takes no Double.")]
    [InlineData("TriggerId = [decimal]1e20", "'100000000000000000000' is not a whole number.")]
    [InlineData("Field = 5", "The item's 'Field' is not taken: -Field takes no Int32.")]
    [InlineData("NestedList = 5", "What is of the type Int32 is no list of fields.")]
    [InlineData("Tag = @{ a = 1 }", "An object of the type Hashtable has no text of its own.")]
    [InlineData("TemplateVariable = 'a', @{ a = 1 }", "An object of the type Hashtable has no text of its own.")]
    public void AValueThatIsNotTakenSpoilsItsRow(string value, string text)
    {
        foreach (var type in new[] { "pscustomobject", "hashtable" })
        {
            var before = _engine.Requests.Count;
            var result = _engine.Session.Run($"$row = @{{ Subject = 's'; Message = 'm' }}; $more = @{{ {value} }}; foreach ($key in $more.Keys) {{ $row[$key] = $more[$key] }}; $row = [{type}]$row; $other = [pscustomobject]@{{ Subject = 'other'; Message = 'm' }}; $other, $row, $other | New-UsedeskTicket -FailedRows failed; [object]::ReferenceEquals($failed[0], $row)");
            var error = Assert.Single(result.Errors);
            Assert.Contains(text, error.ToString(), StringComparison.Ordinal);
            Assert.Contains("Row 2", error.ToString(), StringComparison.Ordinal);
            Assert.Equal("True", result.Output[^1].ToString());
            Assert.All(_engine.Requests.Skip(before), static request => Assert.Equal("other", (string?)request.Json!["subject"]));
            Assert.Equal(2, _engine.Requests.Count - before);
        }
    }

    [Theory]
    [InlineData("New-UsedeskTicket -Subject s -Message @{ a = 1 }")]
    [InlineData("New-UsedeskTicket -Subject s -Message ([pscustomobject]@{ a = 1 })")]
    [InlineData("New-UsedeskTicket -Subject s -Message ([securestring]::new())")]
    [InlineData("New-UsedeskTicket -Subject s -Message m -TemplateName t -TemplateVariable @{ a = 1 }")]
    [InlineData("New-UsedeskTicket -Subject s -Message m -Tag a, @{ b = 1 }")]
    [InlineData("Update-UsedeskTicket 5 -Subject @{ a = 1 }")]
    [InlineData("Get-UsedeskTicket -Query @{ a = 1 }")]
    public void AnObjectIsNoText(string call)
    {
        Assert.Contains("has no text of its own", Assert.Single(_engine.Session.Run(call).Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void WhatHasATextIsText()
    {
        _engine.Session.Run("New-UsedeskTicket -Subject 5 -Message ([datetime]'2026-12-01 10:00') -ClientName ([version]'1.2') -Tag 1, ([uri]'http://a/'), $null, ([DBNull]::Value)").ThrowIfFailed();
        var body = _engine.Requests[^1].Json!;
        Assert.Equal("5|2026-12-01 10:00:00|1.2|1,http://a/", $"{body["subject"]}|{body["message"]}|{body["client_name"]}|{body["tag"]}");
    }

    /// <summary>As ConvertFrom-Json makes it, and as Export-Csv writes it.</summary>
    [Theory]
    [InlineData("[pscustomobject]@{ TextField_1 = 'x' }", """{"TextField_1":"x"}""")]
    [InlineData("'TextField_1=x'", """{"TextField_1":"x"}""")]
    [InlineData("[pscustomobject]@{}", null)]
    public void CustomFieldsComeAsAnObjectToo(string fields, string? sent)
    {
        _engine.Session.Run($"[pscustomobject]@{{ NickName = 'n'; CustomerToken = 'new-1'; CustomField = {fields} }} | New-UdeskCustomer").ThrowIfFailed();
        Assert.Equal(sent, JsonNode.Parse(_engine.Requests[^1].Body!)!["customer"]!["custom_fields"]?.ToJsonString());
    }

    /// <summary>Nothing stands in a null cell of a data table, whatever its column's type.</summary>
    [Fact]
    public void ANullCellOfATableIsNothingGiven()
    {
        _engine.Session.Run(
            """
            $table = [Data.DataTable]::new()
            foreach ($column in (Get-Command New-UsedeskTicket).Parameters.Values) { if ($column.Name -notin 'Subject', 'Message') { $null = $table.Columns.Add($column.Name, [object]) } }
            $null = $table.Columns.Add('Subject'), $table.Columns.Add('Message'), $table.Columns.Add('AssigneeID2', [int])
            $row = $table.NewRow(); $row['Subject'] = 's'; $row['Message'] = 'm'; $table.Rows.Add($row)
            $table.Rows | New-UsedeskTicket -WarningAction SilentlyContinue
            """).ThrowIfFailed();
        var body = JsonNode.Parse(_engine.Requests[^1].Body!)!.AsObject();
        body.Remove("api_token");
        Assert.Equal("""{"subject":"s","message":"m"}""", body.ToJsonString());
    }

    /// <summary>A text that a cmdlet takes says what it does with an object: without an attribute, the name of its type would be sent.</summary>
    [Fact]
    public void EveryTextIsLookedAt()
    {
        var parameters = _engine.Session.Run(
            """
            foreach ($command in Get-Command -Module UsedeskUdesk -CommandType Cmdlet) {
                foreach ($parameter in $command.Parameters.Values) {
                    # The name of a variable; PowerShell's own are such, too.
                    if ($parameter.ParameterType -in [string], [string[]] -and $parameter.Name -ne 'FailedRows' -and $parameter.Name -notlike '*Variable') {
                        "$($command.Name) $($parameter.Name) $(@($parameter.Attributes.ForEach({ $_ -is [Management.Automation.ArgumentTransformationAttribute] })) -contains $true)"
                    }
                }
            }
            """).ThrowIfFailed().Output.Select(static text => text.ToString()!).ToArray();
        Assert.True(parameters.Length > 220, $"{parameters.Length}");
        Assert.DoesNotContain(parameters, static text => text.EndsWith(" False", StringComparison.Ordinal));
    }

    /// <summary>A spreadsheet writes 1234 so: tickets 1 and 234 are not what is meant.</summary>
    [Theory]
    [InlineData("[pscustomobject]@{ TicketId = '1,234'; Priority = 'low' } | Update-UsedeskTicket", "Write 1234 for one, or 1, 234, with blanks, for several.")]
    [InlineData("[pscustomobject]@{ TicketId = ' 12,345,000 '; Priority = 'low' } | Update-UsedeskTicket", "Write 12345000 for one")]
    [InlineData("Update-UsedeskTicket -TicketId '1,000' -Priority low", "Write 1000 for one")]
    [InlineData("Get-UsedeskTicket -GroupId '9,612'", "Write 9612 for one")]
    public void ANumberWithACommaBetweenItsThousandsIsNotSeveral(string call, string advice)
    {
        var error = Assert.Single(_engine.Session.Run(call).Errors);
        Assert.Contains(advice, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    [Theory]
    [InlineData("12,34")]
    [InlineData("12, 345")]
    [InlineData("1234,567")]
    [InlineData("12,3456")]
    public void SeveralNumbersMayStandInOneText(string text)
    {
        _engine.Session.Run($"Get-UsedeskTicket -GroupId '{text}'").ThrowIfFailed();
        Assert.Equal(text.Replace(" ", string.Empty, StringComparison.Ordinal), (string?)Json("/tickets")["fgroup"]);
    }

    [Fact]
    public void EmptyCellsChangeNothing()
    {
        _engine.Session.Run("[pscustomobject]@{ TicketId = '2154801'; Subject = ''; Status = 'Closed'; AssigneeId = ''; GroupId = ''; Tag = ''; Silent = '' } | Update-UsedeskTicket").ThrowIfFailed();
        Assert.Equal(["status", "ticket_id"], Names("/update/ticket"));
    }

    [Fact]
    public void APipedAnswerLendsItsNumberAndNothingElse()
    {
        _engine.Session.Run("Get-UsedeskTicket -TicketId 2154801 | Update-UsedeskTicket -Status Closed; Get-UsedeskUser -UserId 2156 | Update-UsedeskUser -Phone 79123456785; Get-UsedeskClient -ClientId 27747601 | Update-UsedeskClient -Position Buyer").ThrowIfFailed();
        Assert.Equal(["status", "ticket_id"], Names("/update/ticket"));
        Assert.Equal(["phone", "user_id"], Names("/update/user"));
        Assert.Equal(["client_id", "position"], Names("/update/client"));
    }

    [Fact]
    public void NumbersComeByPositionAndByValue()
    {
        var result = _engine.Session.Run("""
            (Get-UsedeskTicket 2154803, 2154801).TicketId
            (2154802, '2154804' | Get-UsedeskTicket).TicketId
            ([pscustomobject]@{ Id = '2154805' } | Get-UsedeskTicket).TicketId
            """).ThrowIfFailed();
        Assert.Equal(["2154803", "2154801", "2154802", "2154804", "2154805"], result.Output.Select(Expectation.TextOf));
    }

    [Fact]
    public void AConnectionIsTakenByNameAndNotAsACopyFromElsewhere()
    {
        Assert.Equal(6, _engine.Session.Run("Get-UdeskAgentStatus -Connection $sim.Host").ThrowIfFailed().Output.Count);
        Assert.Contains("'nowhere'", _engine.Session.RunCaught("Get-UdeskAgentStatus -Connection nowhere").Terminating!.ToString());
        var copy = _engine.Session.RunCaught("Get-UdeskAgentStatus -Connection ([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-UdeskConnection))))");
        Assert.Contains("another process", copy.Terminating!.ToString());
    }

    private string[] Names(string path) => [.. Json(path).AsObject().Select(pair => pair.Key).Where(name => name != "api_token").Order()];

    private JsonNode Json(string path) => JsonNode.Parse(Assert.Single(_engine.Requests, call => call.Path == path).Body!)!;
}
