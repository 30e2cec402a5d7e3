namespace UsedeskUdesk;

/// <summary>What an item of a flow leads to: its data-type. A number without a name is kept as it is.</summary>
public enum UdeskRobotFlowItemType
{
    /// <summary>The item does not say.</summary>
    Unknown = 0,

    /// <summary>A question: for Submit-UdeskRobotHit.</summary>
    Question = 1,

    /// <summary>A step of a flow: for Invoke-UdeskRobotFlow.</summary>
    Flow = 2,
}
