using System;

namespace UsedeskUdesk.Client.Http;

/// <summary>An attempt without an answer, and what is known of its fate.</summary>
internal sealed class AttemptException : Exception
{
    public AttemptException(ApiHttpRequest request, string message, Exception? inner, bool timedOut, bool neverSent, bool worthRepeating = true)
        : base(message, inner)
    {
        Request = request;
        TimedOut = timedOut;
        NeverSent = neverSent;
        WorthRepeating = worthRepeating;
    }

    public ApiHttpRequest Request { get; }

    public bool TimedOut { get; }

    /// <summary>The service cannot have acted: no connection came about.</summary>
    public bool NeverSent { get; }

    /// <summary>False for what waiting does not heal, such as a host that does not exist or a certificate that is wrong.</summary>
    public bool WorthRepeating { get; }
}
