namespace UsedeskUdesk.Client.Operations;

/// <summary>How an answer says whether the call succeeded.</summary>
internal enum Envelope
{
    /// <summary>Udesk: code 1000.</summary>
    UdeskCode,

    /// <summary>Udesk's structured messages: status 1000.</summary>
    UdeskStatus1000,

    /// <summary>Udesk's session search and log: status 0.</summary>
    UdeskStatus0,

    /// <summary>Udesk, where nobody knows which of its forms a call answers in: code 1000 or, without a code, status 0 or 1000.</summary>
    UdeskAny,

    /// <summary>Usedesk: no error, and no status that is a failure.</summary>
    Usedesk,
}
