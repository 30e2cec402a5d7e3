using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Common questions of one kind.</summary>
public sealed class UdeskRobotTopic : ApiObject
{
    /// <summary>The kind's name.</summary>
    // The misspelling is the service's.
    [WireName("quesitionType", "questionType")]
    public string? QuestionType { get; set; }

    /// <summary>The kind.</summary>
    [WireName("quesitionTypeId", "questionTypeId")]
    public long? QuestionTypeId { get; set; }

    /// <summary>The questions.</summary>
    [WireName("optionsList")]
    public ItemList<UdeskRobotQuestion> Question { get; set; } = Array.Empty<UdeskRobotQuestion>();

    /// <inheritdoc/>
    public override string ToString() => QuestionType ?? string.Empty;
}
