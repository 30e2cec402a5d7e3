namespace UsedeskUdesk;

/// <summary>Reports that a customer clicked on a question (POST /im/messages/hit).</summary>
public sealed class SubmitRobotHitRequest : RobotSessionRequest<Acknowledgement>
{
    /// <summary>The ID of the robot's answer that showed the question.</summary>
    public long MessageId { get; set; }

    /// <summary>The question's ID.</summary>
    public long QuestionId { get; set; }

    /// <summary>What was clicked on: a <see cref="UdeskRobotQueryType"/> or another value.</summary>
    public int QueryType { get; set; }

    /// <summary>The question's text.</summary>
    public string? Question { get; set; }
}
