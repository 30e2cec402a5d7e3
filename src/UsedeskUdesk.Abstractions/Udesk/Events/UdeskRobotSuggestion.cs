namespace UsedeskUdesk;

/// <summary>A question that the Udesk robot suggests.</summary>
public sealed class UdeskRobotSuggestion : UdeskRobotOffer
{
    /// <summary>Udesk's number for the kind of suggestion; no source says what the numbers mean.</summary>
    public long? Type { get; set; }

    /// <summary>What a click on it is reported as.</summary>
    public UdeskRobotQueryType QueryType => UdeskRobotQueryType.SuggestionList;

    /// <inheritdoc/>
    public override string ToString() => $"{QuestionId}: {Question}";
}
