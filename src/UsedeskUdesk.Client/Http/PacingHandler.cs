using System;
using System.Net;
using System.Net.Http;
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
    // What leaves in time may still come together on the way.
    private static readonly TimeSpan s_margin = TimeSpan.FromMilliseconds(100);

    private readonly RateLimiter? _limiter;
    private readonly PartitionedRateLimiter<ApiHttpRequest>? _operationLimiter;
    private readonly Func<DateTimeOffset> _now;
    private readonly int _requestsPerMinute;
    private long _pausedUntil;

    public PacingHandler(int requestsPerMinute, Func<DateTimeOffset> now, HttpMessageHandler inner)
        : base(inner)
    {
        _requestsPerMinute = requestsPerMinute;
        _now = now;
        _limiter = requestsPerMinute <= 0 ? null : new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
        {
            // One segment more than the minute: permits come back per segment, and a segment's last second must not count twice.
            PermitLimit = requestsPerMinute,
            Window = TimeSpan.FromSeconds(61),
            SegmentsPerWindow = 61,
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
        await WaitForPermitAsync(request, cancellationToken).ConfigureAwait(false);
        await WaitForPauseAsync(request, cancellationToken).ConfigureAwait(false);
        await WaitForOperationAsync(request, cancellationToken).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is (HttpStatusCode)429 or HttpStatusCode.ServiceUnavailable
            && RetryPolicy.RetryAfter(response, _now()) is { } wait)
        {
            Pause(_now() + wait);
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
    }

    private async Task WaitForPauseAsync(ApiHttpRequest request, CancellationToken cancellationToken)
    {
        // Again after each wait: another call may have been told of a longer pause meanwhile.
        TimeSpan wait;
        while ((wait = new DateTimeOffset(Interlocked.Read(ref _pausedUntil), TimeSpan.Zero) - _now()) > TimeSpan.Zero)
        {
            request.Observer?.Pacing(wait, "the service asked for a pause");
            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Pause(DateTimeOffset until)
    {
        long seen;
        while ((seen = Interlocked.Read(ref _pausedUntil)) < until.UtcTicks
            && Interlocked.CompareExchange(ref _pausedUntil, until.UtcTicks, seen) != seen)
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
}
