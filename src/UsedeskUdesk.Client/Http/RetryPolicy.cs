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

    // Allowances are counted by the minute; a second more for clocks that differ.
    private static readonly TimeSpan s_allowance = TimeSpan.FromSeconds(61);

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
                    // A change is repeated only where it certainly was not made; what may be repeated at any time may be made all the same.
                    request.MayBeDone &= request.Repeatable;
                    request.Observer?.Repeating(request.Attempts + 1, wait, outcome.Exception?.Message ?? $"HTTP {(int)outcome.Result.StatusCode}");
                    outcome.Result?.Dispose();
                    return Task.CompletedTask;
                });

    /// <summary>
    /// How long the service asked to wait; null when it did not. A date counts from the service's own clock where the answer has it: this
    /// machine's may be minutes off.
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var wish = response.Headers.RetryAfter;
        var wait = wish?.Delta ?? (wish?.Date - (response.Headers.Date ?? now));
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>
    /// Which row of the outcomes an answer belongs to. A Retry-After on a page for people is a gateway's: Varnish and Fastly put it on the page that they show when the
    /// service behind them took the request and did not answer in time.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="retryAfter">See <see cref="RetryAfter"/>.</param>
    /// <param name="verdict">What its fields say.</param>
    public static Sighting See(HttpResponseMessage response, TimeSpan? retryAfter, VerdictKind verdict)
        => OutcomeTable.See((int)response.StatusCode, retryAfter is not null && response.Content is not PooledContent { IsPage: true }, verdict);

    private static ApiHttpRequest RequestOf(DelegateResult<HttpResponseMessage> outcome)
        => outcome.Exception is AttemptException failed ? failed.Request : (ApiHttpRequest)outcome.Result.RequestMessage!;

    private bool MayRepeat(AttemptException failure)
        => OutcomeTable.Decide(failure.Sighting, failure.Request.Repeatable) is Outcome.Repeat or Outcome.WaitAndRepeat
            && PlanWait(failure.Request, null, putOff: false);

    private bool MayRepeat(HttpResponseMessage response)
    {
        if (response.RequestMessage is not ApiHttpRequest request || response.Content is not PooledContent body)
        {
            return false;
        }

        var wish = RetryAfter(response, _now());
        var sighting = See(response, wish, body.Verdict.Kind);
        return OutcomeTable.Decide(sighting, request.Repeatable) is Outcome.Repeat or Outcome.WaitAndRepeat
            && PlanWait(request, wish, sighting == Sighting.PutOff);
    }

    private bool PlanWait(ApiHttpRequest request, TimeSpan? wish, bool putOff)
    {
        // A named wait is kept in full.
        request.NextWait = wish ?? (putOff && request.Waited < s_allowance ? UntilAllowed(request) : Backoff(request));
        return request.Waited + request.NextWait <= _options.MaximumTotalWait;
    }

    /// <summary>The allowance comes back within a minute: the waits that are left make one up.</summary>
    private TimeSpan UntilAllowed(ApiHttpRequest request)
    {
        var repeatsLeft = Math.Max(1, _options.MaximumRetryCount - request.Attempts + 1);
        var share = (s_allowance - request.Waited).TotalMilliseconds / repeatsLeft;
        return TimeSpan.FromMilliseconds(Math.Min(_options.MaximumBackoff.TotalMilliseconds, share * (1 + (NextRandom() / 10))));
    }

    /// <summary>Exponential with full jitter.</summary>
    private TimeSpan Backoff(ApiHttpRequest request)
        => TimeSpan.FromMilliseconds(NextRandom() * Math.Min(_options.MaximumBackoff.TotalMilliseconds, s_firstBackoff.TotalMilliseconds * Math.Pow(2, request.Attempts)));

    private static double NextRandom() => (s_random ??= new Random()).NextDouble();
}
