namespace UsedeskUdesk;

/// <summary>Counts a robot's session as transferred to an agent (POST /im/sessions/transfer_survey).</summary>
public sealed class SubmitTransferSurveyRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The session's ID.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The robot's ID.</summary>
    public long RobotId { get; set; }

    /// <summary>The scene's ID.</summary>
    public long SceneId { get; set; }
}
