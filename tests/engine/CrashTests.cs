using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using UsedeskUdesk.EngineTests.Support;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>
/// A run that is killed at random moments, again and again, loses its power, meets a second run, and a disk without room: nothing is there
/// twice, and nothing is missing that is not reported. `./build.ps1 crash-test` runs the long version.
/// </summary>
[Collection(EngineCollection.Name)]
public sealed class CrashTests : IDisposable
{
    private const int Throttle = 8;

    /// <summary>How long the simulator thinks over each ticket, so that all are in flight most of the time.</summary>
    private const int AnswerMilliseconds = 30;

    private static readonly int s_kills = Setting("KILLS", 5);
    private static readonly int s_items = Setting("ITEMS", 1000);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(Setting("MINUTES", 3));

    private readonly SimulatorHost _simulator = SimulatorHost.StartAsync(new SimulatorOptions()).GetAwaiter().GetResult();
    private readonly string _journal;
    private readonly string _script;
    private readonly Dictionary<string, string> _environment;
    private readonly int _seeded;

    public CrashTests(EngineFixture engine)
    {
        engine.Reset();
        _journal = engine.NewPath("crash.journal");
        _script = engine.NewPath("bulk.ps1");
        _seeded = _simulator.State.Tickets.Count;
        _environment = new Dictionary<string, string> { ["ADDRESS"] = _simulator.UsedeskBaseUri.ToString(), ["TOKEN"] = _simulator.UsedeskToken, ["JOURNAL"] = _journal };
        File.WriteAllText(_script, $$"""
            param($Count)
            Import-Module $env:USEDESKUDESK_MODULE
            Connect-Usedesk -BaseUri $env:ADDRESS -RequestsPerMinute 0 -SkipTest -ApiToken ([Net.NetworkCredential]::new('', $env:TOKEN).SecurePassword)
            $rows = 1..$Count | ForEach-Object { [pscustomobject]@{ Subject = "killed $_"; Message = 'text'; ClientEmail = "k$_@example.test"; Field = @{ '9' = '92'; '10' = "order $_" } } }
            try {
                $made = @($rows | New-UsedeskTicket -JournalPath $env:JOURNAL -ThrottleLimit {{Throttle}} -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue)
                "made|$($made.Count)"
                foreach ($record in $failed) { "$($record.FullyQualifiedErrorId.Split(',')[0])|$($record.TargetObject.Subject)" }
            }
            catch { "ended|$($_.FullyQualifiedErrorId.Split(',')[0])" }
            """);
    }

    public void Dispose() => _simulator.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [UnixFact("Windows has no signals to send to another process.")]
    public void NothingIsThereTwiceAndNothingMissingThatIsNotReportedHoweverOftenTheRunIsKilled()
    {
        var random = new Random();
        var clock = Stopwatch.StartNew();
        var (killed, atStart, cuts, seconds) = (0, 0, 0, 0);
        Delay(AnswerMilliseconds);
        while (killed < s_kills && clock.Elapsed < s_patience)
        {
            var before = Made().Count;
            using var run = Start(s_items);
            if (killed % 10 == 9)
            {
                // While it loads, reads the journal, or goes over what was done before.
                Thread.Sleep(random.Next(2500));
                atStart++;
            }
            else
            {
                EngineFixture.Until(() => run.HasExited || Made().Count > before, "a ticket");
                if (killed % 20 == 3)
                {
                    // The first run must not come to its end while the second one starts.
                    Delay((int)s_patience.TotalMilliseconds);
                    AssertRefused();
                    Delay(AnswerMilliseconds);
                    seconds++;
                }

                Thread.Sleep(random.Next(250));
            }

            if (run.HasExited)
            {
                break;
            }

            run.Kill();
            killed++;
            if (killed % 4 == 0)
            {
                CutPower();
                cuts++;
            }
        }

        var (_, unknown) = Finish(s_items);
        Assert.InRange(unknown.Count, 0, killed * Throttle);
        Report($"{killed} kills over {s_items} items at {Throttle} in flight, {atStart} of them while starting, {cuts} followed by the loss of all that was not flushed, "
            + $"{seconds} times a second run: {Made().Count} tickets, {Made().Count - Made().Distinct().Count()} twice, {unknown.Count} reported as unknown of which {unknown.Count(Made().Contains)} were there, "
            + $"{Missing(s_items, unknown).Count} missing without a word; {clock.Elapsed.TotalMinutes:0.0} minutes.");
        Assert.Equal(s_kills, killed);
    }

    /// <summary>The journal's file may grow to 16 KB and no further, as on a disk without room.</summary>
    [UnixFact("Windows has no signals to send to another process.")]
    public void ADiskWithoutRoomEndsInErrorsThatANextRunMakesUpFor()
    {
        const int Count = 120;
        var (exitCode, output, error) = HostProcess.RunProgram(
            "bash",
            ["-c", "trap '' XFSZ; ulimit -f 16; exec dotnet \"$@\"", "bash", Repository.Host, "-NonInteractive", "-File", _script, $"{Count}"],
            new Dictionary<string, string>(_environment) { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0" });
        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Contains("JournalNotUsable|", output, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(_journal).Length, 1, 16 * 1024);

        // What could not be noted did not leave: each ticket has its line, one for one.
        var made = Made();
        Assert.InRange(made.Count, 1, Count - 1);
        Assert.Equal(made.Count, File.ReadLines(_journal).Count(line => line.Contains("\"sending\"", StringComparison.Ordinal)));
        Assert.Equal(made.Count, made.Distinct().Count());

        Finish(Count);
    }

    private static int Setting(string name, int usual)
        => int.TryParse(Environment.GetEnvironmentVariable($"USEDESKUDESK_CRASH_{name}"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    private static void Report(string outcome)
    {
        if (Environment.GetEnvironmentVariable("USEDESKUDESK_CRASH_REPORT") is { Length: > 0 } path)
        {
            File.AppendAllText(path, outcome + Environment.NewLine);
        }
    }

    private HostProcess Start(int count) => HostProcess.Start(["-NonInteractive", "-File", _script, $"{count}"], _environment);

    /// <summary>The run that is let to its end, and one more that has nothing left to do.</summary>
    private (int Results, HashSet<string> Unknown) Finish(int count)
    {
        Delay(0);
        var first = End();
        var sent = _simulator.State.Tickets.Count;
        var second = End();
        Assert.Equal(sent, _simulator.State.Tickets.Count);
        Assert.Equal(first.Results, second.Results);
        Assert.Equal(first.Unknown.Order(), second.Unknown.Order());
        return first;

        (int Results, HashSet<string> Unknown) End()
        {
            using var run = Start(count);
            var (exitCode, output, error) = run.End();
            Assert.Equal((0, string.Empty), (exitCode, error));
            var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|')).ToArray();
            var unknown = lines.Skip(1).Select(parts => parts[0] == "WriteOutcomeUnknown" ? parts[1] : throw new InvalidDataException(string.Join('|', parts))).ToHashSet();
            var results = int.Parse(lines[0][1], CultureInfo.InvariantCulture);
            var made = Made();
            Assert.Equal(made.Count, made.Distinct().Count());
            Assert.Equal(count, results + unknown.Count);
            Assert.Empty(Missing(count, unknown));
            return (results, unknown);
        }
    }

    /// <summary>A second run with the same journal is refused by name, and sends nothing.</summary>
    private void AssertRefused()
    {
        using var second = Start(s_items);
        var (exitCode, output, error) = second.End();
        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal("ended|JournalInUse\n", output);
    }

    /// <summary>Takes from the journal what a loss of power could: everything after the last line that has to be on the disk before a request leaves.</summary>
    private void CutPower()
    {
        if (!File.Exists(_journal))
        {
            return;
        }

        using var file = new FileStream(_journal, FileMode.Open, FileAccess.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var last = bytes.AsSpan().LastIndexOf("{\"state\":\"sending\""u8);
        var end = last < 0 ? -1 : Array.IndexOf(bytes, (byte)'\n', last);
        if (end >= 0)
        {
            // Half a line may be left of what was under way.
            file.SetLength(Math.Min(bytes.Length, end + 1 + (bytes.Length % 3 * 7)));
        }
    }

    private void Delay(int milliseconds)
    {
        using var control = new System.Net.Http.HttpClient(new System.Net.Http.SocketsHttpHandler { UseProxy = false });
        using var settings = new System.Net.Http.StringContent($$"""{"answerDelayMs":{{milliseconds}}}""", Encoding.UTF8, "application/json");
        using var answer = control.PostAsync(new Uri($"{_simulator.ControlUri}/settings"), settings).GetAwaiter().GetResult();
        answer.EnsureSuccessStatusCode();
    }

    private List<string> Made() => [.. _simulator.State.Tickets.Skip(_seeded).Select(ticket => ticket.Subject!)];

    private List<string> Missing(int count, HashSet<string> unknown) => [.. Enumerable.Range(1, count).Select(i => $"killed {i}").Except(Made()).Except(unknown)];
}
