namespace UsedeskUdesk;

/// <summary>A message that Udesk took.</summary>
public sealed class UdeskImMessageReceipt : ApiObject
{
    /// <summary>The message's own number.</summary>
    public string MessageId { get; set; } = string.Empty;

    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Who got it: agent, robot or urobot; null where the number alone does not tell.</summary>
    public string? AssignType { get; set; }

    /// <summary>The Udesk robot.</summary>
    public long? RobotId { get; set; }

    /// <summary>The robot's scene.</summary>
    public long? SceneId { get; set; }

    /// <summary>The Udesk robot's own session.</summary>
    public long? UrobotSessionId { get; set; }

    /// <summary>How the session may be rated, where the message was sent to a session object.</summary>
    public UdeskSurveyOptions? SurveyOptions { get; set; }
}
