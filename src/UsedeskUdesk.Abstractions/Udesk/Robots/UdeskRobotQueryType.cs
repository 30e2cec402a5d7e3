namespace UsedeskUdesk;

/// <summary>What a customer clicked on. Any other number can be sent too: one source only names these two.</summary>
public enum UdeskRobotQueryType
{
    /// <summary>A common question.</summary>
    CommonQuestion = 6,

    /// <summary>A suggestion.</summary>
    SuggestionList = 7,
}
