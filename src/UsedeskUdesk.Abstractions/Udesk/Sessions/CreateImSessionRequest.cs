using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Asks for a session (POST /im/sessions).</summary>
public sealed class CreateImSessionRequest : UdeskRequest<UdeskImSession>
{
    /// <summary>The customer, by the token that your side gave them.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>robot, urobot or agent; robot when null.</summary>
    public string? AssignType { get; set; }

    /// <summary>A certain agent; overrides the type and the group.</summary>
    public long? AgentId { get; set; }

    /// <summary>A certain group; overrides the type.</summary>
    public long? GroupId { get; set; }

    /// <summary>A channel of your own.</summary>
    public string? Channel { get; set; }

    /// <summary>The customer's role for the robot.</summary>
    public string? RobotRoleId { get; set; }

    /// <summary>The Udesk robot, where the type is urobot.</summary>
    public long? RobotId { get; set; }

    /// <summary>The robot's scene, where the type is urobot.</summary>
    public long? SceneId { get; set; }
}
