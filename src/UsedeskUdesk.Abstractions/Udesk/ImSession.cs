using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Asks for a session (POST /im/sessions).</summary>
public sealed class CreateImSessionRequest : ApiRequest<UdeskImSession>
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

/// <summary>Where a session stands.</summary>
public enum UdeskImSessionState
{
    /// <summary>None of the states below.</summary>
    Unknown,

    /// <summary>An agent has it.</summary>
    Assigned,

    /// <summary>The customer waits in a queue.</summary>
    Queued,

    /// <summary>Udesk is choosing an agent.</summary>
    Assigning,

    /// <summary>There is no agent on line.</summary>
    NoAgentOnline,

    /// <summary>A robot has it.</summary>
    Robot,
}

/// <summary>A session, or the wait for one.</summary>
public sealed class UdeskImSession : ApiObject
{
    /// <summary>Where it stands.</summary>
    public UdeskImSessionState State { get; set; }

    /// <summary>The session's number; null while waiting and for robots.</summary>
    public long? ImSubSessionId { get; set; }

    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Who answers: robot, urobot or agent.</summary>
    public string? AssignType { get; set; }

    /// <summary>How many are before the customer, plus one; 0 when nobody waits.</summary>
    public int QueuePosition { get; set; }

    /// <summary>The queue's name, which leaving it needs.</summary>
    public string? Queue { get; set; }

    /// <summary>The agent.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? AgentName { get; set; }

    /// <summary>The address of the agent's picture.</summary>
    public string? AgentAvatar { get; set; }

    /// <summary>The robot that was asked for.</summary>
    public long? RobotId { get; set; }

    /// <summary>The robot's scene that was asked for.</summary>
    public long? SceneId { get; set; }

    /// <summary>The robot's name.</summary>
    public string? RobotName { get; set; }

    /// <summary>The Udesk robot's own session number.</summary>
    public long? UrobotSessionId { get; set; }

    /// <summary>The service's text: a welcome, or what it says of the wait.</summary>
    public string? Message { get; set; }

    /// <summary>The survey that may follow.</summary>
    public UdeskSurveyOptions? SurveyOptions { get; set; }
}

/// <summary>How a session may be rated.</summary>
public sealed class UdeskSurveyOptions : ApiObject
{
    /// <summary>Whether surveys are on.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The survey's name.</summary>
    public string? Name { get; set; }

    /// <summary>The question shown.</summary>
    public string? Title { get; set; }

    /// <summary>The guiding text.</summary>
    public string? Description { get; set; }

    /// <summary>Which kind of options is in force: text, expression or star.</summary>
    public string? ShowType { get; set; }

    /// <summary>The options in force, by <see cref="ShowType"/>.</summary>
    public IReadOnlyList<UdeskSurveyOption> Option { get; set; } = new List<UdeskSurveyOption>();
}

/// <summary>One rating.</summary>
public sealed class UdeskSurveyOption : ApiObject
{
    /// <summary>The number to send.</summary>
    public long Id { get; set; }

    /// <summary>Its name.</summary>
    public string? Text { get; set; }

    /// <summary>Whether it may be chosen.</summary>
    public bool? Enabled { get; set; }

    /// <summary>hide, required or optional.</summary>
    public string? RemarkOption { get; set; }

    /// <summary>Its tags, joined by commas.</summary>
    public string? Tags { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {Text}";
}
