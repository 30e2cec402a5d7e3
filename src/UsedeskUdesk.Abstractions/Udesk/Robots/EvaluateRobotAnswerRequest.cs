namespace UsedeskUdesk;

/// <summary>
/// Evaluates a robot's answer. Udesk's page describes the call's fields but not its path, so the path is part of the request.
/// </summary>
public sealed class EvaluateRobotAnswerRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The path below the base URI, as Udesk's support has named it.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>The customer's token in your own system.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The ID of the robot's answer.</summary>
    public string MessageId { get; set; } = string.Empty;

    /// <summary>The ID of the question that it answers; 0 is a greeting, which cannot be rated.</summary>
    public long QuestionId { get; set; }

    /// <summary>Whether the answer was useful.</summary>
    public bool Useful { get; set; }
}
