using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace UsedeskUdesk.Simulator;

/// <summary>One way to spoil the requests that match.</summary>
public sealed class Fault
{
    public static readonly IReadOnlyList<string> Kinds = ["status", "delay", "cut-before", "cut-after", "truncate", "not-json", "empty", "body", "late-answer", "late-work"];

    /// <summary>udesk, usedesk, or null for both.</summary>
    public string? Service { get; set; }

    public string? Method { get; set; }

    /// <summary>End of the path below the base; with a leading slash the whole of it; with * a glob.</summary>
    public string? Path { get; set; }

    /// <summary>How often; -1 for ever.</summary>
    public int Times { get; set; } = 1;

    /// <summary>Matching requests that pass first.</summary>
    public int Skip { get; set; }

    public string Kind { get; set; } = "status";

    public int? Status { get; set; }

    /// <summary>Sent as it is: seconds or a date.</summary>
    public string? RetryAfter { get; set; }

    public string? ContentType { get; set; }

    public string? Body { get; set; }

    public int DelayMs { get; set; }

    /// <summary>How many requests it has struck.</summary>
    public int Applied { get; internal set; }

    internal bool Matches(string service, string method, string path) =>
        (Service is null || Service == service)
        && (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && MatchesPath(path);

    private bool MatchesPath(string path)
    {
        if (string.IsNullOrEmpty(Path))
        {
            return true;
        }

        if (Path.Contains('*', StringComparison.Ordinal))
        {
            return Regex.IsMatch(path, "^" + Regex.Escape("/" + Path.TrimStart('/')).Replace("\\*", ".*", StringComparison.Ordinal) + "$");
        }

        return Path[0] == '/' ? path == Path : path.EndsWith("/" + Path, StringComparison.Ordinal);
    }
}

internal sealed class FaultList
{
    private readonly List<Fault> faults = [];

    public void Add(Fault fault)
    {
        if (!Fault.Kinds.Contains(fault.Kind))
        {
            throw new ArgumentException($"unknown kind '{fault.Kind}'");
        }

        lock (faults)
        {
            faults.Add(fault);
        }
    }

    public Fault? Take(string service, string method, string path)
    {
        lock (faults)
        {
            foreach (var fault in faults.Where(f => f.Times != 0 && f.Matches(service, method, path)))
            {
                if (fault.Skip > 0)
                {
                    fault.Skip--;
                    continue;
                }

                fault.Times -= fault.Times > 0 ? 1 : 0;
                fault.Applied++;
                return fault;
            }

            return null;
        }
    }

    public IReadOnlyList<Fault> Snapshot()
    {
        lock (faults)
        {
            return faults.ToList();
        }
    }

    public void Clear()
    {
        lock (faults)
        {
            faults.Clear();
        }
    }
}

/// <summary>Counts events per key in a sliding window.</summary>
internal sealed class SlidingWindow(TimeProvider time)
{
    private readonly Dictionary<string, Queue<DateTimeOffset>> hits = [];

    /// <summary>Null when the event fits, else how long until the next one would.</summary>
    public TimeSpan? Hit(string key, int limit, TimeSpan window)
    {
        lock (hits)
        {
            if (!hits.TryGetValue(key, out var times))
            {
                hits[key] = times = new();
            }

            var now = time.GetUtcNow();
            while (times.Count > 0 && now - times.Peek() >= window)
            {
                times.Dequeue();
            }

            if (times.Count >= limit)
            {
                return times.Peek() + window - now;
            }

            times.Enqueue(now);
            return null;
        }
    }

    public void Clear()
    {
        lock (hits)
        {
            hits.Clear();
        }
    }
}
