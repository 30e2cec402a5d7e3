namespace UsedeskUdesk;

/// <summary>Something that a robot's answer offers to click on, with all that reporting the click needs.</summary>
public abstract class UdeskRobotOffer : ApiObject
{
    /// <summary>The customer.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>The robot's own session.</summary>
    public long? UrobotSessionId { get; set; }

    /// <summary>The answer that offers it, by its number in the robot's log.</summary>
    public string? MessageId { get; set; }

    /// <summary>The robot, where the push names it.</summary>
    public long? RobotId { get; set; }

    /// <summary>The robot's scene, where the push names it.</summary>
    public long? SceneId { get; set; }

    /// <summary>The question, where it is one.</summary>
    public long? QuestionId { get; set; }

    /// <summary>The question's text, where it is one.</summary>
    public string? Question { get; set; }
}
