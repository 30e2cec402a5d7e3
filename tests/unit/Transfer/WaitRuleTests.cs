using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests.Transfer;

/// <summary>How long a call waits, and what it tells while it does.</summary>
public class WaitRuleTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static TheoryData<string, string?, double?> Wishes => new()
    {
        { "none", null, null },
        { "7", null, 7 },
        { "0", null, 0 },
        { "Sun, 01 Mar 2026 12:00:30 GMT", null, 30 },
        { "Sun, 01 Mar 2026 11:59:30 GMT", null, 0 },
        // The service's clock is ten minutes ahead of this machine's.
        { "Sun, 01 Mar 2026 12:10:30 GMT", "Sun, 01 Mar 2026 12:10:00 GMT", 30 },
        { "Sun, 01 Mar 2026 12:00:30 GMT", "Sun, 01 Mar 2026 12:10:00 GMT", 0 },
    };

    [Theory]
    [MemberData(nameof(Wishes))]
    public void AWishIsSecondsOrADateOfTheServicesClock(string retryAfter, string? date, double? seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        if (retryAfter != "none")
        {
            response.Headers.RetryAfter = RetryConditionHeaderValue.Parse(retryAfter);
        }

        if (date is not null)
        {
            response.Headers.TryAddWithoutValidation("Date", date);
        }

        Assert.Equal(seconds, RetryPolicy.RetryAfter(response, s_now)?.TotalSeconds);
    }

    /// <summary>A wait that is as long as a call may wait is still taken.</summary>
    [Fact]
    public async Task TheLongestWaitIsAWaitStill()
    {
        await using var server = new RawServer(Http.Answer(503, headers: "Retry-After: 0"), Http.Json("[]"));
        using var client = Usedesk(server.BaseUri, o => o.MaximumTotalWait = TimeSpan.Zero);

        await Guard.Async(client.SendAsync(Groups));

        Assert.Equal(2, server.Arrived.Count);
    }

    /// <summary>That holds for a broken connection too, which asks for no wait of its own.</summary>
    [Fact]
    public async Task WithoutTimeToWaitABrokenConnectionIsTheEnd()
    {
        await using var server = new RawServer(exchange =>
        {
            exchange.Reset();
            return Task.CompletedTask;
        });
        using var client = Usedesk(server.BaseUri, o => o.MaximumTotalWait = TimeSpan.Zero);

        Assert.Equal(("Network", 1), ((await FailsAsync(client.SendAsync(Groups))) is var error ? error.ErrorId : "", error.Attempts));
        Assert.Single(server.Arrived);
    }

    /// <summary>Anything up to a second: of this many, one is over a quarter.</summary>
    [Fact]
    public async Task TheFirstBackoffIsUpToASecond()
    {
        await using var server = new RawServer(Http.Answer(500));
        using var client = Usedesk(server.BaseUri, o => o.MaximumBackoff = TimeSpan.FromSeconds(30));
        var waits = new List<TimeSpan>();
        for (var call = 0; call < 24; call++)
        {
            var observer = new Observer();
            using var cancel = new CancellationTokenSource();
            var sending = client.SendAsync(Groups, observer, cancel.Token);
            await Guard.Async(observer.Waiting);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Guard.Async(sending));
            waits.Add(observer.Waits[0]);
        }

        Assert.InRange(waits.Max(), TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(1));
    }

    /// <summary>Whoever looks at the progress is told why the call is repeated.</summary>
    [Fact]
    public async Task ARepetitionNamesItsReason()
    {
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Number == 1)
            {
                await exchange.SendAsync(Http.Answer(502));
            }
            else if (exchange.Number == 2)
            {
                exchange.Reset();
            }
            else
            {
                await exchange.SendAsync(Http.Json("[]"));
            }
        });
        using var client = Usedesk(server.BaseUri);
        var observer = new Observer();

        await Guard.Async(client.SendAsync(Groups, observer));

        Assert.Equal(
            ["sending POST groups 1", "answered 502", "repeating 2 HTTP 502", "sending POST groups 2", "repeating 3 the connection broke off before the answer was whole", "sending POST groups 3", "answered 200"],
            observer.Told);
    }

    [Fact]
    public async Task AsManyPlacesAsAllowedAreGivenAndTheNextIsTold()
    {
        using var limiter = new SpacingLimiter(2, s_hour);
        Assert.NotNull(limiter.IdleDuration);

        using var first = limiter.AttemptAcquire();
        using var second = await limiter.AcquireAsync();
        Assert.True(first.IsAcquired);
        Assert.True(second.IsAcquired);
        Assert.Empty(first.MetadataNames);
        Assert.False(first.TryGetMetadata(MetadataName.RetryAfter, out _));

        using var third = limiter.AttemptAcquire();
        Assert.False(third.IsAcquired);
        Assert.Equal([MetadataName.RetryAfter.Name], third.MetadataNames);
        Assert.True(third.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.InRange(wait, s_hour - TimeSpan.FromMinutes(5), s_hour);
        Assert.False(third.TryGetMetadata("another", out _));

        // While a place counts the limiter must not be thrown away.
        Assert.Null(limiter.IdleDuration);
        Assert.Null(limiter.GetStatistics());
    }

    /// <summary>Places are given in turn: whoever waits behind another waits for a window more.</summary>
    [Fact]
    public async Task AnotherThatWaitsTakesThePlaceAfter()
    {
        using var limiter = new SpacingLimiter(1, s_hour);
        using var cancel = new CancellationTokenSource();
        using var taken = limiter.AttemptAcquire();
        var waits = limiter.AcquireAsync(1, cancel.Token).AsTask();

        Assert.False(waits.IsCompleted);
        using var next = limiter.AttemptAcquire();
        Assert.True(next.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.InRange(wait, (s_hour * 2) - TimeSpan.FromMinutes(5), s_hour * 2);

        // A place that is given up stays empty: the pace is kept all the same.
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        using var later = limiter.AttemptAcquire();
        Assert.True(later.TryGetMetadata(MetadataName.RetryAfter, out wait));
        Assert.InRange(wait, (s_hour * 2) - TimeSpan.FromMinutes(5), s_hour * 2);
    }

    [Fact]
    public async Task OncePlacesAreFreeAgainTheLimiterIsIdle()
    {
        using var limiter = new SpacingLimiter(1, TimeSpan.FromMilliseconds(50));
        using (limiter.AttemptAcquire())
        {
        }

        using var waited = await limiter.AcquireAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(waited.IsAcquired);
        await Guard.Until(() => limiter.IdleDuration > TimeSpan.Zero);
        using var free = limiter.AttemptAcquire();
        Assert.True(free.IsAcquired);
    }

    /// <summary>A call that would wait longer than it may ends with the answer that asked for the wait.</summary>
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task APauseThatIsTooLongIsToldToAll(int status)
    {
        var asks = new Answers(request => new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Headers = { { "Retry-After", "100" } } });
        using var pacing = new HttpMessageInvoker(new PacingHandler(0, TimeSpan.FromSeconds(5), () => s_now, asks));
        using var first = await pacing.SendAsync(Request(), default);
        using var second = await pacing.SendAsync(Request(), default);

        Assert.Equal((1, status), (asks.Calls, (int)second.StatusCode));
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(100));
        Assert.Equal(0, ((PooledContent)second.Content).Length);
        Assert.NotNull(second.RequestMessage);
    }

    /// <summary>Only where the service asks for a pause is there one.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task AnyOtherAnswerHoldsNobodyBack(int status)
    {
        var answers = new Answers(request => new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Headers = { { "Retry-After", "100" } } });
        using var pacing = new HttpMessageInvoker(new PacingHandler(0, TimeSpan.FromSeconds(5), () => s_now, answers));
        using var first = await pacing.SendAsync(Request(), default);
        using var second = await pacing.SendAsync(Request(), default);

        Assert.Equal(2, answers.Calls);
    }

    private static ApiHttpRequest Request() => new(HttpMethod.Post, new Uri("https://service.example.test/api/x"), "x");

    private sealed class Answers : HttpMessageHandler
    {
        private readonly Func<HttpRequestMessage, HttpResponseMessage> _answer;

        public Answers(Func<HttpRequestMessage, HttpResponseMessage> answer) => _answer = answer;

        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(_answer(request));
        }
    }
}
