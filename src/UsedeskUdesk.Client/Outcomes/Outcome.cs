namespace UsedeskUdesk.Client.Outcomes;

/// <summary>What a sighting means for the call.</summary>
internal enum Outcome
{
    /// <summary>The call was carried out.</summary>
    Success,

    /// <summary>It was certainly not carried out, or did not change anything.</summary>
    Error,

    /// <summary>It did not begin; the service wants it later.</summary>
    WaitAndRepeat,

    /// <summary>Sending it again does no harm.</summary>
    Repeat,

    /// <summary>A write that may have been carried out. It is never repeated without being asked for.</summary>
    Unknown,
}
