using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A question that a robot can answer.</summary>
public sealed class UdeskRobotQuestion : ApiObject
{
    /// <summary>The question's text.</summary>
    [WireName("quesition", "question")]
    public string? Question { get; set; }

    /// <summary>The question's ID.</summary>
    [WireName("quesitionId", "questionId")]
    public long? QuestionId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{QuestionId}: {Question}";
}
