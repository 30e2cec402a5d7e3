namespace UsedeskUdesk;

/// <summary>Sends a customer's message (POST /im/messages).</summary>
public sealed class SendMessageRequest : UdeskRequest<UdeskImMessageReceipt>
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The session; 0 to the robot, -1 to a Udesk robot, -2 to the workbench, -3 while queued.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>Letters, digits, "_" and "-"; the same over all attempts.</summary>
    public string MessageId { get; set; } = string.Empty;

    /// <summary>message, image, audio, video, file or rich.</summary>
    public string Type { get; set; } = UdeskMessageType.Message;

    /// <summary>Text, HTML or an address, by <see cref="Type"/>.</summary>
    public string Content { get; set; } = string.Empty;

    /// <summary>A font, for text.</summary>
    public string? Font { get; set; }

    /// <summary>The file's name, for audio, video and files.</summary>
    public string? FileName { get; set; }

    /// <summary>The file's size as text, such as 4.3M.</summary>
    public string? FileSize { get; set; }

    /// <summary>Seconds, for audio.</summary>
    public int? Duration { get; set; }

    /// <summary>The Udesk robot.</summary>
    public long? RobotId { get; set; }

    /// <summary>The robot's scene.</summary>
    public long? SceneId { get; set; }

    /// <summary>The Udesk robot's own session.</summary>
    public long? UrobotSessionId { get; set; }

    /// <summary>An agent, for the workbench.</summary>
    public long? AgentId { get; set; }

    /// <summary>A group, for the workbench.</summary>
    public long? GroupId { get; set; }
}
