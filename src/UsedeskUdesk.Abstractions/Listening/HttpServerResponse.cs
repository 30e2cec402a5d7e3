using System;
using System.Collections.Generic;
using System.Text;

namespace UsedeskUdesk;

/// <summary>What a request is answered with.</summary>
public sealed class HttpServerResponse
{
    /// <summary>Makes an answer without a body.</summary>
    public HttpServerResponse(int statusCode = 200) => StatusCode = statusCode;

    /// <summary>Makes an answer with a body.</summary>
    public HttpServerResponse(int statusCode, string contentType, byte[] body)
        : this(statusCode)
    {
        ContentType = contentType;
        Body = body ?? throw new ArgumentNullException(nameof(body));
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>What the body is; null for none.</summary>
    public string? ContentType { get; }

    /// <summary>The body. Not sent to HEAD.</summary>
    public byte[] Body { get; } = Array.Empty<byte>();

    /// <summary>Further headers. Content-Length, Content-Type, Date and Connection are the server's own.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes an answer of text in UTF-8.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="mediaType">Such as text/html; the charset is added.</param>
    /// <param name="text">The body.</param>
    public static HttpServerResponse FromText(int statusCode, string mediaType, string text)
        => new(statusCode, mediaType + "; charset=utf-8", Encoding.UTF8.GetBytes(text));
}
