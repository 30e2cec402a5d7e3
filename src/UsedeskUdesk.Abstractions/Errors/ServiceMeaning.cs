namespace UsedeskUdesk;

/// <summary>What a service's answer means for the one who called, whichever code or HTTP status said it.</summary>
public enum ServiceMeaning
{
    /// <summary>Nothing that is known.</summary>
    Unspecified,

    /// <summary>What the call is about does not exist, or the account may not see it.</summary>
    NotFound,

    /// <summary>There is no agent of this ID, or not where one is needed, such as in a group.</summary>
    NoSuchAgent,

    /// <summary>There is no group of this ID.</summary>
    NoSuchGroup,

    /// <summary>There is no client of this ID.</summary>
    NoSuchClient,

    /// <summary>The session is not known or closed.</summary>
    SessionClosed,

    /// <summary>No agent is online for this customer.</summary>
    NobodyOnline,

    /// <summary>Token, password or signature are wrong; other credentials may help.</summary>
    CredentialsRefused,

    /// <summary>This machine's clock differs too much from the service's.</summary>
    ClockWrong,

    /// <summary>The call's nonce was used before; the next call has another one.</summary>
    NonceRefused,

    /// <summary>The account may not do this.</summary>
    PermissionDenied,

    /// <summary>The tenant's plan or settings do not have this.</summary>
    NotActivated,

    /// <summary>The account's allowance is used up.</summary>
    LimitExceeded,

    /// <summary>Something that was sent is too large.</summary>
    TooLarge,

    /// <summary>A value is missing, unknown, or has a form that the service does not take.</summary>
    InvalidArgument,

    /// <summary>The channel is not of the kind that this call needs.</summary>
    WrongChannel,

    /// <summary>The address is not the service's, or not this tenant's.</summary>
    WrongAddress,

    /// <summary>Something failed at the service or on the way to it.</summary>
    Unavailable,
}
