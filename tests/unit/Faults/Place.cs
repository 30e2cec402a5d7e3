using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Tests.Support;

namespace UsedeskUdesk.Tests.Faults;

/// <summary>An address where no service answers, and what stands there instead.</summary>
internal sealed class Place(Uri address, Uri? proxy = null, params IAsyncDisposable[] parts) : IAsyncDisposable
{
    private const string FarAway = "https://service.example.test/api";

    public Uri Address => address;

    /// <summary>The proxy that leads there.</summary>
    public Uri? Proxy => proxy;

    public static IReadOnlyList<(string Name, Func<Task<Place>> Open, bool TimesOut)> All { get; } =
    [
        ("nobody listens at the port", () => Task.FromResult(new Place(new Uri($"http://127.0.0.1:{FreePort()}/api"))), false),
        ("no such host", () => Task.FromResult(new Place(new Uri("https://no-such-host.invalid/api"))), false),
        ("TLS: nobody vouches for the certificate", () => TlsAsync("127.0.0.1", DateTimeOffset.UtcNow.AddDays(1)), false),
        ("TLS: the certificate has expired", () => TlsAsync("127.0.0.1", DateTimeOffset.UtcNow.AddDays(-1)), false),
        ("TLS: the other side speaks plain HTTP", () => AnsweringAsync("https", Http.Answer(400)), false),
        ("TLS: the greeting is cut", () => AnsweringAsync("https", string.Empty), false),
        ("TLS: the greeting is never answered", () => Task.FromResult(Silent("https")), true),
        ("the proxy cannot be reached", () => Task.FromResult(new Place(new Uri(FarAway), new Uri($"http://127.0.0.1:{FreePort()}"))), false),
        ("the proxy wants a password", () => ProxyAsync(Http.Answer(407, headers: "Proxy-Authenticate: Negotiate")), false),
        ("the proxy forbids it", () => ProxyAsync(Http.Answer(403)), false),
        ("the proxy does not reach the service", () => ProxyAsync(Http.Answer(502)), false),
        ("the proxy breaks off", () => BreakingProxyAsync(static exchange => exchange.Reset()), false),
        ("the proxy never answers", () => Task.FromResult(SilentProxy()), true),
        ("the proxy is busy and names a wait", () => ProxyAsync(Http.Answer(503, headers: "Retry-After: 1")), false),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var part in parts)
        {
            await part.DisposeAsync();
        }
    }

    private static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }

    private static Task<Place> ProxyAsync(string answer)
    {
        var proxy = new RawServer(answer);
        return Task.FromResult(new Place(new Uri(FarAway), new Uri($"http://127.0.0.1:{proxy.BaseUri.Port}"), proxy));
    }

    private static Task<Place> BreakingProxyAsync(Action<Exchange> end)
    {
        var proxy = new RawServer(exchange =>
        {
            end(exchange);
            return Task.CompletedTask;
        });
        return Task.FromResult(new Place(new Uri(FarAway), new Uri($"http://127.0.0.1:{proxy.BaseUri.Port}"), proxy));
    }

    private static Place SilentProxy()
    {
        var proxy = new RawServer(static exchange => exchange.HangAsync());
        return new Place(new Uri(FarAway), new Uri($"http://127.0.0.1:{proxy.BaseUri.Port}"), proxy);
    }

    private static Place Silent(string scheme)
    {
        var server = new Listener(static (_, stopped) => Task.Delay(Timeout.Infinite, stopped));
        return new Place(new Uri($"{scheme}://127.0.0.1:{server.Port}/api"), null, server);
    }

    private static Task<Place> AnsweringAsync(string scheme, string answer)
    {
        var server = new Listener(async (stream, stopped) =>
        {
            // The greeting is read first, so that the end of the connection is a normal one.
            _ = await stream.ReadAsync(new byte[65536], stopped);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), stopped);
        });
        return Task.FromResult(new Place(new Uri($"{scheme}://127.0.0.1:{server.Port}/api"), null, server));
    }

    private static Task<Place> TlsAsync(string host, DateTimeOffset notAfter)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(notAfter.AddDays(-10), notAfter);
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        var server = new Listener(async (stream, stopped) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopped);
            _ = await tls.ReadAsync(new byte[65536], stopped);
        });
        return Task.FromResult(new Place(new Uri($"https://127.0.0.1:{server.Port}/api"), null, server));
    }

    /// <summary>A port, and what is done with each connection to it.</summary>
    private sealed class Listener : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly List<Task> _connections = [];
        private readonly Task _accepting;

        public Listener(Func<NetworkStream, CancellationToken, Task> play)
        {
            _listener.Start();
            _accepting = AcceptAsync(play);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _accepting;
            await Task.WhenAll(_connections);
            _stop.Dispose();
        }

        private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> play)
        {
            try
            {
                while (true)
                {
                    var socket = await _listener.AcceptSocketAsync(_stop.Token);
                    _connections.Add(ServeAsync(socket, play));
                }
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
            {
            }
        }

        private async Task ServeAsync(Socket socket, Func<NetworkStream, CancellationToken, Task> play)
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            try
            {
                await play(stream, _stop.Token);
            }
            catch (Exception error) when (error is System.IO.IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
            {
            }
        }
    }
}
