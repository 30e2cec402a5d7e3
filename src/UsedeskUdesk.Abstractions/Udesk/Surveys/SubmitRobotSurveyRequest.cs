namespace UsedeskUdesk;

/// <summary>Rates a session with a Udesk robot (POST /im/sessions/robot_survey).</summary>
public sealed class SubmitRobotSurveyRequest : RobotSessionRequest<Acknowledgement>
{
    /// <summary>The rating.</summary>
    public UdeskRobotRating Option { get; set; }

    /// <summary>A remark.</summary>
    public string? Remark { get; set; }
}
