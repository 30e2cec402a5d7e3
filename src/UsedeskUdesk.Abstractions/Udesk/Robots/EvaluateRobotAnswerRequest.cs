namespace UsedeskUdesk;

/// <summary>
/// Says whether a robot's answer was of use. Udesk's page describes the call's fields and never its path, so the path is
/// part of the request.
/// </summary>
public sealed class EvaluateRobotAnswerRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The path below the base URI, as Udesk's support names it.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The robot's answer.</summary>
    public string MessageId { get; set; } = string.Empty;

    /// <summary>The question that it answers; 0 is a greeting, which cannot be rated.</summary>
    public long QuestionId { get; set; }

    /// <summary>Whether it was of use.</summary>
    public bool Useful { get; set; }
}
