using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Listening;

/// <summary>
/// A small HTTP/1.1 server over sockets, for webhooks and pages behind a reverse proxy or on this machine. .NET's HttpListener keeps none of the
/// limits that strangers make necessary (docs/events.md has what was tried), and needs a reservation of the address on Windows.
/// </summary>
internal sealed class HttpServer : IHttpServer
{
    private const int Backlog = 512;
    private static readonly TimeSpan s_sweepInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_retryAccept = TimeSpan.FromMilliseconds(100);

    private readonly HttpServerHandler _handler;
    private readonly ListenAddress _address;
    private readonly List<Socket> _listeners = new();
    private readonly ConcurrentDictionary<HttpConnection, Task> _connections = new();
    private readonly CancellationTokenSource _handlersEnd = new();
    private readonly BufferBudget _budget;
    private readonly Timer _sweeper;
    private int _isStopping;
    private int _isDisposed;

    private HttpServer(HttpServerOptions options, HttpServerHandler handler)
    {
        Options = options ?? throw new ArgumentNullException(nameof(options));
        _handler = handler ?? throw new ArgumentNullException(nameof(handler));
        _address = ListenAddress.Of(options.ListenUri);
        if (options.HealthPath is { } health && (health.Length < 2 || health[0] != '/' || health.Any(static one => one is <= ' ' or > '~' or '?' or '#')))
        {
            throw RequestException.Create("InvalidHealthPath", $"{new PropertyName(nameof(HttpServerOptions.HealthPath))} must begin with a slash and have no query.", nameof(HttpServerOptions.HealthPath));
        }

        if (options.HealthPath is not null && options.HealthPath.TrimEnd('/') == _address.Path)
        {
            throw RequestException.Create("InvalidHealthPath", $"{new PropertyName(nameof(HttpServerOptions.HealthPath))} must be another path than requests are taken at.", nameof(HttpServerOptions.HealthPath));
        }

        _budget = new BufferBudget(options.MaximumBufferedBytes);
        Address = Bind();
        _sweeper = new Timer(static server => ((HttpServer)server!).Sweep(), this, s_sweepInterval, s_sweepInterval);
    }

    /// <inheritdoc/>
    public Uri Address { get; }

    public HttpServerOptions Options { get; }

    public bool IsStopping => Volatile.Read(ref _isStopping) != 0;

    /// <summary>How long a client may take for each piece of an answer.</summary>
    internal TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many connections are open.</summary>
    internal int ConnectionCount => _connections.Count;

    /// <exception cref="RequestException">InvalidListenUri, ListenUriInUse, ListenUriNotUsable, InvalidHealthPath.</exception>
    public static HttpServer Start(HttpServerOptions options, HttpServerHandler handler)
    {
        var server = new HttpServer(options, handler);
        foreach (var listener in server._listeners)
        {
            _ = Task.Run(() => server.AcceptAsync(listener));
        }

        return server;
    }

    /// <inheritdoc/>
    public async Task StopAsync(TimeSpan grace)
    {
        StopListening();
        foreach (var connection in _connections.Keys.Where(static connection => connection.Stage is HttpConnectionStage.Waiting or HttpConnectionStage.ReadingBody))
        {
            connection.Dispose();
        }

        var rest = Task.WhenAll(_connections.Values);
        if (grace > TimeSpan.Zero)
        {
            await Task.WhenAny(rest, Task.Delay(grace)).ConfigureAwait(false);
        }

        Dispose();
    }

    public void Dispose()
    {
        StopListening();
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _sweeper.Dispose();
        _handlersEnd.Cancel();
        foreach (var connection in _connections.Keys)
        {
            connection.Dispose();
        }
    }

    /// <summary>What a request is about: the path below ours, or an answer that needs no handler.</summary>
    internal (string Path, HttpServerResponse? Response) Route(HttpRequestHead head)
    {
        var rest = Below(head.Path, _address.Path);
        if (rest is null || Options.AcceptsPath?.Invoke(rest) == false)
        {
            return (string.Empty, head.Path == Options.HealthPath && head.Method is ("GET" or "HEAD")
                ? new HttpServerResponse(Options.IsHealthy?.Invoke() ?? true ? 200 : 503)
                : new HttpServerResponse(404));
        }

        if (Options.Methods.Contains(head.Method))
        {
            return (rest, null);
        }

        var response = new HttpServerResponse(405);
        response.Headers["Allow"] = string.Join(", ", Options.Methods);
        return (rest, response);
    }

    internal async Task<HttpServerResponse> AnswerAsync(HttpServerRequest request)
    {
        try
        {
            var response = await _handler(request, _handlersEnd.Token).ConfigureAwait(false) ?? new HttpServerResponse(404);
            return response.Headers.Any(static header => !IsClean(header.Key) || !IsClean(header.Value)) || !IsClean(response.ContentType ?? string.Empty)
                ? throw new InvalidOperationException("A header of the answer has a control character in it.")
                : response;
        }
#pragma warning disable CA1031 // Whatever a handler throws is its own affair; senders are told nothing of it, and the server goes on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Refused($"The request could not be handled: {error.GetType().Name}.", request.RemoteAddress);
            return new HttpServerResponse(500);
        }
    }

    internal void Refused(string reason, string remote)
    {
        if (!IsStopping)
        {
            Options.OnRefused?.Invoke(remote.Length == 0 ? reason : $"{remote}: {reason}");
        }
    }

    /// <summary>
    /// The part of a path below another. Every character of the latter is compared, whether one before it differed or not: it may be a secret.
    /// </summary>
    internal static string? Below(string path, string root)
    {
        var difference = 0;
        for (var i = 0; i < root.Length; i++)
        {
            difference |= root[i] ^ (i < path.Length ? path[i] : 0);
        }

        if (difference != 0)
        {
            return null;
        }

        return path.Length == root.Length ? string.Empty : path[root.Length] == '/' ? path.Substring(root.Length + 1) : null;
    }

    private static bool IsClean(string text) => text.All(static one => one is >= ' ' and <= '~');

    private Uri Bind()
    {
        var port = _address.Uri.Port;
        foreach (var host in _address.Hosts)
        {
            var listener = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                if (host.AddressFamily == AddressFamily.InterNetworkV6)
                {
                    // [::] is everywhere, IPv4 included.
                    listener.DualMode = host.Equals(IPAddress.IPv6Any);
                }

                if (Environment.OSVersion.Platform == PlatformID.Win32NT)
                {
                    // Else another program could bind to the same port and take over what comes.
                    listener.ExclusiveAddressUse = true;
                }

                listener.Bind(new IPEndPoint(host, port));
                listener.Listen(Backlog);
                port = ((IPEndPoint)listener.LocalEndPoint!).Port;
                _listeners.Add(listener);
            }
            catch (SocketException) when (_listeners.Count > 0 && _address.Uri.IsLoopback)
            {
                // localhost on a machine without IPv6, or whose port is taken there only.
                listener.Dispose();
            }
            catch (SocketException error)
            {
                listener.Dispose();
                _listeners.ForEach(static one => one.Dispose());
                throw error.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? RequestException.Create("ListenUriInUse", $"Port {port} is in use by another program.", nameof(HttpServerOptions.ListenUri))
                    : RequestException.Create("ListenUriNotUsable", $"Port {port} cannot be listened on: {error.Message}", nameof(HttpServerOptions.ListenUri));
            }
        }

        return new UriBuilder(_address.Uri) { Port = port }.Uri;
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (!IsStopping)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                if (IsStopping)
                {
                    return;
                }

                // A sender that was gone again, or no file handle left: neither may end the server.
                await Task.Delay(s_retryAccept).ConfigureAwait(false);
                continue;
            }

            Take(socket);
        }
    }

    private void Take(Socket socket)
    {
        HttpConnection connection;
        try
        {
            if (_connections.Count >= Options.MaximumConnections && !MakeRoom())
            {
                Refused("There are too many connections.", string.Empty);
                socket.Dispose();
                return;
            }

            connection = new HttpConnection(this, socket, _budget);
        }
        catch (Exception error) when (error is SocketException or System.IO.IOException or ObjectDisposedException)
        {
            // It was closed before it was looked at.
            socket.Dispose();
            return;
        }

        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _connections[connection] = done.Task;
        if (Volatile.Read(ref _isDisposed) != 0)
        {
            connection.Dispose();
        }

        _ = Task.Run(async () =>
        {
            try
            {
                await connection.RunAsync().ConfigureAwait(false);
            }
            finally
            {
                _connections.TryRemove(connection, out _);
                done.TrySetResult(true);
            }
        });
    }

    /// <summary>
    /// Closes the connection that has been waited for longest: one that was refused before all others, and one with a body under way only where those have more than
    /// half of the places. So requests that are refused keep out nobody, however often they come; clients that do not take their answers keep out nobody; and slow
    /// bodies keep out nobody but each other.
    /// </summary>
    private bool MakeRoom()
    {
        HttpConnection? body = null;
        HttpConnection? other = null;
        var bodies = 0;
        foreach (var connection in _connections.Keys)
        {
            switch (connection.Stage)
            {
                case HttpConnectionStage.Answering:
                    break;
                case HttpConnectionStage.ReadingBody:
                    bodies++;
                    body = body is null || connection.Since < body.Since ? connection : body;
                    break;
                default:
                    other = other is null || (connection.IsRefused == other.IsRefused ? connection.Since < other.Since : connection.IsRefused) ? connection : other;
                    break;
            }
        }

        var oldest = other is null || bodies * 2 > Options.MaximumConnections ? body ?? other : other;
        if (oldest is null)
        {
            return false;
        }

        Refused("A connection was closed to make room for another.", string.Empty);
        _connections.TryRemove(oldest, out _);
        oldest.Dispose();
        return true;
    }

    private void Sweep()
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var connection in _connections.Keys)
        {
            if (connection.IsLate(now))
            {
                connection.Dispose();
            }
        }
    }

    private void StopListening()
    {
        if (Interlocked.Exchange(ref _isStopping, 1) == 0)
        {
            _listeners.ForEach(static listener => listener.Dispose());
        }
    }
}
