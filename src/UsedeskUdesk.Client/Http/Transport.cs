using System;
using System.Net;
using System.Net.Http;
using System.Text;

namespace UsedeskUdesk.Client.Http;

/// <summary>The handler that talks to the network.</summary>
internal static class Transport
{
    /// <param name="baseUri">The one host that is called.</param>
    public static HttpMessageHandler Create(Uri baseUri)
#if NET8_0_OR_GREATER
        => new SocketsHttpHandler
        {
            // A redirect would carry the credentials elsewhere, and turn a POST into a GET.
            AllowAutoRedirect = false,
            UseCookies = false,
            // This machine is never reached through a proxy: plain HTTP is taken here, and would leave the machine with the credentials.
            UseProxy = !baseUri.IsLoopback,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            // As they are sent; read in another way, a secret that a header echoes would not be known again.
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PlaintextStreamFilter = static (context, _) => new(new NoHiddenResendStream(context.PlaintextStream, isTunnel: context.InitialRequestMessage.Method == HttpMethod.Connect)),
        };
#else
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !baseUri.IsLoopback };
        if (handler.SupportsAutomaticDecompression)
        {
            handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
        }

        return handler;
    }
#endif
}
