using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A Udesk robot.</summary>
public sealed class UdeskRobot : ApiObject
{
    /// <summary>The robot.</summary>
    [WireName("id")]
    public long RobotId { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>The address of its picture.</summary>
    public string? Logo { get; set; }

    /// <summary>Where it may answer; a session names one of them.</summary>
    [WireName("scene_list")]
    public IReadOnlyList<UdeskRobotScene> Scene { get; set; } = Array.Empty<UdeskRobotScene>();

    /// <summary>The scene, where the robot has just one.</summary>
    public long? SceneId => Scene.Count == 1 ? Scene[0].SceneId : null;

    /// <summary>urobot, as sessions with it are asked for.</summary>
    public string AssignType => UdeskAssignType.Urobot;

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}
