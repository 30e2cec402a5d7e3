using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Outcomes;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests.Transfer;

/// <summary>What is known of an attempt that failed: whether anything left, whether waiting helps, and what a person is told.</summary>
public class AttemptRuleTests
{
    private const int Limit = 1000;

    /// <summary>Failures as the handler of .NET reports them, and as .NET Framework does.</summary>
    public static TheoryData<string, string, string> Failures => new()
    {
        { "refused", nameof(Sighting.NothingLeft), "the connection was refused" },
        { "refused, as Framework says it", nameof(Sighting.NothingLeft), "the connection was refused" },
        { "unreachable", nameof(Sighting.NothingLeft), "no connection came about" },
        { "a socket's own", nameof(Sighting.NothingLeft), "no connection came about" },
        { "no such host", nameof(Sighting.Unsendable), "there is no such host" },
        { "a host without an address", nameof(Sighting.Unsendable), "there is no such host" },
        { "a name server that does not answer", nameof(Sighting.NothingLeft), "no connection came about" },
        { "certificate", nameof(Sighting.Unsendable), "the server's certificate was not accepted" },
        { "no TLS", nameof(Sighting.NothingLeft), "no connection came about" },
        { "tunnel", nameof(Sighting.NothingLeft), "the proxy did not let the call through" },
        { "headers", nameof(Sighting.Unreadable), "the answer's headers are longer than 64 KB" },
        { "too long", nameof(Sighting.Unreadable), "the answer is longer than 1000 bytes, the most that is read of one (MaximumResponseBytes)" },
        { "ended", nameof(Sighting.NoAnswer), "the connection broke off before the answer was whole" },
        { "no HTTP", nameof(Sighting.NoAnswer), "the answer is not HTTP" },
        { "no HTTP in its midst", nameof(Sighting.NoAnswer), "the answer is not HTTP" },
        { "reset", nameof(Sighting.NoAnswer), "the connection broke off before the answer was whole" },
        { "reset, as Framework says it", nameof(Sighting.NoAnswer), "the connection broke off before the answer was whole" },
        { "anything else", nameof(Sighting.NoAnswer), "the connection broke off before the answer was whole" },
        { "a certificate after something left", nameof(Sighting.NoAnswer), "the server's certificate was not accepted" },
        { "the handler's own limit", nameof(Sighting.NothingLeft), "no connection came about in time" },
        { "a file", nameof(Sighting.Unsendable), "The file is gone." },
        { "Framework: connecting", nameof(Sighting.NothingLeft), "no connection came about" },
        { "Framework: name", nameof(Sighting.NothingLeft), "no connection came about" },
        { "Framework: the proxy's name", nameof(Sighting.NothingLeft), "no connection came about" },
        { "Framework: TLS", nameof(Sighting.NothingLeft), "no connection came about" },
        { "Framework: trust", nameof(Sighting.Unsendable), "the server's certificate was not accepted" },
        { "Framework: receiving", nameof(Sighting.NoAnswer), "the connection broke off before the answer was whole" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task AFailureIsJudgedByWhatItSays(string failure, string sighting, string message)
    {
        var error = await FailsAsync(_ => throw Make(failure));

        Assert.Equal((sighting, message, false), (error.Sighting.ToString(), error.Message, error.TimedOut));
    }

    /// <summary>What is said to a proxy is no part of the call, until there is a way through.</summary>
    [Theory]
    [InlineData(false, nameof(Sighting.NothingLeft), "the proxy broke off before there was a way to the service")]
    [InlineData(true, nameof(Sighting.NoAnswer), "the connection broke off before the answer was whole")]
    public async Task WhatAProxyAloneHeardDidNotLeave(bool left, string sighting, string message)
    {
        var error = await FailsAsync(_ =>
        {
            AttemptProgress.Current!.Sent(toProxy: true);
            if (left)
            {
                AttemptProgress.Current.Sent(toProxy: false);
            }

            throw Make("ended");
        });

        Assert.Equal((sighting, message), (error.Sighting.ToString(), error.Message));
    }

    /// <summary>A service may act on the part that it has.</summary>
    [Fact]
    public async Task AFileThatFailsOnceAPartLeftIsNoCallThatNeverLeft()
    {
        var error = await FailsAsync(_ =>
        {
            AttemptProgress.Current!.Sent(toProxy: false);
            throw Make("a file");
        });

        Assert.Equal((Sighting.PartLeft, "only a part of it left. The file is gone"), (error.Sighting, error.Message));
    }

    /// <summary>The proxy's address stands in the text of such an error, and its password with it.</summary>
    [Fact]
    public async Task WhatAProxyRefusedHasNoInnerError()
    {
        Assert.Null((await FailsAsync(_ => throw Make("tunnel"))).InnerException);
        Assert.NotNull((await FailsAsync(_ => throw Make("reset"))).InnerException);
    }

    [Theory]
    [InlineData(false, nameof(Sighting.NothingLeft), "no connection within 0.1 s")]
    [InlineData(true, nameof(Sighting.NoAnswer), "no answer within 0.1 s")]
    public async Task ATimeOutIsJudgedByWhetherAnythingLeft(bool left, string sighting, string message)
    {
        var error = await FailsAsync(
            async cancellation =>
            {
                if (left)
                {
                    AttemptProgress.Current!.Sent(toProxy: false);
                }

                await Task.Delay(Timeout.Infinite, cancellation);
            },
            TimeSpan.FromMilliseconds(100));

        Assert.Equal((sighting, message, true), (error.Sighting.ToString(), error.Message, error.TimedOut));
    }

    /// <summary>Where the connection is not seen, a body that was begun is what tells that there was one.</summary>
    [Fact]
    public async Task ABodyThatWasBegunMayHaveLeft()
    {
        using var request = Request();
        request.Content = BodyContent.Create(new RequestBuilder().Body("subject", "s"), null);

        var error = await FailsAsync(
            async cancellation =>
            {
                await request.Content.CopyToAsync(Stream.Null, CancellationToken.None);
                await Task.Delay(Timeout.Infinite, cancellation);
            },
            TimeSpan.FromMilliseconds(100),
            request);

        Assert.Equal((Sighting.NoAnswer, "no answer within 0.1 s"), (error.Sighting, error.Message));
    }

    /// <summary>What an earlier attempt began says nothing of this one.</summary>
    [Fact]
    public async Task EachAttemptBeginsAnew()
    {
        using var request = Request();
        request.Content = BodyContent.Create(new RequestBuilder().Body("subject", "s"), null);
        await FailsAsync(
            async _ =>
            {
                AttemptProgress.Current!.Sent(toProxy: false);
                await request.Content.CopyToAsync(Stream.Null, CancellationToken.None);
                throw Make("reset");
            },
            request: request);

        var error = await FailsAsync(cancellation => Task.Delay(Timeout.Infinite, cancellation), TimeSpan.FromMilliseconds(100), request);

        Assert.Equal((Sighting.NothingLeft, 2), (error.Sighting, request.Attempts));
    }

    [Fact]
    public async Task TheCallersOwnEndIsNoFailure()
    {
        using var cancel = new CancellationTokenSource();
        using var sender = Sender(async cancellation =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
        });
        using var request = Request();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Guard.Async(sender.SendAsync(request, cancel.Token)));
    }

    [Fact]
    public async Task WhatWasJudgedAlreadyStaysAsItIs()
    {
        using var request = Request();
        var judged = new AttemptException(request, "judged", null, Sighting.Success);

        Assert.Same(judged, await FailsAsync(_ => throw judged, request: request));
    }

    [Fact]
    public void AnAnswerHasAsManyBytesAsItMay()
    {
        var progress = AttemptProgress.Begin(10);
        progress.Received(9);
        progress.Received(1);
        Assert.Equal((false, false), (progress.IsTooLong, progress.HasLeft));

        Assert.Throws<IOException>(() => progress.Received(1));

        Assert.True(progress.IsTooLong);
        progress.Sent(toProxy: false);
        Assert.True(progress.HasLeft);
        Assert.Same(progress, AttemptProgress.Current);
    }

    /// <summary>Headers count too, up to a megabyte beside the body.</summary>
    [Theory]
    [InlineData(Limit + (1 << 20), false)]
    [InlineData(Limit + (1 << 20) + 1, true)]
    public async Task WhatTheConnectionBringsIsLimited(int bytes, bool isTooLong)
    {
        var error = await FailsAsync(_ =>
        {
            AttemptProgress.Current!.Received(bytes);
            throw Make("ended");
        });

        Assert.Equal(isTooLong ? Sighting.Unreadable : Sighting.NoAnswer, error.Sighting);
    }

    private static Exception Make(string failure) => failure switch
    {
        "refused" => new HttpRequestException(HttpRequestError.ConnectionError, null, new SocketException((int)SocketError.ConnectionRefused)),
        "refused, as Framework says it" => new InvalidOperationException("x", new WebException("x", new SocketException((int)SocketError.ConnectionRefused), WebExceptionStatus.ConnectFailure, null)),
        "unreachable" => new HttpRequestException(HttpRequestError.ConnectionError, null, new SocketException((int)SocketError.NetworkUnreachable)),
        "a socket's own" => new SocketException((int)SocketError.HostUnreachable),
        "no such host" => new HttpRequestException(HttpRequestError.NameResolutionError, null, new SocketException((int)SocketError.HostNotFound)),
        "a host without an address" => new HttpRequestException(HttpRequestError.NameResolutionError, null, new SocketException((int)SocketError.NoData)),
        "a name server that does not answer" => new HttpRequestException(HttpRequestError.NameResolutionError, null, new SocketException((int)SocketError.TryAgain)),
        "certificate" => new HttpRequestException(HttpRequestError.SecureConnectionError, null, new AuthenticationException("x")),
        "no TLS" => new HttpRequestException(HttpRequestError.SecureConnectionError, null, new IOException("x")),
        "tunnel" => new HttpRequestException(HttpRequestError.ProxyTunnelError, "x", new IOException("x")),
        "headers" => new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded),
        "too long" => new AnswerTooLongException(),
        "ended" => new HttpRequestException(HttpRequestError.ResponseEnded, null, new HttpIOException(HttpRequestError.ResponseEnded)),
        "no HTTP" => new HttpRequestException(HttpRequestError.InvalidResponse),
        "no HTTP in its midst" => new HttpIOException(HttpRequestError.InvalidResponse),
        "reset" => new HttpRequestException(HttpRequestError.Unknown, null, new IOException("x", new SocketException((int)SocketError.ConnectionReset))),
        "reset, as Framework says it" => new IOException("x", new SocketException((int)SocketError.ConnectionReset)),
        "anything else" => new InvalidOperationException("x"),
        "a certificate after something left" => new HttpRequestException(HttpRequestError.Unknown, null, new IOException("x", new AuthenticationException("x"))),
        "the handler's own limit" => new TaskCanceledException("x", new TimeoutException()),
        "a file" => new RequestException("FileNotReadable", "The file is gone."),
        "Framework: connecting" => new WebException("x", WebExceptionStatus.ConnectFailure),
        "Framework: name" => new WebException("x", WebExceptionStatus.NameResolutionFailure),
        "Framework: the proxy's name" => new WebException("x", WebExceptionStatus.ProxyNameResolutionFailure),
        "Framework: TLS" => new WebException("x", WebExceptionStatus.SecureChannelFailure),
        "Framework: trust" => new WebException("x", new AuthenticationException("x"), WebExceptionStatus.TrustFailure, null),
        "Framework: receiving" => new WebException("x", WebExceptionStatus.ReceiveFailure),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, null),
    };

    private static async Task<AttemptException> FailsAsync(Func<CancellationToken, Task> send, TimeSpan? timeout = null, ApiHttpRequest? request = null)
    {
        using var sender = Sender(send, timeout);
        using var own = request is null ? Request() : null;
        var error = await Assert.ThrowsAsync<AttemptException>(() => Guard.Async(sender.SendAsync(request ?? own!, CancellationToken.None)));
        Assert.Same(request ?? own, error.Request);
        return error;
    }

    private static HttpMessageInvoker Sender(Func<CancellationToken, Task> send, TimeSpan? timeout = null)
        => new(new AttemptHandler(timeout ?? TimeSpan.FromSeconds(20), Limit, new Sending(send)));

    private static ApiHttpRequest Request() => new(HttpMethod.Post, new Uri("https://service.example.test/api/x"), "x");

    private sealed class Sending : HttpMessageHandler
    {
        private readonly Func<CancellationToken, Task> _send;

        public Sending(Func<CancellationToken, Task> send) => _send = send;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await _send(cancellationToken);
            throw new InvalidOperationException("These attempts fail.");
        }
    }
}
