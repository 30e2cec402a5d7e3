using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Listening;

/// <summary>
/// One connection: reads a request, has it answered, and so on. Asynchronous reads of .NET Framework's sockets know no cancellation, so
/// whatever takes too long is ended by closing the socket: see <see cref="IsLate"/>.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private const int DrainBytes = 256 * 1024;

    /// <summary>So much of an answer has to be taken within the time for writing.</summary>
    private const int WriteBytes = 16 * 1024;
    private static readonly TimeSpan s_drainTime = TimeSpan.FromSeconds(2);

    private readonly HttpServer _server;
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly HttpRequestReader _reader;
    private readonly string _remote;
    private long _deadline;
    private long _since;
    private int _stage;
    private int _isRefused;
    private bool _hasBegun;
    private int _isClosed;

    public HttpConnection(HttpServer server, Socket socket, BufferBudget budget)
    {
        _server = server;
        _socket = socket;
        _socket.NoDelay = true;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new HttpRequestReader(_stream, server.Options, budget);
        _remote = (socket.RemoteEndPoint as IPEndPoint)?.Address is { } address
            ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
            : string.Empty;
        Wait();
    }

    public HttpConnectionStage Stage => (HttpConnectionStage)Volatile.Read(ref _stage);

    /// <summary>Since when the sender has been waited for: for a request, for a body, or to take some of an answer.</summary>
    public long Since => Volatile.Read(ref _since);

    /// <summary>Whether the last that came was nothing of ours, such as another path.</summary>
    public bool IsRefused => Volatile.Read(ref _isRefused) != 0;

    /// <summary>Whether the sender has had its time.</summary>
    public bool IsLate(long now) => Volatile.Read(ref _deadline) is var deadline and > 0 && now > deadline;

    /// <summary>Closes it, wherever it stands.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            _stream.Dispose();
        }
    }

    public async Task RunAsync()
    {
        try
        {
            while (await ServeAsync().ConfigureAwait(false))
            {
                Wait();
                if (_server.IsStopping)
                {
                    break;
                }
            }
        }
        catch (HttpRefusal refusal)
        {
            _server.Refused(refusal.Message, _remote);
            Refuse();
            await RefuseAsync(refusal.StatusCode).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The sender went away, or had its time.
            // A connection that is kept open without a request is closed after a while too, and nothing was refused then.
            if (_hasBegun && IsLate(Stopwatch.GetTimestamp()))
            {
                _server.Refused(Stage == HttpConnectionStage.Writing ? "The sender did not take its answer." : "The sender was too slow.", _remote);
            }
        }
        finally
        {
            Dispose();
            _reader.Dispose();
        }
    }

    /// <returns>Whether the connection can go on.</returns>
    private async Task<bool> ServeAsync()
    {
        if (await _reader.ReadHeadAsync(Begin).ConfigureAwait(false) is not { } head)
        {
            return false;
        }

        SetDeadline(_server.Options.BodyTimeout);
        var route = _server.Route(head);
        if (route.Response is { } early)
        {
            Refuse();
            if (early.StatusCode != 200)
            {
                _server.Refused(early.StatusCode == 404 ? "The path is not known." : "The method is not taken.", _remote);
            }

            if (!HasNoBody(head))
            {
                // The body is not read: what comes behind it is not looked for.
                await WriteAsync(early, head.Method, keepAlive: false).ConfigureAwait(false);
                await DrainAsync().ConfigureAwait(false);
                return false;
            }

            await WriteAsync(early, head.Method, head.KeepAlive).ConfigureAwait(false);
            return head.KeepAlive;
        }

        Volatile.Write(ref _isRefused, 0);
        Enter(HttpConnectionStage.ReadingBody);
        _reader.CheckLength(head.ContentLength);
        if (head.ExpectsContinue && !_reader.HasMore && !HasNoBody(head))
        {
            await _stream.WriteAsync(s_continue, 0, s_continue.Length).ConfigureAwait(false);
        }

        var body = await _reader.ReadBodyAsync(head).ConfigureAwait(false);
        Enter(HttpConnectionStage.Answering);
        Volatile.Write(ref _deadline, 0);
        var response = await _server.AnswerAsync(new HttpServerRequest(head.Method, route.Path, head.Query, head.Headers, body, _remote)).ConfigureAwait(false);
        _reader.FreeBody();
        Enter(HttpConnectionStage.Writing);
        var keepAlive = head.KeepAlive && !_server.IsStopping;
        await WriteAsync(response, head.Method, keepAlive).ConfigureAwait(false);
        return keepAlive;
    }

    private static readonly byte[] s_continue = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");

    private static bool HasNoBody(HttpRequestHead head) => !head.IsChunked && head.ContentLength == 0;

    private async Task RefuseAsync(int statusCode)
    {
        if (statusCode == 0)
        {
            return;
        }

        try
        {
            SetDeadline(s_drainTime);
            await WriteAsync(new HttpServerResponse(statusCode), "POST", keepAlive: false).ConfigureAwait(false);
            await DrainAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // Nobody is there to be told.
        }
    }

    /// <summary>Closing while the sender still sends would take the answer from it, so some of the rest is read and forgotten.</summary>
    private async Task DrainAsync()
    {
        SetDeadline(s_drainTime);
        _socket.Shutdown(SocketShutdown.Send);
        var rest = new byte[4096];
        for (var drained = 0; drained < DrainBytes;)
        {
            var read = await _stream.ReadAsync(rest, 0, rest.Length).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            drained += read;
        }
    }

    private async Task WriteAsync(HttpServerResponse response, string method, bool keepAlive)
    {
        var text = new StringBuilder(256)
            .Append("HTTP/1.1 ").Append(response.StatusCode.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(Phrase(response.StatusCode)).Append("\r\nDate: ")
            .Append(DateTime.UtcNow.ToString("r", CultureInfo.InvariantCulture))
            .Append("\r\nContent-Length: ").Append(response.Body.Length.ToString(CultureInfo.InvariantCulture)).Append("\r\n");
        if (response.ContentType is { } type)
        {
            text.Append("Content-Type: ").Append(type).Append("\r\n");
        }

        foreach (var header in response.Headers)
        {
            text.Append(header.Key).Append(": ").Append(header.Value).Append("\r\n");
        }

        text.Append(keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
        var head = Encoding.ASCII.GetBytes(text.ToString());
        var body = method == "HEAD" ? Array.Empty<byte>() : response.Body;
        var end = Stopwatch.GetTimestamp() + Ticks(_server.Options.BodyTimeout);

        // With the headers in one piece goes as much of the body as there is room for: a short answer is one packet.
        var taken = Math.Min(body.Length, Math.Max(0, WriteBytes - head.Length));
        var first = new byte[head.Length + taken];
        Buffer.BlockCopy(head, 0, first, 0, head.Length);
        Buffer.BlockCopy(body, 0, first, head.Length, taken);
        await WriteAsync(first, 0, first.Length, end).ConfigureAwait(false);
        for (int count; taken < body.Length; taken += count)
        {
            count = Math.Min(WriteBytes, body.Length - taken);
            await WriteAsync(body, taken, count, end).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(byte[] bytes, int start, int count, long end)
    {
        // A client that takes nothing, and one that takes it drop by drop, have their time, too.
        var now = Stopwatch.GetTimestamp();
        if (Stage == HttpConnectionStage.Writing)
        {
            Volatile.Write(ref _since, now);
        }

        Volatile.Write(ref _deadline, Math.Min(end, now + Ticks(_server.WriteTimeout)));
        await _stream.WriteAsync(bytes, start, count).ConfigureAwait(false);
    }

    private static string Phrase(int statusCode) => statusCode switch
    {
        200 => "OK",
        204 => "No Content",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        417 => "Expectation Failed",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Status",
    };

    private void Begin()
    {
        _hasBegun = true;
        SetDeadline(_server.Options.HeaderTimeout);
    }

    private void Wait()
    {
        _hasBegun = false;
        Enter(HttpConnectionStage.Waiting);
        SetDeadline(_server.Options.HeaderTimeout);
    }

    /// <summary>It is the first to make room for another.</summary>
    private void Refuse()
    {
        Volatile.Write(ref _isRefused, 1);
        Enter(HttpConnectionStage.Waiting);
    }

    private void Enter(HttpConnectionStage stage)
    {
        Volatile.Write(ref _since, Stopwatch.GetTimestamp());
        Volatile.Write(ref _stage, (int)stage);
    }

    private void SetDeadline(TimeSpan time) => Volatile.Write(ref _deadline, Stopwatch.GetTimestamp() + Ticks(time));

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
