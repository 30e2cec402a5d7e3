using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Simulator.State;

/// <summary>One who left the queue, or the place of a generated one.</summary>
/// <param name="Number">Position within the generated rows; -1 for a real customer.</param>
internal sealed record AbandonedRow(long Id, long Number, DateTimeOffset Start, double Seconds, string Queue, UdeskCustomer? Customer);

/// <summary>
/// Rows ordered by the start of the wait. Generated rows exist only as a formula, so a million of them cost nothing;
/// a page is found by bisection over time, whatever its number.
/// </summary>
internal sealed class AbandonedQueue
{
    private readonly List<Source> sources = [];
    private readonly RealRows real = new();

    public AbandonedQueue() => sources.Add(real);

    public void Seed(long firstId, long count, DateTimeOffset from, DateTimeOffset to) =>
        sources.Add(new GeneratedRows(firstId, count, from.UtcTicks, to.UtcTicks));

    public void Add(AbandonedRow row) => real.Add(row);

    public long Count => sources.Sum(s => s.Count);

    public (long Total, IReadOnlyList<AbandonedRow> Rows) Page(DateTimeOffset start, DateTimeOffset end, long offset, int size)
    {
        var low = sources.Select(s => s.CountBefore(start.UtcTicks)).ToArray();
        var high = sources.Select(s => s.CountBefore(end.UtcTicks + 1)).ToArray();
        var total = low.Zip(high, (l, h) => h - l).Sum();
        var rows = new List<AbandonedRow>();
        if (offset >= total)
        {
            return (total, rows);
        }

        long[] At(long ticks) => [.. sources.Select((s, i) => Math.Clamp(s.CountBefore(ticks), low[i], high[i]))];

        // The latest moment before which no more than offset rows lie.
        var (from, to) = (start.UtcTicks, end.UtcTicks + 1);
        while (from < to)
        {
            var middle = from + ((to - from + 1) / 2);
            if (At(middle).Zip(low, (at, l) => at - l).Sum() <= offset)
            {
                from = middle;
            }
            else
            {
                to = middle - 1;
            }
        }

        var next = At(from);
        var skip = offset - next.Zip(low, (at, l) => at - l).Sum();
        while (rows.Count < size)
        {
            var best = -1;
            for (var i = 0; i < next.Length; i++)
            {
                if (next[i] < high[i] && (best < 0 || sources[i].TicksAt(next[i]) < sources[best].TicksAt(next[best])))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                break;
            }

            if (skip-- <= 0)
            {
                rows.Add(sources[best].At(next[best]));
            }

            next[best]++;
        }

        return (total, rows);
    }

    private abstract class Source
    {
        public abstract long Count { get; }

        public abstract long TicksAt(long index);

        public abstract AbandonedRow At(long index);

        public long CountBefore(long ticks)
        {
            long low = 0, high = Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (TicksAt(middle) < ticks)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }
    }

    private sealed class GeneratedRows(long firstId, long count, long from, long to) : Source
    {
        public override long Count => count;

        public override long TicksAt(long index) => from + (long)((Int128)(to - from) * index / count);

        public override AbandonedRow At(long index) =>
            new(firstId + index, index, new DateTimeOffset(TicksAt(index), TimeSpan.Zero), 5 + (index * 37 % 600), index % 2 == 0 ? "Support" : "Sales", null);
    }

    private sealed class RealRows : Source
    {
        private readonly List<AbandonedRow> rows = [];

        public override long Count => rows.Count;

        public override long TicksAt(long index) => rows[(int)index].Start.UtcTicks;

        public override AbandonedRow At(long index) => rows[(int)index];

        public void Add(AbandonedRow row) => rows.Insert((int)CountBefore(row.Start.UtcTicks + 1), row);
    }
}
