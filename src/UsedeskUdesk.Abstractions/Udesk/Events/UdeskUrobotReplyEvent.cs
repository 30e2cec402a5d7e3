using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>An answer of the Udesk robot. <see cref="UdeskConversationEvent.Content"/> is its text.</summary>
public sealed class UdeskUrobotReplyEvent : UdeskConversationEvent
{
    /// <summary>The robot's own session.</summary>
    public long? UrobotSessionId { get; set; }

    /// <summary>The answer's number in the robot's log; <see cref="UdeskConversationEvent.MessageId"/> is the same as text.</summary>
    public long? LogId { get; set; }

    /// <summary>The answer's number in the robot's knowledge.</summary>
    public long? AnswerId { get; set; }

    /// <summary>What kind of answer.</summary>
    public UdeskAnswerType AnswerType { get; set; }

    /// <summary>The question that the robot understood.</summary>
    public string? HitQuestion { get; set; }

    /// <summary>The robot, where the push names it: in a field of its own, or in the flow's HTML.</summary>
    public long? RobotId { get; set; }

    /// <summary>The robot's scene, where the push names it.</summary>
    public long? SceneId { get; set; }

    /// <summary>Questions that it offers; each goes to Submit-UdeskRobotHit.</summary>
    public ItemList<UdeskRobotSuggestion> SuggestedQuestion { get; set; } = Array.Empty<UdeskRobotSuggestion>();

    /// <summary>The flow that it is in.</summary>
    public long? FlowId { get; set; }

    /// <summary>The flow's title.</summary>
    public string? FlowTitle { get; set; }

    /// <summary>The flow's HTML.</summary>
    public string? FlowContent { get; set; }

    /// <summary>What the flow's HTML offers to click on, in its order.</summary>
    public ItemList<UdeskRobotFlowItem> FlowItem { get; set; } = Array.Empty<UdeskRobotFlowItem>();
}
