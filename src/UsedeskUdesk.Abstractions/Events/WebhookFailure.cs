namespace UsedeskUdesk;

/// <summary>Why a body was not taken.</summary>
public enum WebhookFailure
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It cannot be read.</summary>
    Unreadable,

    /// <summary>It ends too early.</summary>
    Truncated,

    /// <summary>It is longer than is read.</summary>
    TooLarge,

    /// <summary>Its values are nested deeper than is read.</summary>
    TooDeep,

    /// <summary>It holds no secret, and one was expected.</summary>
    SecretMissing,

    /// <summary>Its secret is none of those that were given.</summary>
    SecretWrong,

    /// <summary>It is in a charset that this machine does not have.</summary>
    UnknownCharset,
}
