namespace UsedeskUdesk;

/// <summary>The rating of a robot's answer.</summary>
public enum UdeskAnswerRating
{
    /// <summary>Good.</summary>
    Satisfied = 1,

    /// <summary>Bad.</summary>
    Unsatisfied = 2,
}
