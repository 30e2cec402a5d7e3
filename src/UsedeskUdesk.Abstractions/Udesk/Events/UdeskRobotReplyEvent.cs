using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A robot's answer. <see cref="UdeskConversationEvent.Content"/> is its text.</summary>
public sealed class UdeskRobotReplyEvent : UdeskConversationEvent
{
    /// <summary>The question that it answers; 0 for a greeting.</summary>
    public long? QuestionId { get; set; }

    /// <summary>The question's text.</summary>
    public string? QuestionTitle { get; set; }

    /// <summary>A greeting cannot be rated; an answer can.</summary>
    public bool IsGreeting => QuestionId == 0;

    /// <summary>Questions that may lead on (gus_list).</summary>
    public ItemList<string> SuggestedQuestion { get; set; } = Array.Empty<string>();

    /// <summary>Questions akin to this one (relate_list).</summary>
    public ItemList<string> RelatedQuestion { get; set; } = Array.Empty<string>();

    /// <summary>An address that the robot recommends.</summary>
    public string? ThirdUrl { get; set; }

    /// <summary>The whole content under Udesk's own names.</summary>
    public IDictionary<string, object?> Data { get; set; } = new FieldDictionary();
}
