namespace UsedeskUdesk;

/// <summary>The rating of a session with a Udesk robot.</summary>
public enum UdeskRobotRating
{
    /// <summary>Good.</summary>
    Satisfied = 2,

    /// <summary>Average.</summary>
    Average = 3,

    /// <summary>Bad.</summary>
    Unsatisfied = 4,
}
