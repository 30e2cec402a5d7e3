using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Tests.Support;

/// <summary>A server that plays exactly the bytes that a test tells it to, and keeps those that arrived.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Exchange, Task> _play;
    private readonly int _mostOfBody;
    private readonly List<Exchange> _exchanges = [];
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;
    private int _accepted;

    /// <param name="play">Answers a request.</param>
    /// <param name="mostOfBody">Bytes of a body that are read before it is called.</param>
    public RawServer(Func<Exchange, Task> play, int mostOfBody = int.MaxValue)
    {
        _play = play;
        _mostOfBody = mostOfBody;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Answers the first request with the first text, and so on; the last one again and again.</summary>
    public RawServer(params string[] answers)
        : this(exchange => exchange.SendAsync(answers[Math.Min(exchange.Number, answers.Length) - 1]))
    {
    }

    public Uri BaseUri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api");

    public int Accepted => Volatile.Read(ref _accepted);

    public IReadOnlyList<Exchange> Arrived
    {
        get
        {
            lock (_exchanges)
            {
                return _exchanges.ToArray();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                _connections.Add(ServeAsync(socket, Interlocked.Increment(ref _accepted)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }
    }

    private async Task ServeAsync(Socket socket, int connection)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await Exchange.ReadAsync(socket, stream, connection, _mostOfBody, _stop.Token) is { } exchange)
            {
                lock (_exchanges)
                {
                    _exchanges.Add(exchange);
                    exchange.Number = _exchanges.Count;
                }

                await _play(exchange);
                if (exchange.IsClosed)
                {
                    return;
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }
}

/// <summary>One request as it arrived, and the connection to answer on.</summary>
internal sealed class Exchange
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly int _left;

    private Exchange(Socket socket, NetworkStream stream, int connection, string head, byte[] body, int left, CancellationToken stopped)
    {
        _left = left;
        _socket = socket;
        _stream = stream;
        Connection = connection;
        Stopped = stopped;
        var lines = head.Split("\r\n");
        var start = lines[0].Split(' ');
        Method = start[0];
        Target = start[1];
        Headers = lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(": ", 2)).ToLookup(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        Body = body;
        IsWhole = left == 0;
    }

    /// <summary>From 1, over all connections.</summary>
    public int Number { get; set; }

    public int Connection { get; }

    public CancellationToken Stopped { get; }

    public string Method { get; }

    /// <summary>Path and query as they stood in the request line.</summary>
    public string Target { get; }

    public ILookup<string, string> Headers { get; }

    public byte[] Body { get; }

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>False when the client broke off before all of the announced body was there.</summary>
    public bool IsWhole { get; }

    public bool IsClosed { get; private set; }

    public string? Query(string name) => Queries(name).SingleOrDefault();

    public IEnumerable<string> Queries(string name)
        => Target.Split('?', 2).Skip(1).SelectMany(query => query.Split('&')).Select(pair => pair.Split('=', 2))
            .Where(pair => Uri.UnescapeDataString(pair[0]) == name).Select(pair => Uri.UnescapeDataString(pair[1]));

    public static async Task<Exchange?> ReadAsync(Socket socket, NetworkStream stream, int connection, int mostOfBody, CancellationToken stopped)
    {
        var received = new MemoryStream();
        var buffer = new byte[65536];
        int end;
        while ((end = received.GetBuffer().AsSpan(0, (int)received.Length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = await stream.ReadAsync(buffer, stopped);
            if (read == 0)
            {
                return null;
            }

            received.Write(buffer, 0, read);
        }

        var bytes = received.ToArray();
        var head = Encoding.UTF8.GetString(bytes, 0, end);
        var length = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase)) is { } line
            ? int.Parse(line[16..], CultureInfo.InvariantCulture)
            : 0;
        var body = new byte[length];
        var got = Math.Min(length, bytes.Length - end - 4);
        Array.Copy(bytes, end + 4, body, 0, got);
        try
        {
            while (got < Math.Min(length, mostOfBody) && await stream.ReadAsync(body.AsMemory(got), stopped) is > 0 and var read)
            {
                got += read;
            }
        }
        catch (IOException)
        {
        }

        return new Exchange(socket, stream, connection, head, body[..got], length - got, stopped);
    }

    /// <summary>Bytes as they are.</summary>
    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), Stopped);

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes, Stopped);

    /// <summary>Reads what it was not to take before; false when the client broke off.</summary>
    public async Task<bool> TakeTheRestAsync()
    {
        var buffer = new byte[65536];
        var left = _left;
        while (left > 0 && await _stream.ReadAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length)), Stopped) is > 0 and var read)
        {
            left -= read;
        }

        return left == 0;
    }

    /// <summary>The normal end of a connection.</summary>
    public void Close()
    {
        _socket.Shutdown(SocketShutdown.Send);
        _stream.Dispose();
        IsClosed = true;
    }

    /// <summary>An end that throws away what is under way.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _stream.Dispose();
        IsClosed = true;
    }

    /// <summary>Never answers.</summary>
    public Task HangAsync() => Task.Delay(Timeout.Infinite, Stopped);
}

/// <summary>Answers as text.</summary>
internal static class Http
{
    public static string Json(string body, int status = 200, string? headers = null) => Answer(status, body, "application/json; charset=utf-8", headers);

    public static string Answer(int status, string body = "", string contentType = "text/html", string? headers = null)
        => $"HTTP/1.1 {status} Something\r\nContent-Type: {contentType}\r\n{headers}{(headers is null ? "" : "\r\n")}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
}
