using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A question that a robot can answer.</summary>
public sealed class UdeskRobotQuestion : ApiObject
{
    /// <summary>The question's text.</summary>
    public string? Question { get; set; }

    /// <summary>The question.</summary>
    public long? QuestionId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{QuestionId}: {Question}";
}
