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

    /// <summary>The group that was asked for.</summary>
    public long? GroupId { get; set; }

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

    /// <summary>The address of the robot's picture.</summary>
    public string? RobotAvatar { get; set; }

    /// <summary>The Udesk robot's own session number.</summary>
    public long? UrobotSessionId { get; set; }

    /// <summary>The number of the Udesk robot's greeting, which a click on one of its questions names as its message.</summary>
    public long? LogId { get; set; }

    /// <summary>The service's text: a welcome, or what it says of the wait.</summary>
    public string? Message { get; set; }

    /// <summary>The robot's welcome, as HTML.</summary>
    public string? WelcomeMessage { get; set; }

    /// <summary>What the Udesk robot says first.</summary>
    public string? LeadingWord { get; set; }

    /// <summary>What the robot says where it has no answer.</summary>
    public string? UnknownMessage { get; set; }

    /// <summary>The Udesk robot's common questions, in groups.</summary>
    public IReadOnlyList<UdeskRobotTopic> TopAsk { get; set; } = new List<UdeskRobotTopic>();

    /// <summary>The survey that may follow.</summary>
    public UdeskSurveyOptions? SurveyOptions { get; set; }
}

/// <summary>Common questions of one kind.</summary>
public sealed class UdeskRobotTopic : ApiObject
{
    /// <summary>The kind's name.</summary>
    public string? QuestionType { get; set; }

    /// <summary>The kind.</summary>
    public long? QuestionTypeId { get; set; }

    /// <summary>The questions.</summary>
    public IReadOnlyList<UdeskRobotQuestion> Question { get; set; } = new List<UdeskRobotQuestion>();

    /// <inheritdoc/>
    public override string? ToString() => QuestionType;
}

/// <summary>A question that a robot can answer.</summary>
public sealed class UdeskRobotQuestion : ApiObject
{
    /// <summary>The question's text.</summary>
    public string? Question { get; set; }

    /// <summary>The question.</summary>
    public long? QuestionId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{QuestionId}: {Question}";
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

    /// <summary>The option that is chosen at first.</summary>
    public long? DefaultOptionId { get; set; }

    /// <summary>Whether remarks are taken.</summary>
    public bool? RemarkEnabled { get; set; }

    /// <summary>The text that asks for a remark.</summary>
    public string? Remark { get; set; }

    /// <summary>When the survey is shown.</summary>
    public IReadOnlyList<UdeskSurveyMethod> Methods { get; set; } = new List<UdeskSurveyMethod>();

    /// <summary>Whether the survey asks if the matter is settled.</summary>
    public bool? ResolvedEnabled { get; set; }

    /// <summary>How it asks whether the matter is settled.</summary>
    public UdeskSurveyResolution? ResolvedOptions { get; set; }
}

/// <summary>One rating.</summary>
public sealed class UdeskSurveyOption : ApiObject
{
    /// <summary>The number to send.</summary>
    public long Id { get; set; }

    /// <summary>Its name.</summary>
    public string? Text { get; set; }

    /// <summary>Its name as Udesk made it, which a tenant cannot change.</summary>
    public string? Description { get; set; }

    /// <summary>Whether it may be chosen.</summary>
    public bool? Enabled { get; set; }

    /// <summary>hide, required or optional.</summary>
    public string? RemarkOption { get; set; }

    /// <summary>Its tags, joined by commas.</summary>
    public string? Tags { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {Text}";
}

/// <summary>When a survey is shown.</summary>
public sealed class UdeskSurveyMethod : ApiObject
{
    /// <summary>Its number.</summary>
    public long Id { get; set; }

    /// <summary>after_session, agent_invite or customer_invite.</summary>
    public string? Flag { get; set; }

    /// <summary>Its name.</summary>
    public string? Text { get; set; }

    /// <summary>Whether it is in use.</summary>
    public bool? Enabled { get; set; }

    /// <inheritdoc/>
    public override string? ToString() => Flag;
}

/// <summary>How a survey asks whether the matter is settled.</summary>
public sealed class UdeskSurveyResolution : ApiObject
{
    /// <summary>The question shown.</summary>
    public string? Title { get; set; }

    /// <summary>The answers: the first means settled, the second means not settled.</summary>
    public IReadOnlyList<UdeskResolutionOption> Options { get; set; } = new List<UdeskResolutionOption>();

    /// <summary>The answer that is chosen at first, counted from 0.</summary>
    public string? Value { get; set; }
}

/// <summary>One answer to whether the matter is settled.</summary>
public sealed class UdeskResolutionOption : ApiObject
{
    /// <summary>Whether it is offered.</summary>
    public bool? OptionSelect { get; set; }

    /// <summary>Its name.</summary>
    public string? OptionName { get; set; }

    /// <inheritdoc/>
    public override string? ToString() => OptionName;
}
