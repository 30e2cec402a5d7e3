namespace UsedeskUdesk;

/// <summary>How a robot's answer was.</summary>
public enum UdeskAnswerRating
{
    /// <summary>Good.</summary>
    Satisfied = 1,

    /// <summary>Bad.</summary>
    Unsatisfied = 2,
}
