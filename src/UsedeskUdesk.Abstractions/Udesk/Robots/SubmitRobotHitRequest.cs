namespace UsedeskUdesk;

/// <summary>Says that a customer clicked on a question (POST /im/messages/hit).</summary>
public sealed class SubmitRobotHitRequest : RobotSessionRequest<Acknowledgement>
{
    /// <summary>The robot's answer that showed the question.</summary>
    public long MessageId { get; set; }

    /// <summary>The question.</summary>
    public long QuestionId { get; set; }

    /// <summary>What was clicked on; <see cref="UdeskRobotQueryType"/> or another number.</summary>
    public int QueryType { get; set; }

    /// <summary>The question's text.</summary>
    public string? Question { get; set; }
}
