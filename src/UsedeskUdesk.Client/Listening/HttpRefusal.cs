using System;

namespace UsedeskUdesk.Client.Listening;

/// <summary>A request that is not taken. After it nothing that the connection brings can be trusted to be where a request begins.</summary>
internal sealed class HttpRefusal : Exception
{
    /// <param name="statusCode">What it is answered with.</param>
    /// <param name="reason">Why, in words that quote nothing of the request.</param>
    public HttpRefusal(int statusCode, string reason)
        : base(reason)
        => StatusCode = statusCode;

    public int StatusCode { get; }
}
