using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Opens a session (POST /im/sessions).</summary>
public sealed class CreateImSessionRequest : UdeskRequest<UdeskImSession>
{
    /// <summary>The customer's token in your own system.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Who answers: one of <see cref="UdeskAssignType"/>; the service uses robot when null.</summary>
    public string? AssignType { get; set; }

    /// <summary>An agent's ID; overrides the type and the group.</summary>
    public long? AgentId { get; set; }

    /// <summary>A group's ID; overrides the type.</summary>
    public long? GroupId { get; set; }

    /// <summary>A channel of your own.</summary>
    public string? Channel { get; set; }

    /// <summary>The customer's role for the robot.</summary>
    public string? RobotRoleId { get; set; }

    /// <summary>The Udesk robot's ID, if the type is urobot.</summary>
    public long? RobotId { get; set; }

    /// <summary>The scene's ID, if the type is urobot.</summary>
    public long? SceneId { get; set; }
}
