namespace UsedeskUdesk;

/// <summary>A message that Udesk accepted.</summary>
public sealed class UdeskImMessageReceipt : ApiObject
{
    /// <summary>The ID of the message.</summary>
    public string MessageId { get; set; } = string.Empty;

    /// <summary>The session's ID.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The customer's token in your own system.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Who received it: one of <see cref="UdeskAssignType"/>; null if the session ID does not tell.</summary>
    public string? AssignType { get; set; }

    /// <summary>The robot's ID.</summary>
    public long? RobotId { get; set; }

    /// <summary>The scene's ID.</summary>
    public long? SceneId { get; set; }

    /// <summary>The Udesk robot's own session ID.</summary>
    public long? UrobotSessionId { get; set; }

    /// <summary>The session's survey, if the message was sent to a session object.</summary>
    public UdeskSurveyOptions? SurveyOptions { get; set; }
}
