namespace UsedeskUdesk;

/// <summary>How a session with a Udesk robot was.</summary>
public enum UdeskRobotRating
{
    /// <summary>Good.</summary>
    Satisfied = 2,

    /// <summary>So-so.</summary>
    Average = 3,

    /// <summary>Bad.</summary>
    Unsatisfied = 4,
}

/// <summary>How a robot's answer was.</summary>
public enum UdeskAnswerRating
{
    /// <summary>Good.</summary>
    Satisfied = 1,

    /// <summary>Bad.</summary>
    Unsatisfied = 2,
}

/// <summary>Rates a session with a Udesk robot (POST /im/sessions/robot_survey).</summary>
public sealed class SubmitRobotSurveyRequest : RobotSessionRequest<Acknowledgement>
{
    /// <summary>The rating.</summary>
    public UdeskRobotRating Option { get; set; }

    /// <summary>A remark.</summary>
    public string? Remark { get; set; }
}

/// <summary>Rates a session with an agent (POST /im/sessions/survey).</summary>
public sealed class SubmitSurveyRequest : ApiRequest<Acknowledgement>
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The rating: the id of one of the tenant's own options.</summary>
    public long OptionId { get; set; }

    /// <summary>A remark.</summary>
    public string? Remark { get; set; }

    /// <summary>Whether the matter is settled; null leaves it open.</summary>
    public bool? Resolved { get; set; }
}

/// <summary>Rates one answer of a Udesk robot (POST /im/messages/answer_survey).</summary>
public sealed class SubmitAnswerSurveyRequest : RobotSessionRequest<Acknowledgement>
{
    /// <summary>The message that holds the answer.</summary>
    public long MessageId { get; set; }

    /// <summary>The rating.</summary>
    public UdeskAnswerRating Option { get; set; }
}

/// <summary>Counts a robot's session as handed over to an agent (POST /im/sessions/transfer_survey).</summary>
public sealed class SubmitTransferSurveyRequest : ApiRequest<Acknowledgement>
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The robot.</summary>
    public long RobotId { get; set; }

    /// <summary>Its scene.</summary>
    public long SceneId { get; set; }
}
