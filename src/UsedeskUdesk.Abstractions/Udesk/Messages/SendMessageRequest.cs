namespace UsedeskUdesk;

/// <summary>Sends a customer's message (POST /im/messages).</summary>
public sealed class SendMessageRequest : UdeskRequest<UdeskImMessageReceipt>
{
    /// <summary>The customer's token in your own system.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The session's ID, or 0 for the robot, -1 for a Udesk robot, -2 for the workbench, -3 while queued.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The message's ID: letters, digits, "_" and "-". It stays the same over all attempts.</summary>
    public string MessageId { get; set; } = string.Empty;

    /// <summary>The type: one of <see cref="UdeskMessageType"/>, or another word.</summary>
    public string Type { get; set; } = UdeskMessageType.Message;

    /// <summary>Text, HTML or an address, depending on <see cref="Type"/>.</summary>
    public string Content { get; set; } = string.Empty;

    /// <summary>A font, for text.</summary>
    public string? Font { get; set; }

    /// <summary>The file's name, for audio, video and files.</summary>
    public string? FileName { get; set; }

    /// <summary>The file's size as text, such as 4.3M; shown as it is.</summary>
    public string? FileSize { get; set; }

    /// <summary>The length in seconds, for audio.</summary>
    public int? Duration { get; set; }

    /// <summary>The robot's ID.</summary>
    public long? RobotId { get; set; }

    /// <summary>The scene's ID.</summary>
    public long? SceneId { get; set; }

    /// <summary>The Udesk robot's own session ID.</summary>
    public long? UrobotSessionId { get; set; }

    /// <summary>An agent's ID, for the workbench.</summary>
    public long? AgentId { get; set; }

    /// <summary>A group's ID, for the workbench.</summary>
    public long? GroupId { get; set; }
}
