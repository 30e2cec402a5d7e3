using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A session, or a customer's place in the queue for one.</summary>
public sealed class UdeskImSession : ApiObject
{
    /// <summary>The state.</summary>
    public UdeskImSessionState State { get; set; }

    /// <summary>The session's ID; null while waiting and for robots.</summary>
    public long? ImSubSessionId { get; set; }

    /// <summary>The customer's token in your own system.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Who answers: one of <see cref="UdeskAssignType"/>.</summary>
    public string? AssignType { get; set; }

    /// <summary>The position in the queue, from 1; 0 when nobody waits.</summary>
    [WireName("count")]
    public int QueuePosition { get; set; }

    /// <summary>The queue's name, which LeaveQueueRequest needs.</summary>
    public string? Queue { get; set; }

    /// <summary>The agent's ID.</summary>
    public long? AgentId { get; set; }

    /// <summary>The ID of the group that was asked for.</summary>
    public long? GroupId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? AgentName { get; set; }

    /// <summary>The address of the agent's picture.</summary>
    public string? AgentAvatar { get; set; }

    /// <summary>The ID of the robot that was asked for.</summary>
    public long? RobotId { get; set; }

    /// <summary>The ID of the scene that was asked for.</summary>
    public long? SceneId { get; set; }

    /// <summary>The robot's name.</summary>
    [WireName("robot_name", "robotName")]
    public string? RobotName { get; set; }

    /// <summary>The address of the robot's picture.</summary>
    [WireName("robot_avatar", "logoUrl")]
    public string? RobotAvatar { get; set; }

    /// <summary>The Udesk robot's own session ID.</summary>
    [WireName("sessionId")]
    public long? UrobotSessionId { get; set; }

    /// <summary>The ID of the Udesk robot's greeting, which is the message ID of its questions.</summary>
    [WireName("logId")]
    public long? LogId { get; set; }

    /// <summary>The service's text: a welcome, or what it says of the wait.</summary>
    [NotLent]
    public string? Message { get; set; }

    /// <summary>The robot's welcome, as HTML.</summary>
    [WireName("welcome_message", "helloWord")]
    public string? WelcomeMessage { get; set; }

    /// <summary>What the Udesk robot says first.</summary>
    [WireName("leadingWord")]
    public string? LeadingWord { get; set; }

    /// <summary>What the robot says when it has no answer.</summary>
    [WireName("unknow_message", "unknown_message")]
    public string? UnknownMessage { get; set; }

    /// <summary>The Udesk robot's common questions, in groups.</summary>
    public ItemList<UdeskRobotTopic> TopAsk { get; set; } = Array.Empty<UdeskRobotTopic>();

    /// <summary>The survey that may follow.</summary>
    public UdeskSurveyOptions? SurveyOptions { get; set; }
}
