using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Where a robot may answer.</summary>
public sealed class UdeskRobotScene : ApiObject
{
    /// <summary>The robot.</summary>
    public long RobotId { get; set; }

    /// <summary>The robot's name.</summary>
    public string? RobotName { get; set; }

    /// <summary>The scene.</summary>
    [WireName("id")]
    public long SceneId { get; set; }

    /// <summary>Its name.</summary>
    [WireName("name")]
    public string? SceneName { get; set; }

    /// <summary>urobot, as sessions with it are asked for.</summary>
    public string AssignType => UdeskAssignType.Urobot;

    /// <inheritdoc/>
    public override string ToString() => $"{SceneId}: {SceneName}";
}
