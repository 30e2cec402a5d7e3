namespace UsedeskUdesk;

/// <summary>Rates a session with an agent (POST /im/sessions/survey).</summary>
public sealed class SubmitSurveyRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The session's ID.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The rating: the ID of one of the tenant's own options.</summary>
    public long OptionId { get; set; }

    /// <summary>A remark.</summary>
    public string? Remark { get; set; }

    /// <summary>Whether the matter is settled; null does not say.</summary>
    public bool? Resolved { get; set; }
}
