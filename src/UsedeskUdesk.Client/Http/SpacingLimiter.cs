using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Http;

/// <summary>
/// At most so many permits within any stretch of a window's length. The windows that come with the library turn over at fixed
/// times, so that twice as many calls can meet around such a time; here each permit is counted from when it was given.
/// </summary>
internal sealed class SpacingLimiter : RateLimiter
{
    private static readonly Lease s_granted = new(true, TimeSpan.Zero);

    private readonly object _gate = new();
    private readonly Queue<TimeSpan> _given = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _permits;
    private readonly TimeSpan _window;
    private TimeSpan _last;

    public SpacingLimiter(int permits, TimeSpan window)
    {
        _permits = permits;
        _window = window;
    }

    /// <summary>Null while a permit still counts; afterwards nothing is lost when the limiter is thrown away.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_gate)
            {
                var idle = _clock.Elapsed - _last - _window;
                return _given.Count == 0 ? _clock.Elapsed : idle > TimeSpan.Zero ? idle : null;
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_gate)
        {
            var wait = Wait(_clock.Elapsed);
            if (wait > TimeSpan.Zero)
            {
                return new Lease(false, wait);
            }

            Give(_clock.Elapsed);
            return s_granted;
        }
    }

    /// <summary>Gives the next free place away at once, and waits for it. A place that is cancelled stays empty.</summary>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = _clock.Elapsed;
            wait = Wait(now);
            Give(now + wait);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
        }

        return s_granted;
    }

    private TimeSpan Wait(TimeSpan now)
    {
        var free = _given.Count < _permits ? TimeSpan.Zero : _given.Peek() + _window;
        return free > now ? free - now : TimeSpan.Zero;
    }

    private void Give(TimeSpan at)
    {
        if (_given.Count >= _permits)
        {
            _given.Dequeue();
        }

        _given.Enqueue(at);
        _last = at;
    }

    private sealed class Lease : RateLimitLease
    {
        private readonly TimeSpan _retryAfter;

        public Lease(bool isAcquired, TimeSpan retryAfter)
        {
            IsAcquired = isAcquired;
            _retryAfter = retryAfter;
        }

        public override bool IsAcquired { get; }

        public override IEnumerable<string> MetadataNames => IsAcquired ? Array.Empty<string>() : new[] { MetadataName.RetryAfter.Name };

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name && !IsAcquired ? _retryAfter : null;
            return metadata is not null;
        }
    }
}
