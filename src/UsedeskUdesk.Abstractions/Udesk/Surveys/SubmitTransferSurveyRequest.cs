namespace UsedeskUdesk;

/// <summary>Counts a robot's session as handed over to an agent (POST /im/sessions/transfer_survey).</summary>
public sealed class SubmitTransferSurveyRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The robot.</summary>
    public long RobotId { get; set; }

    /// <summary>Its scene.</summary>
    public long SceneId { get; set; }
}
