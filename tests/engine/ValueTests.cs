using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
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

    /// <summary>Of each number, date and word of a list something says what it takes; without, PowerShell makes numbers of anything, and a sum of several words.</summary>
    [Fact]
    public void EachNumberAndEachWordIsLookedAt()
    {
        var parameters = Parameters().Where(parameter => Plain(parameter.Type) is var type && (type.IsEnum || (type.IsPrimitive && type != typeof(bool) && type != typeof(char)) || type == typeof(DateTime) || type == typeof(DateTimeOffset))).ToArray();
        Assert.True(parameters.Count(parameter => Plain(parameter.Type).IsEnum) >= 20 && parameters.Length > 150, $"{parameters.Length}");
        Assert.Empty(parameters.Where(parameter => !parameter.Property.GetCustomAttributes<ArgumentTransformationAttribute>().Any()).Select(parameter => parameter.Name));
    }

    /// <summary>Each takes its own words, and nothing that is a sum of them; where it takes several, one text may hold them.</summary>
    [Fact]
    public void AWordOfAListIsOneOfThem()
    {
        var wrong = new List<string>();
        foreach (var (name, property, declared) in Parameters().Where(parameter => Plain(parameter.Type).IsEnum))
        {
            var type = Plain(declared);
            var names = Enum.GetNames(type);
            var isArray = declared.IsArray;
            object? Transformed(object value)
            {
                try
                {
                    return LanguagePrimitives.ConvertTo(property.GetCustomAttributes<ArgumentTransformationAttribute>().Aggregate(value, (given, attribute) => attribute.Transform(null!, given)), declared, System.Globalization.CultureInfo.InvariantCulture);
                }
                catch (Exception error) when (error is ArgumentTransformationMetadataException or PSInvalidCastException)
                {
                    return null;
                }
            }

            string Shown(object? value) => value is Array several ? string.Join(' ', several.Cast<object>()) : value?.ToString() ?? "refused";
            void Is(object value, string expected)
            {
                if (Shown(Transformed(value)) is var actual && actual != expected)
                {
                    wrong.Add($"{name} {value}: {actual} instead of {expected}");
                }
            }

            foreach (var known in names)
            {
                Is(known.ToUpperInvariant(), known);
                Is(Enum.Parse(type, known), known);
                Is(Convert.ToInt32(Enum.Parse(type, known), System.Globalization.CultureInfo.InvariantCulture), known);
            }

            Is($"{names[0]},{names[1]}", isArray ? $"{names[0]} {names[1]}" : "refused");
            Is($"{names[0]}; {names[1]}", isArray ? $"{names[0]} {names[1]}" : "refused");
            Is(new object[] { names[0], PSObject.AsPSObject(names[1]) }, isArray ? $"{names[0]} {names[1]}" : "refused");
            Is("nothing", "refused");
            Is("1234", "refused");
            Is(1234, "refused");
            Is(true, "refused");
            Is(0.5, "refused");
            Is(DayOfWeek.Monday, "refused");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void SeveralStatesInOneTextAreSeveralStates()
    {
        var states = _engine.Session.Run("Get-UdeskAgentStatus | ForEach-Object { \"$($_.ImStatus)\" }").ThrowIfFailed().Output.Select(static state => state.ToString()).ToArray();
        Assert.Contains("Offline", states);
        var both = _engine.Session.Run("Get-UdeskAgentStatus -Status 'Online,Busy' | ForEach-Object { \"$($_.ImStatus)\" }").ThrowIfFailed().Output.Select(static state => state.ToString()).ToArray();
        Assert.Equal(states.Where(static state => state is "Online" or "Busy").Order(), both.Order());
    }

    [Fact]
    public void SeveralKindsOfEventsInOneTextAreSeveralKinds()
    {
        const string Comment = "'{\"comment\":{\"id\":501,\"message\":\"x\",\"from\":\"user\",\"user_id\":5,\"ticket_id\":2154801}}'";
        Assert.Single(_engine.Session.Run($"{Comment} | ConvertFrom-UsedeskWebhook -EventType 'TicketChanged,Comment'").ThrowIfFailed().Output);
        Assert.Empty(_engine.Session.Run($"{Comment} | ConvertFrom-UsedeskWebhook -EventType TicketChanged").ThrowIfFailed().Output);
    }

    /// <summary>.NET takes the month to come first, and a time alone for today's.</summary>
    [Theory]
    [InlineData("04/05/2026")]
    [InlineData("04-05-2026")]
    [InlineData("04.05.2026")]
    [InlineData("4-5-26")]
    [InlineData("4/5/26")]
    [InlineData("4.5")]
    [InlineData("04.05")]
    [InlineData("4/5")]
    [InlineData("10:00")]
    [InlineData("10:00:00")]
    [InlineData("24/05/26")]
    [InlineData("24.05.2026")]
    [InlineData("24/05/2026 10:00")]
    [InlineData("4 May")]
    [InlineData("May 2026")]
    [InlineData("4 May 26")]
    [InlineData("2026")]
    [InlineData("2026-05")]
    [InlineData("20260504")]
    [InlineData("Monday")]
    [InlineData("T10:00")]
    [InlineData("2026-05-04-06")]
    public void ADateThatMayBeAnotherDayIsRefused(string text)
    {
        foreach (var call in new[] { $"[pscustomobject]@{{ CustomerId = 5; StartTime = '{text}'; EndTime = '2026-12-01' }} | Remove-UdeskSession -Confirm:$false", $"Get-UsedeskTicket -CreatedAfter '{text}'" })
        {
            Assert.Contains($"'{text}' is not a date that can be read without doubt. Write it as 2026-05-19", Assert.Single(_engine.Session.Run(call).Errors).ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(_engine.Requests);
    }

    [Theory]
    [InlineData("'2026-05-04'", "2026-05-04 00:00")]
    [InlineData("'2026/05/04 10:00:01'", "2026-05-04 10:00")]
    [InlineData("'2026/5/4'", "2026-05-04 00:00")]
    [InlineData("'2026-05-04T10:00'", "2026-05-04 10:00")]
    [InlineData("'2026-05-04T10:00:00Z'", "2026-05-04 10:00")]
    [InlineData("'2026-05-04T10:00:00.123+08:00'", "2026-05-04 02:00")]
    [InlineData("'2026-05-04 10:00:00 +08:00'", "2026-05-04 02:00")]
    [InlineData("'20260504 10:00:00'", "2026-05-04 10:00")]
    [InlineData("'4 May 2026'", "2026-05-04 00:00")]
    [InlineData("'04-May-2026 10:00'", "2026-05-04 10:00")]
    [InlineData("'May 4, 2026'", "2026-05-04 00:00")]
    [InlineData("'Mon, 04 May 2026 10:00:00 GMT'", "2026-05-04 10:00")]
    [InlineData("([datetime]'2026-05-04')", "2026-05-04 00:00")]
    [InlineData("([datetimeoffset]'2026-05-04T10:00:00+08:00')", "2026-05-04 02:00")]
    [InlineData("([dateonly]::new(2026, 5, 4))", "2026-05-04 00:00")]
    public void ADateThatIsTheSameToEverybodyIsRead(string value, string sent)
    {
        foreach (var culture in new[] { "en-US", "en-GB", "ru-RU", "th-TH" })
        {
            _engine.Session.Run($"$before = [Threading.Thread]::CurrentThread.CurrentCulture; $time = {value}; try {{ [Threading.Thread]::CurrentThread.CurrentCulture = '{culture}'; Get-UsedeskTicket -CreatedAfter $time }} finally {{ [Threading.Thread]::CurrentThread.CurrentCulture = $before }}").ThrowIfFailed();
            Assert.Equal(sent, (string?)_engine.Requests[^1].Json!["created_after"]);
        }
    }

    /// <summary>What Export-Csv wrote is read where it can only be one day, and the culture reads it.</summary>
    [Theory]
    [InlineData("ru-RU", "24.05.2026 10:00:00 +00:00", "2026-05-24 10:00")]
    [InlineData("en-GB", "24/05/2026 10:00:00 +00:00", "2026-05-24 10:00")]
    [InlineData("en-US", "5/24/2026 10:00:00 AM +00:00", "2026-05-24 10:00")]
    [InlineData("en-GB", "05/05/2026", "2026-05-05 00:00")]
    [InlineData("ru-RU", "04.05.2026 10:00:00 +00:00", null)]
    [InlineData("en-GB", "04/05/2026 10:00:00 +00:00", null)]
    [InlineData("en-US", "5/4/2026 10:00:00 AM +00:00", null)]
    [InlineData("en-US", "24/05/2026", null)]
    [InlineData("en-GB", "05/24/2026", null)]
    [InlineData("en-GB", "24.05.2026", null)]
    public void ADateOfTheCultureIsReadWhereThereIsNoDoubt(string culture, string text, string? sent)
    {
        var result = _engine.Session.Run($"$before = [Threading.Thread]::CurrentThread.CurrentCulture; try {{ [Threading.Thread]::CurrentThread.CurrentCulture = '{culture}'; Get-UsedeskTicket -CreatedAfter '{text}' }} finally {{ [Threading.Thread]::CurrentThread.CurrentCulture = $before }}");
        Assert.Equal(sent is null ? 1 : 0, result.Errors.Count);
        Assert.Equal(sent, _engine.Requests.Select(call => (string?)call.Json!["created_after"]).SingleOrDefault());
    }

    [Theory]
    [InlineData("20260504")]
    [InlineData("2026")]
    [InlineData("$true")]
    [InlineData("([timespan]'10:00')")]
    [InlineData("([timeonly]::new(10, 0))")]
    public void WhatIsNoDateIsNone(string value)
    {
        Assert.Contains("is not a date, it is of the type", Assert.Single(_engine.Session.Run($"Get-UsedeskTicket -CreatedAfter {value}").Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>So lists come out of a result that went through a table.</summary>
    [Fact]
    public void AListGoesInAsItComesOut()
    {
        _engine.Session.Run("""
            $list = [UsedeskUdesk.ItemList[string]][string[]]('a', 'b c')
            [pscustomobject]@{ TicketId = 1; Tag = $list.ToString() }, [pscustomobject]@{ TicketId = 2; Tag = 'a, b c' }, [pscustomobject]@{ TicketId = 3; Tag = 'a;b' }, [pscustomobject]@{ TicketId = 4; Tag = , 'a; b' } | Update-UsedeskTicket
            Get-UsedeskTicket -GroupId '11; 12;13' -Status 'Open; Closed'
            """);
        Assert.Equal(["a,b c", "a,b c", "a;b", "a; b"], _engine.Requests.Where(call => call.Path == "/update/ticket").Select(call => (string?)call.Json!["tag"]));
        var filter = _engine.Requests[^1].Json!;
        Assert.Equal(("11,12,13", "1,3"), ((string?)filter["fgroup"], (string?)filter["fstatus"]));
    }

    [Fact]
    public void NoAddressHasASemicolon()
    {
        _engine.Session.Run("[pscustomobject]@{ TicketId = 5; Message = 'm'; Cc = 'a@example.test;b@example.test'; Bcc = 'c@example.test; d@example.test' } | Add-UsedeskTicketComment");
        var sent = _engine.Requests[^1].Json!;
        Assert.Equal("""["a@example.test","b@example.test"] ["c@example.test","d@example.test"]""", $"{sent["cc"]!.ToString(Newtonsoft.Json.Formatting.None)} {sent["bcc"]!.ToString(Newtonsoft.Json.Formatting.None)}");
    }

    [Theory]
    [InlineData("[pscustomobject]@{ TicketId = '1,234; 5'; Priority = 'low' } | Update-UsedeskTicket", "Write 1234 for one")]
    public void AThousandAmongSeveralIsDoubtfulToo(string call, string text)
    {
        Assert.Contains(text, Assert.Single(_engine.Session.Run(call).Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>PowerShell would leave fifteen digits of them.</summary>
    [Fact]
    public void ANumberInATextKeepsItsDigits()
    {
        _engine.Session.Run("[pscustomobject]@{ Subject = 4276123412341234.0; Message = 0.1234567890123456; AdditionalId = -5.0; Tag = 4276123412341235.0, 1.5; Field = @{ 10 = 4276123412341234.0 } } | New-UsedeskTicket").ThrowIfFailed();
        var sent = _engine.Requests[^1].Json!;
        Assert.Equal("4276123412341234|0.1234567890123456|-5|4276123412341235,1.5|4276123412341234", $"{sent["subject"]}|{sent["message"]}|{sent["additional_id"]}|{sent["tag"]}|{sent["field_value"]}");
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    [InlineData("fa-IR")]
    public void ADateAndATimeAreWrittenOneWayEverywhere(string culture)
    {
        _engine.Session.Run($$"""
            $before = [Threading.Thread]::CurrentThread.CurrentCulture
            try {
                [Threading.Thread]::CurrentThread.CurrentCulture = '{{culture}}'
                $day = [dateonly]::new(2026, 5, 4); $hour = [timeonly]::new(10, 0, 7); $both = [datetime]::new(2026, 5, 4, 10, 0, 7)
                Update-UsedeskTicket 1 -Subject $day -Field @{ 10 = $day }
                New-UsedeskTicket -Subject $hour -Message $both -Field @{ 10 = $hour }
                Invoke-UdeskApi GET im/agent_status -Query @{ day = $day; hour = $hour; both = $both }
                Invoke-UsedeskApi POST tickets -Body @{ day = $day; hour = $hour; both = $both; list = @(, $day) }
            }
            finally { [Threading.Thread]::CurrentThread.CurrentCulture = $before }
            """);
        var bodies = _engine.Requests.Where(call => call.Body is { Length: > 0 }).Select(call => call.Json!).ToArray();
        Assert.Equal("2026-05-04 2026-05-04", $"{bodies[0]["subject"]} {bodies[0]["field_value"]}");
        Assert.Equal("10:00:07 2026-05-04 10:00:07 10:00:07", $"{bodies[1]["subject"]} {bodies[1]["message"]} {bodies[1]["field_value"]}");
        Assert.Equal("""2026-05-04 10:00:07 2026-05-04 10:00:07 ["2026-05-04"]""", $"{bodies[2]["day"]} {bodies[2]["hour"]} {bodies[2]["both"]} {bodies[2]["list"]!.ToString(Newtonsoft.Json.Formatting.None)}");
        var query = _engine.Requests.Single(call => call.Path == "/im/agent_status").Query;
        Assert.Equal(["2026-05-04 10:00:07", "2026-05-04", "10:00:07"], new[] { "both", "day", "hour" }.Select(name => query.Single(pair => pair.Name == name).Value));
    }

    [Theory]
    [InlineData("0.0", false)]
    [InlineData("1.0", true)]
    [InlineData("[byte]0", false)]
    [InlineData("[byte]1", true)]
    [InlineData("[decimal]0", false)]
    [InlineData("[decimal]1", true)]
    [InlineData("[uint32]0", false)]
    [InlineData("[float]0", false)]
    public void AZeroOfAnyTypeIsNo(string value, bool isPublic)
    {
        _engine.Session.Run($"[pscustomobject]@{{ TicketId = 2154801; Message = 'm'; Public = {value} }} | Add-UsedeskTicketComment").ThrowIfFailed();
        Assert.Equal(isPublic ? "public" : "private", (string?)_engine.Requests[^1].Json!["type"]);
    }

    /// <summary>Only the answers to writes say so of themselves.</summary>
    [Theory]
    [InlineData("[pscustomobject]@{ TicketId = 1; Status = 'true'; Subject = 'x' } | Update-UsedeskTicket")]
    [InlineData("@{ TicketId = 1; Status = 'success'; Subject = 'x' } | Update-UsedeskTicket")]
    [InlineData("Update-UsedeskTicket 1 -Status success -Subject x")]
    [InlineData("Get-UsedeskTicket -Status true")]
    public void SuccessIsNoStatus(string call)
    {
        Assert.Contains("is not a", Assert.Single(_engine.Session.Run(call).Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    [Theory]
    [InlineData("Update-UsedeskTicket 2154801 -Subject x -PassThru | Update-UsedeskTicket -Priority low")]
    [InlineData("New-UsedeskTicket -Subject s -Message m | Update-UsedeskTicket -Priority low")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((New-UsedeskTicket -Subject s -Message m))) | Update-UsedeskTicket -Priority low")]
    public void AReceiptIsPipedOn(string call)
    {
        _engine.Session.Run(call).ThrowIfFailed();
        Assert.Equal(["api_token", "priority", "ticket_id"], _engine.Requests[^1].Json!.Children<Newtonsoft.Json.Linq.JProperty>().Select(static pair => pair.Name).Order());
    }

    [Theory]
    [InlineData("New-UsedeskTicket -Subject \"x$([char]0xD800)y\" -Message m", "The text of 'subject' holds half a character")]
    [InlineData("New-UsedeskTicket -Subject s -Message \"x$([char]0xDC00)\"", "The text of 'message' holds half a character")]
    [InlineData("$file = [IO.Path]::GetTempFileName(); [IO.File]::WriteAllText($file, 'x'); try { New-UsedeskTicket -Subject s -Message \"x$([char]0xDC00)\" -File $file } finally { [IO.File]::Delete($file) }", "The text of 'message' holds half a character")]
    [InlineData("Invoke-UsedeskApi POST tickets -Body @{ a = @{ b = \"$([char]0xD83D)\" } }", "holds half a character")]
    public void HalfACharacterIsNotReplaced(string call, string text)
    {
        Assert.Contains(text, Assert.Single(_engine.Session.Run(call).Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>All parameters of all cmdlets but those that PowerShell adds.</summary>
    private IEnumerable<(string Name, PropertyInfo Property, Type Type)> Parameters()
        => from command in _engine.Session.Run("Get-Command -Module UsedeskUdesk -CommandType Cmdlet").ThrowIfFailed().Output.Select(static item => (CmdletInfo)item.BaseObject)
           from property in command.ImplementingType.GetProperties()
           where property.GetCustomAttributes<ParameterAttribute>().Any()
           select ($"{command.Name} -{property.Name}", property, property.PropertyType);

    private static Type Plain(Type type)
    {
        var element = type.GetElementType() ?? type;
        return Nullable.GetUnderlyingType(element) ?? element;
    }
}
