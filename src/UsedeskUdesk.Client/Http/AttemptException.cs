using System;
using UsedeskUdesk.Client.Outcomes;

namespace UsedeskUdesk.Client.Http;

/// <summary>An attempt without an answer, and what is known of its fate.</summary>
internal sealed class AttemptException : Exception
{
    public AttemptException(ApiHttpRequest request, string message, Exception? inner, Sighting sighting, bool timedOut = false)
        : base(message, inner)
    {
        Request = request;
        Sighting = sighting;
        TimedOut = timedOut;
    }

    public ApiHttpRequest Request { get; }

    /// <summary>Whether anything left, and whether waiting may help.</summary>
    public Sighting Sighting { get; }

    public bool TimedOut { get; }
}
