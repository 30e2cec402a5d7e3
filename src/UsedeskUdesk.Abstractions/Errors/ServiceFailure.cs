using System;

namespace UsedeskUdesk;

/// <summary>What went wrong with a call, as far as a caller can act on it.</summary>
public enum ServiceFailure
{
    /// <summary>The service answered with an error code of its own.</summary>
    Refused,

    /// <summary>The service refused the credentials, the signature or the plan: no further call can succeed.</summary>
    CredentialsRefused,

    /// <summary>An HTTP status that is an error, without an answer of the service in it.</summary>
    HttpStatus,

    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>No connection, or one that broke.</summary>
    Network,

    /// <summary>An answer that cannot be read.</summary>
    InvalidResponse,

    /// <summary>A write left, and whether the service carried it out is not known.</summary>
    WriteOutcomeUnknown,
}
