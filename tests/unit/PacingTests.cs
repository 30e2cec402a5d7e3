using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

[Collection(nameof(Alone))]
public class PacingTests
{
    /// <summary>This minute is a fiftieth of a real one, the machine's own delays are not.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task AsManyAsAllowedGoAtOnceAndTheNextWaits()
    {
        await using var server = new RawServer(Http.Json(NoAgents));
        using var client = Udesk(server.BaseUri, o => o.RequestsPerMinute = 3);
        var observer = new Observer();
        using var cancel = new CancellationTokenSource();
        for (var i = 0; i < 3; i++)
        {
            await Guard.Async(client.SendAsync(Agents, observer));
        }

        Assert.False(observer.Waiting.IsCompleted);
        var fourth = client.SendAsync(Agents, observer, cancel.Token);
        await Guard.Async(observer.Waiting);
        Assert.False(fourth.IsCompleted);

        // Cancelling ends the wait at once; the minute is not waited for.
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Guard.Async(fourth));
        Assert.Equal(3, server.Arrived.Count);
    }

    [Fact]
    public async Task RepeatsCountAsWell()
    {
        await using var server = new RawServer(Http.Answer(500));
        using var client = Udesk(server.BaseUri, o => o.RequestsPerMinute = 3);
        var observer = new Observer();
        using var cancel = new CancellationTokenSource();

        var call = client.SendAsync(Agents, observer, cancel.Token);
        await Guard.Until(() => observer.Told.Any(line => line.StartsWith("pacing", StringComparison.Ordinal)));

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Guard.Async(call));
        Assert.Equal(3, server.Arrived.Count);
    }

    [Fact]
    public async Task NoSlidingMinuteHoldsMoreThanAllowed()
    {
        const int Allowed = 10;
        var minute = TimeSpan.FromMilliseconds(1200);
        var inner = new Stub();
        using var pacing = new HttpMessageInvoker(new PacingHandler(Allowed, s_long, () => DateTimeOffset.UtcNow, inner, minute));
        var random = new Random(1);

        await Guard.Async(Task.WhenAll(Enumerable.Range(0, 35).Select(async i =>
        {
            await Task.Delay(random.Next(300));
            using var request = Request();
            await pacing.SendAsync(request, default);
        })));

        var times = inner.Times.Order().ToArray();
        Assert.Equal(35, times.Length);
        for (var i = Allowed; i < times.Length; i++)
        {
            Assert.True(times[i] - times[i - Allowed] >= minute - s_tolerance, $"calls {i - Allowed} and {i} are {times[i] - times[i - Allowed]} apart");
        }
    }

    [Fact]
    public async Task PermitsAreNotSavedUpOverAPause()
    {
        const int Allowed = 5;
        var minute = TimeSpan.FromMilliseconds(500);
        var inner = new Stub { PauseOnFirst = 1 };
        using var pacing = new HttpMessageInvoker(new PacingHandler(Allowed, s_long, () => DateTimeOffset.UtcNow, inner, minute));
        using var first = Request();
        await pacing.SendAsync(first, default);

        // More than the allowance waits for the pause to end; only the allowance may leave together then.
        await Guard.Async(Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var request = Request();
            await pacing.SendAsync(request, default);
        })));

        var times = inner.Times.Order().ToArray();
        for (var i = Allowed; i < times.Length; i++)
        {
            Assert.True(times[i] - times[i - Allowed] >= minute - s_tolerance, $"calls {i - Allowed} and {i} are {times[i] - times[i - Allowed]} apart");
        }
    }

    [Fact]
    public async Task APauseAlsoHoldsBackThoseWhoGetTheirTurnWhileItLasts()
    {
        var inner = new Stub { PauseOnFirst = 1, FirstTakes = TimeSpan.FromMilliseconds(100) };
        using var pacing = new HttpMessageInvoker(new PacingHandler(2, s_long, () => DateTimeOffset.UtcNow, inner, TimeSpan.FromMilliseconds(500)));

        await Guard.Async(Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var request = Request();
            await pacing.SendAsync(request, default);
        })));

        // Two go at once; the next turns come after half a second, when the first call has been told to wait for a whole one.
        var times = inner.Times.Order().ToArray();
        Assert.Equal(6, times.Length);
        Assert.True(times[2] - times[0] >= TimeSpan.FromSeconds(1), $"{times[2] - times[0]}");
    }

    [Fact]
    public async Task APauseHoldsBackTheOthersToo()
    {
        var inner = new Stub { PauseOnFirst = 1 };
        using var pacing = new HttpMessageInvoker(new PacingHandler(0, s_long, () => DateTimeOffset.UtcNow, inner));
        using var first = Request();
        Assert.Equal((HttpStatusCode)429, (await pacing.SendAsync(first, default)).StatusCode);

        var observer = new Observer();
        await Guard.Async(Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var request = Request(observer);
            await pacing.SendAsync(request, default);
        })));

        var times = inner.Times.Order().ToArray();
        Assert.Equal(6, times.Length);
        Assert.True(times[1] - times[0] >= TimeSpan.FromSeconds(1) - TimeSpan.FromMilliseconds(20), $"{times[1] - times[0]}");
        Assert.Contains("pacing the service asked for a pause", observer.Told);
    }

    [Fact]
    public async Task ZeroIsNoLimit()
    {
        await using var server = new RawServer(Http.Json(NoAgents));
        using var client = Udesk(server.BaseUri, o => o.RequestsPerMinute = 0);
        var observer = new Observer();

        await Guard.Async(Task.WhenAll(Enumerable.Range(0, 200).Select(_ => client.SendAsync(Agents, observer))));

        Assert.Equal(200, server.Arrived.Count);
        Assert.False(observer.Waiting.IsCompleted);
    }

    [Fact]
    public async Task DisposingEndsTheWaitForATurnWithoutSending()
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        var client = Usedesk(server.BaseUri, o => o.RequestsPerMinute = 1);
        await Guard.Async(client.SendAsync(Ticket));
        var observer = new Observer();
        var waits = client.SendAsync(Ticket, observer);
        await Guard.Async(observer.Waiting);

        client.Dispose();

        Assert.Equal(("Network", 0), ((await FailsAsync(waits)) is var error ? error.ErrorId : "", error.Attempts));
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task ALimiterThatIsDisposedOfLetsNobodyThrough()
    {
        var inner = new Stub();
        using var handler = new PacingHandler(1, s_long, () => DateTimeOffset.UtcNow, inner);
        using var pacing = new HttpMessageInvoker(handler, disposeHandler: false);
        using var first = Request();
        await pacing.SendAsync(first, default);
        var observer = new Observer();
        using var request = Request(observer);
        var waits = pacing.SendAsync(request, default);
        await Guard.Async(observer.Waiting);

        handler.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Guard.Async(waits));
        Assert.Single(inner.Times);
    }

    private static ApiHttpRequest Request(ICallObserver? observer = null)
        => new(HttpMethod.Get, new Uri("http://127.0.0.1/"), "x") { Observer = observer };

    /// <summary>Notes when calls come, and may ask for a pause with the first.</summary>
    private sealed class Stub : HttpMessageHandler
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private int _calls;

        public int PauseOnFirst { get; init; }

        public TimeSpan FirstTakes { get; init; }

        public ConcurrentBag<TimeSpan> Times { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Times.Add(_clock.Elapsed);
            var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
            if (Interlocked.Increment(ref _calls) == 1 && PauseOnFirst > 0)
            {
                await Task.Delay(FirstTakes, cancellationToken);
                response.StatusCode = (HttpStatusCode)429;
                response.Headers.Add("Retry-After", $"{PauseOnFirst}");
            }

            return response;
        }
    }
}
