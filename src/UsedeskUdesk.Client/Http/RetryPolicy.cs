using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Polly;

namespace UsedeskUdesk.Client.Http;

/// <summary>
/// When a call is repeated, and after which wait. Reads: on 408, 429, 5xx of passing kind, broken connections and time-outs.
/// Writes: only when the service cannot have acted.
/// </summary>
internal sealed class RetryPolicy
{
    private static readonly TimeSpan s_firstBackoff = TimeSpan.FromMilliseconds(500);
    [ThreadStatic]
    private static Random? s_random;

    private readonly ApiOptions _options;
    private readonly Func<DateTimeOffset> _now;

    public RetryPolicy(ApiOptions options, Func<DateTimeOffset> now)
    {
        _options = options;
        _now = now;
    }

    public IAsyncPolicy<HttpResponseMessage> Build()
        => Policy<HttpResponseMessage>
            .Handle<AttemptException>(MayRepeat)
            .OrResult(MayRepeat)
            .WaitAndRetryAsync(
                _options.MaximumRetryCount,
                (_, outcome, _) => RequestOf(outcome).NextWait,
                (outcome, wait, _, _) =>
                {
                    var request = RequestOf(outcome);
                    request.Waited += wait;
                    request.Observer?.Repeating(request.Attempts + 1, wait, outcome.Exception?.Message ?? $"HTTP {(int)outcome.Result.StatusCode}");
                    outcome.Result?.Dispose();
                    return Task.CompletedTask;
                });

    /// <summary>How long the service asked to wait; null when it did not.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var wish = response.Headers.RetryAfter;
        var wait = wish?.Delta ?? (wish?.Date - now);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static ApiHttpRequest RequestOf(DelegateResult<HttpResponseMessage> outcome)
        => outcome.Exception is AttemptException failed ? failed.Request : (ApiHttpRequest)outcome.Result.RequestMessage!;

    private bool MayRepeat(AttemptException failure)
        => failure.WorthRepeating
            && (failure.Request.Repeatable || failure.NeverSent)
            && PlanWait(failure.Request, null);

    private bool MayRepeat(HttpResponseMessage response)
    {
        if (response.RequestMessage is not ApiHttpRequest request)
        {
            return false;
        }

        var wish = RetryAfter(response, _now());
        var passing = response.Content is PooledContent { IsThrottled: true } || response.StatusCode switch
        {
            (HttpStatusCode)429 => true,
            HttpStatusCode.ServiceUnavailable => request.Repeatable || wish is not null,
            HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => request.Repeatable,
            _ => false,
        };
        return passing && PlanWait(request, wish);
    }

    private bool PlanWait(ApiHttpRequest request, TimeSpan? wish)
    {
        // A named wait is kept in full; otherwise exponential with full jitter.
        var ceiling = Math.Min(_options.MaximumBackoff.TotalMilliseconds, s_firstBackoff.TotalMilliseconds * Math.Pow(2, request.Attempts));
        request.NextWait = wish ?? TimeSpan.FromMilliseconds((s_random ??= new Random()).NextDouble() * ceiling);
        return request.Waited + request.NextWait <= _options.MaximumTotalWait;
    }
}
