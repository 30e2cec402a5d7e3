using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace UsedeskUdesk.Client.Listening;

/// <summary>What an address to listen on means: where, and below which path.</summary>
internal sealed class ListenAddress
{
    private ListenAddress(Uri uri, IReadOnlyList<IPAddress> hosts)
    {
        Uri = uri;
        Hosts = hosts;
        Path = uri.AbsolutePath.TrimEnd('/');
    }

    public Uri Uri { get; }

    /// <summary>Where to listen. The first one must succeed; the others where this machine has them.</summary>
    public IReadOnlyList<IPAddress> Hosts { get; }

    /// <summary>As it stands in requests, without the slash at its end; empty for the whole server.</summary>
    public string Path { get; }

    /// <exception cref="RequestException">InvalidListenUri.</exception>
    public static ListenAddress Of(Uri uri)
    {
        if (uri is null)
        {
            throw new ArgumentNullException(nameof(uri));
        }

        if (!uri.IsAbsoluteUri || uri.Scheme != Uri.UriSchemeHttp || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            // Without the address: its path may be a secret.
            throw Invalid("must begin with http:// and have no user name, query or fragment. Encryption is a reverse proxy's work.");
        }

        return new ListenAddress(uri, HostsOf(uri));
    }

    private static IReadOnlyList<IPAddress> HostsOf(Uri uri)
    {
        if (IPAddress.TryParse(uri.DnsSafeHost, out var address))
        {
            return new[] { address };
        }

        if (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return new[] { IPAddress.Loopback, IPAddress.IPv6Loopback };
        }

        try
        {
            return Dns.GetHostAddresses(uri.DnsSafeHost) is { Length: > 0 } found ? found : throw Invalid("names a host that has no address.");
        }
        catch (SocketException)
        {
            throw Invalid("names a host that has no address.");
        }
    }

    internal static RequestException Invalid(string what)
        => RequestException.Create("InvalidListenUri", $"{new PropertyName(nameof(HttpServerOptions.ListenUri))} {what}", nameof(HttpServerOptions.ListenUri));
}
