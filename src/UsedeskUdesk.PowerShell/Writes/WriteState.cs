namespace UsedeskUdesk.Writes;

/// <summary>What is known of one item's change.</summary>
internal enum WriteState
{
    /// <summary>It has not left.</summary>
    NotSent,

    /// <summary>It has left, and whether it was carried out is not known.</summary>
    Sent,

    /// <summary>It was carried out.</summary>
    CarriedOut,

    /// <summary>It was certainly not carried out.</summary>
    Refused,
}
