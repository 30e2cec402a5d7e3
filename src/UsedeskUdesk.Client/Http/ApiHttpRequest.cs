using System;
using System.Collections.Generic;
using System.Net.Http;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Http;

/// <summary>A request with what the handlers need to know of its call. It lives over all attempts.</summary>
internal sealed class ApiHttpRequest : HttpRequestMessage
{
    public ApiHttpRequest(HttpMethod method, Uri uri, string path)
        : base(method, uri)
    {
        UnsignedUri = uri;
        Path = path;
    }

    /// <summary>The address before credentials are added to it.</summary>
    public Uri UnsignedUri { get; }

    /// <summary>The path below the base URI: what messages may show.</summary>
    public string Path { get; }

    /// <summary>What is called; null only in tests of single handlers.</summary>
    public Operation? Operation { get; set; }

    /// <summary>Whether repeating does no harm even if the service already acted.</summary>
    public bool Repeatable => Operation?.Repeatable == true;

    /// <summary>Leaves the credentials out.</summary>
    public bool NoSign => Operation?.NoSign == true;

    /// <summary>What no text about this call may show: the credentials that it left with, and secrets in its body.</summary>
    public IReadOnlyList<ApiSecret> Secrets { get; set; } = Array.Empty<ApiSecret>();

    /// <summary>Is signed as structured messages are, with a key of their own.</summary>
    public bool SignsStructuredMessage => Operation?.SignsStructuredMessage == true;

    /// <summary>The operation's own limit, where it has one.</summary>
    public OperationLimit? Limit => Operation?.Limit;

    /// <summary>What the limit counts by, such as a session.</summary>
    public string LimitKey { get; set; } = string.Empty;

    public ICallObserver? Observer { get; set; }

    public int Attempts { get; set; }

    /// <summary>Whether the service may have acted on one of the attempts.</summary>
    public bool MayBeDone { get; set; }

    /// <summary>The sum of the waits so far.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>The wait before the next attempt, decided together with whether there is one.</summary>
    public TimeSpan NextWait { get; set; }
}
