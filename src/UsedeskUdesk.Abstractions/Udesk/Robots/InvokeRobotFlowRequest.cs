namespace UsedeskUdesk;

/// <summary>Follows one step of a robot's flow (POST /im/messages/flow). The robot's answer is pushed.</summary>
public sealed class InvokeRobotFlowRequest : RobotSessionRequest<Acknowledgement>
{
    /// <summary>The step: data-id of an element of the flow's content whose data-type is 2.</summary>
    public long FlowId { get; set; }
}
