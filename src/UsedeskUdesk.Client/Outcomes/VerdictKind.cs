namespace UsedeskUdesk.Client.Outcomes;

/// <summary>What an answer's own fields say, the HTTP status aside.</summary>
internal enum VerdictKind
{
    /// <summary>There is no envelope, or it says neither success nor failure.</summary>
    None,

    /// <summary>Success, and all is there that a success must name.</summary>
    Success,

    /// <summary>A refusal with a code that the vendor documents.</summary>
    DocumentedRefusal,

    /// <summary>A refusal in the service's form, without a code or with one that no page explains.</summary>
    Refusal,

    /// <summary>The allowance is used up; the call did not begin.</summary>
    PutOff,

    /// <summary>A fault in an envelope's clothes, such as Usedesk's 111 or an HTTP status in place of a code.</summary>
    Fault,

    /// <summary>A sign of failure in a form that no page describes, or a success that lacks what it must name.</summary>
    Unclear,

    /// <summary>A failure that no page describes, in an answer that says success or names what was made.</summary>
    Contradiction,
}
