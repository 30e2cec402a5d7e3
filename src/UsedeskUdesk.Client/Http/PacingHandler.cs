using System;
using System.Diagnostics;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Http;

/// <summary>
/// Keeps all calls of a connection within its allowance, and holds them all back while the service asks for a pause.
/// </summary>
internal sealed class PacingHandler : DelegatingHandler
{
    private const int Segments = 61;

    // What leaves in time may still come together on the way.
    private static readonly TimeSpan s_margin = TimeSpan.FromMilliseconds(100);

    private readonly RateLimiter? _limiter;
    private readonly PartitionedRateLimiter<ApiHttpRequest>? _operationLimiter;
    private readonly Func<DateTimeOffset> _now;
    private readonly int _requestsPerMinute;
    private readonly TimeSpan _longestPause;
    private Pause? _pause;

    /// <param name="requestsPerMinute">The allowance; 0 is none.</param>
    /// <param name="longestPause">A call that would have to wait longer ends with the answer that asked for the pause.</param>
    /// <param name="now">The clock, for Retry-After as a date.</param>
    /// <param name="inner">What sends.</param>
    /// <param name="minute">How long a minute is; tests have shorter ones.</param>
    public PacingHandler(int requestsPerMinute, TimeSpan longestPause, Func<DateTimeOffset> now, HttpMessageHandler inner, TimeSpan? minute = null)
        : base(inner)
    {
        _requestsPerMinute = requestsPerMinute;
        _longestPause = longestPause;
        _now = now;
        _limiter = requestsPerMinute <= 0 ? null : new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
        {
            // One segment more than the minute: permits come back per segment, and a segment's last second must not count twice.
            PermitLimit = requestsPerMinute,
            Window = TimeSpan.FromTicks((minute ?? TimeSpan.FromMinutes(1)).Ticks / (Segments - 1) * Segments),
            SegmentsPerWindow = Segments,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            AutoReplenishment = true,
        });
        // One limiter a key, such as a session; the library throws those away that have been idle for some seconds.
        _operationLimiter = requestsPerMinute <= 0 ? null : PartitionedRateLimiter.Create<ApiHttpRequest, (OperationLimit, string)>(
            static request => RateLimitPartition.Get<(OperationLimit, string)>(
                (request.Limit!, request.LimitKey),
                static key => new SpacingLimiter(key.Item1.Permits, key.Item1.Window + s_margin)));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var request = (ApiHttpRequest)message;
        do
        {
            if (await WaitForPauseAsync(request, cancellationToken).ConfigureAwait(false) is { } refusal)
            {
                return refusal;
            }

            await WaitForPermitAsync(request, cancellationToken).ConfigureAwait(false);
        }
        while (Volatile.Read(ref _pause)?.Left > TimeSpan.Zero); // A permit kept over a pause would be used in a minute that it does not count for.
        await WaitForOperationAsync(request, cancellationToken).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is (HttpStatusCode)429 or HttpStatusCode.ServiceUnavailable
            && RetryPolicy.RetryAfter(response, _now()) is { } wait)
        {
            Hold(new Pause(response.StatusCode, wait));
        }

        return response;
    }

    private async Task WaitForPermitAsync(ApiHttpRequest request, CancellationToken cancellationToken)
    {
        if (_limiter is null)
        {
            return;
        }

        using var atOnce = _limiter.AttemptAcquire();
        if (atOnce.IsAcquired)
        {
            return;
        }

        var expected = atOnce.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero;
        request.Observer?.Pacing(expected, $"the allowance of {_requestsPerMinute} calls a minute is used up");
        using var lease = await _limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        if (!lease.IsAcquired)
        {
            // The limiter lets everybody go without a permit when it is disposed of.
            throw new ObjectDisposedException("ApiClient", "The connection was closed while calls waited for their turn.");
        }
    }

    /// <summary>Last of all, so that nothing comes between the permit and the call.</summary>
    private async Task WaitForOperationAsync(ApiHttpRequest request, CancellationToken cancellationToken)
    {
        if (_operationLimiter is null || request.Limit is null)
        {
            return;
        }

        using var atOnce = _operationLimiter.AttemptAcquire(request);
        if (atOnce.IsAcquired)
        {
            return;
        }

        request.Observer?.Pacing(atOnce.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero, $"Udesk takes {request.Limit.Name}");
        using var lease = await _operationLimiter.AcquireAsync(request, 1, cancellationToken).ConfigureAwait(false);
        if (!lease.IsAcquired)
        {
            throw new ObjectDisposedException("ApiClient", "The connection was closed while calls waited for their turn.");
        }
    }

    /// <returns>The answer to give instead of waiting, where the wait would be longer than a call may take.</returns>
    private async Task<HttpResponseMessage?> WaitForPauseAsync(ApiHttpRequest request, CancellationToken cancellationToken)
    {
        // Again after each wait: another call may have been told of a longer pause meanwhile.
        while (Volatile.Read(ref _pause) is { } pause && pause.Left is var left && left > TimeSpan.Zero)
        {
            if (left > _longestPause)
            {
                var refusal = new HttpResponseMessage(pause.Status)
                {
                    RequestMessage = request,
                    Content = await PooledContent.ReadAsync(null, 0, cancellationToken).ConfigureAwait(false),
                };
                refusal.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(Math.Min(int.MaxValue, Math.Ceiling(left.TotalSeconds))));
                return refusal;
            }

            request.Observer?.Pacing(left, "the service asked for a pause");
            await Task.Delay(left, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>The longest pause counts.</summary>
    private void Hold(Pause pause)
    {
        Pause? seen;
        while (((seen = Volatile.Read(ref _pause)) is null || seen.Left < pause.Left)
            && Interlocked.CompareExchange(ref _pause, pause, seen) != seen)
        {
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _limiter?.Dispose();
            _operationLimiter?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>A pause that the service asked for. It runs on a clock of its own: setting the machine's clock does not stretch it.</summary>
    private sealed class Pause
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private readonly TimeSpan _wait;

        public Pause(HttpStatusCode status, TimeSpan wait)
        {
            Status = status;
            _wait = wait;
        }

        public HttpStatusCode Status { get; }

        public TimeSpan Left => _wait - _clock.Elapsed;
    }
}
