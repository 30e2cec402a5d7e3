using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using UsedeskUdesk.EngineTests.Support;
using Xunit;
using Xunit.Sdk;

namespace UsedeskUdesk.EngineTests;

/// <summary>The module under other cultures and time zones, and in folders as people have them.</summary>
[Collection(EngineCollection.Name)]
public sealed class CultureTests(EngineFixture engine)
{
    /// <summary>All calls, each with what has to arrive and to come out, in a session of that culture.</summary>
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("zh-CN")]
    [InlineData("ru-RU")]
    public void EveryCallDoesTheSame(string culture)
    {
        var failures = new List<string>();
        foreach (var row in OperationTests.Rows.Where(row => !row.Registers))
        {
            OperationTests.Prepare(engine, row);
            var result = engine.Session.Run($"[Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]'{culture}'; {row.Call}");
            try
            {
                if (row.FailsWith is null)
                {
                    result.ThrowIfFailed();
                }

                Expectation.Arrived(engine, row.Sends);
                Expectation.CameOut(engine, row, result.Output);
                engine.AllWereTaken();
            }
            catch (System.Exception error) when (error is XunitException or System.InvalidOperationException)
            {
                failures.Add($"{row.Call}: {error.Message}");
            }
        }

        Assert.Empty(failures);
    }

    /// <summary>A date in a text's place is written one way, so that a run that goes on elsewhere knows its rows again.</summary>
    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public void ADateInATextIsTheSameInEachCulture(string culture)
    {
        engine.Reset();
        engine.Session.Run($$"""
            [Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]'{{culture}}'
            [pscustomobject]@{ Subject = [datetime]'2026-12-01 10:00'; Message = [datetimeoffset]'2026-12-01 10:00+03:00'; ClientEmail = 'a@example.test'; Field = @{ 10 = [datetime]'2026-12-01 10:00' } } |
                New-UsedeskTicket
            """).ThrowIfFailed();
        var sent = JsonNode.Parse(engine.Requests.Single(call => call.Path == "/create/ticket").Body!)!;
        Assert.Equal(("2026-12-01 10:00:00", "2026-12-01 10:00:00 +03:00", "2026-12-01 10:00:00"), ((string?)sent["subject"], (string?)sent["message"], (string?)sent["field_value"]));
    }

    /// <summary>What another culture makes of a date is refused, and not taken for another day or another century.</summary>
    [Theory]
    [InlineData("01.11.2026 10:00:00", "is not a date that can be read without doubt")]
    [InlineData("1.11.26", "is not a date that can be read without doubt")]
    [InlineData("1405/9/10 10:00:00", "is in the year 1405")]
    [InlineData("2569-12-01", "is in the year 2569")]
    public void ADateOfAnotherCultureIsRefused(string text, string why)
    {
        engine.Reset();
        var error = Assert.Single(engine.Session.Run($"Get-UsedeskTicket -CreatedAfter '{text}'").Errors);
        Assert.Contains(why, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(engine.Requests);
    }

    /// <summary>
    /// Times without a zone, given as text and as a DateTime: text is on the service's clock, wherever the machine is; a local DateTime keeps its
    /// moment, also in the hour that a summer time skips or has twice.
    /// </summary>
    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Shanghai")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/St_Johns")]
    [InlineData("Pacific/Kiritimati")]
    public void TimesMeanTheSameInEachZone(string zone)
    {
        var script = $$"""
            Import-Module '{{Repository.Module}}'
            Connect-Usedesk -BaseUri {{engine.Simulator.UsedeskBaseUri}} -ApiToken ([Net.NetworkCredential]::new('', '{{engine.Simulator.UsedeskToken}}').SecurePassword) -RequestsPerMinute 0
            Connect-Udesk -BaseUri {{engine.Simulator.UdeskBaseUri}} -Email {{engine.Simulator.Email}} -ApiToken ([Net.NetworkCredential]::new('', '{{engine.Simulator.UdeskToken}}').SecurePassword) -RequestsPerMinute 0
            $moment = [DateTimeOffset]::new(2026, 3, 29, 1, 30, 0, [TimeSpan]::Zero)
            foreach ($time in '2026-03-29 02:30', '2026-10-25 02:30', $moment.LocalDateTime, $moment.UtcDateTime, $moment) {
                $null = Get-UsedeskTicket -CreatedAfter $time
                $null = Get-UdeskAbandonedQueue -StartTime $time -EndTime 2026-12-01
            }
            'done ' + [TimeZoneInfo]::Local.Id
            """;
        engine.Reset();
        var (exitCode, output, error) = HostProcess.Run(["-NonInteractive", "-Command", script], new Dictionary<string, string> { ["TZ"] = zone });
        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Contains("done " + zone, output, System.StringComparison.Ordinal);

        string[] text = ["2026-03-29 02:30", "2026-10-25 02:30"];
        var usedesk = engine.Requests.Where(call => call.Path == "/tickets").Select(call => (string?)System.Text.Json.Nodes.JsonNode.Parse(call.Body!)!["created_after"]);
        Assert.Equal([.. text, "2026-03-29 01:30", "2026-03-29 01:30", "2026-03-29 01:30"], usedesk);
        var udesk = engine.Requests.Where(call => call.Path == "/im/im_queues").Select(call => call.Query.Single(pair => pair.Name == "start_time").Value);
        Assert.Equal([.. text.Select(time => time + ":00"), "2026-03-29 09:30:00", "2026-03-29 09:30:00", "2026-03-29 09:30:00"], udesk);
    }

    [Theory]
    [InlineData("a folder with blanks")]
    [InlineData("Программы 程序 İı 😀")]
    [InlineData("[brackets] and 'quotes' & $signs")]
    [InlineData("long")]
    public void TheModuleLoadsFromAnyFolder(string name)
    {
        var folder = Path.Combine(engine.NewPath("paths"), name);
        while (name == "long" && folder.Length < 300)
        {
            folder = Path.Combine(folder, "one of several folders with a long name");
        }

        Copy(Path.GetDirectoryName(Repository.Module)!, Path.Combine(folder, "UsedeskUdesk"));
        var manifest = Path.Combine(folder, "UsedeskUdesk", "UsedeskUdesk.psd1").Replace("'", "''", System.StringComparison.Ordinal);
        var journal = Path.Combine(folder, "run.journal").Replace("'", "''", System.StringComparison.Ordinal);
        // Import-Module reads brackets as wildcards; a module is named by its object or by an escaped path.
        var script = $$"""
            Import-Module ([wildcardpattern]::Escape('{{manifest}}'))
            Connect-Usedesk -BaseUri {{engine.Simulator.UsedeskBaseUri}} -ApiToken ([Net.NetworkCredential]::new('', '{{engine.Simulator.UsedeskToken}}').SecurePassword) -RequestsPerMinute 0
            (New-UsedeskTicket -Subject s -Message m -ClientEmail a@example.test -JournalPath '{{journal}}').Status
            [IO.File]::Exists('{{journal}}')
            (Get-Command New-UsedeskTicket).Module.ModuleBase
            """;
        engine.Reset();
        var (exitCode, output, error) = HostProcess.Run(["-NonInteractive", "-Command", script]);
        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.StartsWith($"success\nTrue\n{Path.Combine(folder, "UsedeskUdesk")}"[..40], output, System.StringComparison.Ordinal);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
