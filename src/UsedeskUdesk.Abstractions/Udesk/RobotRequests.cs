namespace UsedeskUdesk;

/// <summary>
/// Says whether a robot's answer was of use. Udesk's page describes the call's fields and never its path, so the path is
/// part of the request.
/// </summary>
public sealed class EvaluateRobotAnswerRequest : ApiRequest<Acknowledgement>
{
    /// <summary>The path below the base URI, as Udesk's support names it.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The robot's answer.</summary>
    public string MessageId { get; set; } = string.Empty;

    /// <summary>The question that it answers; 0 is a greeting, which cannot be rated.</summary>
    public long QuestionId { get; set; }

    /// <summary>Whether it was of use.</summary>
    public bool Useful { get; set; }
}

/// <summary>What all calls about a session with a Udesk robot name.</summary>
/// <typeparam name="TResult">What the answer becomes.</typeparam>
public abstract class RobotSessionRequest<TResult> : ApiRequest<TResult>
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The robot's session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The robot.</summary>
    public long RobotId { get; set; }

    /// <summary>Its scene.</summary>
    public long SceneId { get; set; }
}

/// <summary>Follows one step of a robot's flow (POST /im/messages/flow). The robot's answer comes as a push.</summary>
public sealed class InvokeRobotFlowRequest : RobotSessionRequest<Acknowledgement>
{
    /// <summary>The step: data-id of an element of the flow's content whose data-type is 2.</summary>
    public long FlowId { get; set; }
}

/// <summary>What a customer clicked on. Any other number can be sent too: one source only names these two.</summary>
public enum UdeskRobotQueryType
{
    /// <summary>A common question.</summary>
    CommonQuestion = 6,

    /// <summary>A suggestion.</summary>
    SuggestionList = 7,
}

/// <summary>Says that a customer clicked on a question (POST /im/messages/hit).</summary>
public sealed class SubmitRobotHitRequest : RobotSessionRequest<Acknowledgement>
{
    /// <summary>The robot's answer that showed the question.</summary>
    public long MessageId { get; set; }

    /// <summary>The question.</summary>
    public long QuestionId { get; set; }

    /// <summary>What was clicked on; <see cref="UdeskRobotQueryType"/> or another number.</summary>
    public int QueryType { get; set; }

    /// <summary>The question's text.</summary>
    public string? Question { get; set; }
}
