using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests.Faults;

/// <summary>
/// Each kind of operation under each fault, once and for good. What has to come of it follows from <see cref="Expected"/>; what did come of
/// it stands in docs/reliability.md, which <see cref="TheTableIsWhatWasSeen"/> compares and writes.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FaultMatrixTests : IClassFixture<FaultMatrixTests.Runs>
{
    private readonly Runs _runs;

    public FaultMatrixTests(Runs runs) => _runs = runs;

    public static TheoryData<string> Kinds => [.. OperationKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatComesOfAnOperationFollowsFromTheFacts(string name)
    {
        var kind = OperationKind.All.Single(kind => kind.Name == name);
        var wrong = new List<string>();
        foreach (var fault in Fault.All.Where(fault => fault.AppliesTo(kind)))
        {
            var expected = Expected.For(kind, fault);
            foreach (var stays in Runs.Times(fault))
            {
                var seen = _runs[kind, fault, stays];
                var isMended = expected.IsRepeated && !stays;
                Check(isMended ? Expected.Result : expected.Seen, seen.What, "what the caller sees");
                Check(fault.Reaches ? !expected.IsRepeated ? 1 : stays ? Call.Repeats + 1 : 2 : 0, seen.Requests, "requests");
                if (!kind.IsHarmless)
                {
                    Check(isMended ? JournalState.Done : expected.Journal, seen.Journal, "the journal");
                    Check(true, seen.Acted <= 1, "the service acted once at most");
                    Check(true, seen.Journal != JournalState.New || seen.Acted == 0, "no item that was carried out is taken for one that was not");
                    Check(true, seen.Journal != JournalState.Done || seen.Acted == 1, "no item is taken for done that was not carried out");
                    Check(true, seen.Bodies <= 1, "a repeat is the same call");
                }

                if (fault.NamesWait)
                {
                    Check(true, seen.Waits.All(wait => wait == Fault.Wait), "the wait that the service named");
                }

                void Check<T>(T wanted, T got, string what)
                {
                    if (!EqualityComparer<T>.Default.Equals(wanted, got))
                    {
                        wrong.Add($"{fault}{(stays ? ", each time" : ", once")}: {what} should be {wanted} and is {got} ({seen})");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Take(20).Append($"{wrong.Count} in all")));
    }

    /// <summary>With USEDESKUDESK_UPDATE_RELIABILITY=1 the table is written anew; look at the difference then.</summary>
    [Fact]
    public void TheTableIsWhatWasSeen() => ReliabilityPage.Compare("faults", FaultTable.Write(_runs));

    /// <summary>All runs, made once for all tests.</summary>
    public sealed class Runs : IAsyncLifetime
    {
        private const int AtOnce = 128;

        private readonly ConcurrentDictionary<(string, string, bool), Seen> _seen = new();

        internal Seen this[OperationKind kind, Fault fault, bool stays] => _seen[(kind.Name, fault.Name, stays)];

        /// <summary>Where nothing is reached, there is no first time; large answers are made once, for they take long and are not repeated.</summary>
        internal static IReadOnlyList<bool> Times(Fault fault) => fault.Reaches && !fault.IsLarge ? [false, true] : [true];

        public async Task InitializeAsync()
        {
            Assert.Equal(Fault.All.Count, Fault.All.Select(fault => fault.Name).Distinct().Count());
            var all = (from fault in Fault.All from kind in OperationKind.All where fault.AppliesTo(kind) from stays in Times(fault) select (kind, fault, stays)).ToArray();
            await RunAsync(all.Where(run => run.fault.Reaches && run.fault.TimesOut), int.MaxValue);
            await RunAsync(all.Where(run => run.fault.Reaches && !run.fault.TimesOut && !run.fault.IsLarge), AtOnce);

            // Large answers take a lot of memory.
            await RunAsync(all.Where(run => run.fault.Reaches && run.fault.IsLarge), 1);
            foreach (var runs in all.Where(run => !run.fault.Reaches).GroupBy(run => run.fault))
            {
                await using var place = await runs.Key.Elsewhere!();
                var before = HttpClient.DefaultProxy;

                // It holds for the whole process, so for one place at a time.
                HttpClient.DefaultProxy = place.Proxy is { } proxy ? new WebProxy(proxy) : before;
                try
                {
                    await RunAsync(runs, AtOnce, place);
                }
                finally
                {
                    HttpClient.DefaultProxy = before;
                }
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;

        private Task RunAsync(IEnumerable<(OperationKind Kind, Fault Fault, bool Stays)> runs, int atOnce, Place? place = null)
            => Parallel.ForEachAsync(runs, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (run, _) =>
            {
                try
                {
                    _seen[(run.Kind.Name, run.Fault.Name, run.Stays)] = await Call.MakeAsync(run.Kind, run.Fault, run.Stays, place);
                }
                catch (Exception error)
                {
                    // Anything else than an error of the client's own is a finding, and must not hide the others.
                    _seen[(run.Kind.Name, run.Fault.Name, run.Stays)] = new Seen($"{error.GetType().Name}: {error.Message}", -1, 0, null, [], 0);
                }
            });
    }
}
