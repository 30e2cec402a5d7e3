namespace UsedeskUdesk.Client.Outcomes;

/// <summary>What was seen of one attempt; the rows of <see cref="OutcomeTable"/>.</summary>
internal enum Sighting
{
    /// <summary>No byte of the request left: refused, no route, TLS, a proxy that would not, a time limit before there was a connection.</summary>
    NothingLeft,

    /// <summary>Nothing left, and waiting does not heal it: no such host, a certificate that is wrong, a local file that cannot be read.</summary>
    Unsendable,

    /// <summary>A local file failed or was changed after something left. A service may act on what it got, and on the first bytes already.</summary>
    PartLeft,

    /// <summary>Cut or timed out after something was written.</summary>
    NoAnswer,

    /// <summary>An envelope of success, whatever the HTTP status.</summary>
    Success,

    /// <summary>HTTP 429, 503 with Retry-After, or a code that means the same: the call did not begin.</summary>
    PutOff,

    /// <summary>A refusal that the vendor documents, or any other refusal or client error below HTTP 500.</summary>
    Refusal,

    /// <summary>HTTP 408, 500, 502, 503 or 504 without a documented refusal: something failed on the way or behind it.</summary>
    PassingFault,

    /// <summary>Any other HTTP 5xx, or a code that tells of a fault and not of a refusal.</summary>
    LastingFault,

    /// <summary>An HTTP 3xx. Redirects are not followed: they would carry the credentials elsewhere.</summary>
    Redirect,

    /// <summary>HTTP 2xx that is empty, cannot be read, is too long, or lacks what a success must name.</summary>
    Unreadable,
}
