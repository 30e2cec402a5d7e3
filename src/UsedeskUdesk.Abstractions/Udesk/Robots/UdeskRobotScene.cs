using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A scene in which a robot answers.</summary>
public sealed class UdeskRobotScene : ApiObject
{
    /// <summary>The robot's ID.</summary>
    public long RobotId { get; set; }

    /// <summary>The robot's name.</summary>
    public string? RobotName { get; set; }

    /// <summary>The scene's ID.</summary>
    [WireName("id")]
    public long SceneId { get; set; }

    /// <summary>The name.</summary>
    [WireName("name")]
    public string? SceneName { get; set; }

    /// <summary>Always urobot: the value that CreateImSessionRequest.AssignType needs for it.</summary>
    public string AssignType => UdeskAssignType.Urobot;

    /// <inheritdoc/>
    public override string ToString() => $"{SceneId}: {SceneName}";
}
