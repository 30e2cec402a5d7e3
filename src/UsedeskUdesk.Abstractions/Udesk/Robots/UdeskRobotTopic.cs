using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Common questions of one kind.</summary>
public sealed class UdeskRobotTopic : ApiObject
{
    /// <summary>The kind's name.</summary>
    public string? QuestionType { get; set; }

    /// <summary>The kind.</summary>
    public long? QuestionTypeId { get; set; }

    /// <summary>The questions.</summary>
    public IReadOnlyList<UdeskRobotQuestion> Question { get; set; } = new List<UdeskRobotQuestion>();

    /// <inheritdoc/>
    public override string? ToString() => QuestionType;
}
