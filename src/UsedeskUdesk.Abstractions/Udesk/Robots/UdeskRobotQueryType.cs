namespace UsedeskUdesk;

/// <summary>What a customer clicked on. Other values can be sent too: only one source names these two.</summary>
public enum UdeskRobotQueryType
{
    /// <summary>A common question.</summary>
    CommonQuestion = 6,

    /// <summary>A suggestion.</summary>
    SuggestionList = 7,
}
