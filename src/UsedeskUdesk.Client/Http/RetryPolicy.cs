using System;
using System.Net.Http;
using System.Threading.Tasks;
using Polly;
using UsedeskUdesk.Client.Outcomes;

namespace UsedeskUdesk.Client.Http;

/// <summary>
/// After which wait a call is repeated; whether it is, <see cref="OutcomeTable"/> says.
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
        => OutcomeTable.Decide(failure.Sighting, failure.Request.Repeatable) is Outcome.Repeat or Outcome.WaitAndRepeat
            && PlanWait(failure.Request, null);

    private bool MayRepeat(HttpResponseMessage response)
    {
        if (response.RequestMessage is not ApiHttpRequest request || response.Content is not PooledContent body)
        {
            return false;
        }

        var wish = RetryAfter(response, _now());
        var sighting = OutcomeTable.See((int)response.StatusCode, wish is not null, body.Verdict.Kind);
        return OutcomeTable.Decide(sighting, request.Repeatable) is Outcome.Repeat or Outcome.WaitAndRepeat
            && PlanWait(request, wish);
    }

    private bool PlanWait(ApiHttpRequest request, TimeSpan? wish)
    {
        // A named wait is kept in full; otherwise exponential with full jitter.
        var ceiling = Math.Min(_options.MaximumBackoff.TotalMilliseconds, s_firstBackoff.TotalMilliseconds * Math.Pow(2, request.Attempts));
        request.NextWait = wish ?? TimeSpan.FromMilliseconds((s_random ??= new Random()).NextDouble() * ceiling);
        return request.Waited + request.NextWait <= _options.MaximumTotalWait;
    }
}
