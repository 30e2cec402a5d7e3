using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A Udesk robot.</summary>
public sealed class UdeskRobot : ApiObject
{
    /// <summary>The robot's ID.</summary>
    [WireName("id")]
    public long RobotId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The address of its picture.</summary>
    public string? Logo { get; set; }

    /// <summary>The scenes in which it answers; a session names one of them.</summary>
    [WireName("scene_list")]
    public ItemList<UdeskRobotScene> Scene { get; set; } = Array.Empty<UdeskRobotScene>();

    /// <summary>The scene's ID, if the robot has only one scene.</summary>
    public long? SceneId => Scene.Count == 1 ? Scene[0].SceneId : null;

    /// <summary>Always urobot: the value that CreateImSessionRequest.AssignType needs for it.</summary>
    public string AssignType => UdeskAssignType.Urobot;

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}
