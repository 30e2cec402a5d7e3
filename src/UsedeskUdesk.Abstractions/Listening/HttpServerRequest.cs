using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A request that arrived whole.</summary>
public sealed class HttpServerRequest
{
    /// <summary>Makes one.</summary>
    public HttpServerRequest(string method, string path, string query, IReadOnlyDictionary<string, string> headers, byte[] body, string remoteAddress)
    {
        Method = method;
        Path = path;
        Query = query;
        Headers = headers;
        Body = body;
        RemoteAddress = remoteAddress;
    }

    /// <summary>The method, such as POST.</summary>
    public string Method { get; }

    /// <summary>What follows the path of <see cref="HttpServerOptions.ListenUri"/>, as it was sent: without a slash in front, empty for that path itself.</summary>
    public string Path { get; }

    /// <summary>What follows the question mark, as it was sent; empty when there is none.</summary>
    public string Query { get; }

    /// <summary>The headers, whatever their case; repeated ones are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body; empty when there is none.</summary>
    public byte[] Body { get; }

    /// <summary>Who sent it, or the proxy that passed it on: an IP address.</summary>
    public string RemoteAddress { get; }

    /// <summary>A header's value; null when it was not sent.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
