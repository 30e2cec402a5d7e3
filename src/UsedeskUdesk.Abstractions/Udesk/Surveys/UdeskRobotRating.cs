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
