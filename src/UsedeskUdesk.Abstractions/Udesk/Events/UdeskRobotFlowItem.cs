namespace UsedeskUdesk;

/// <summary>Something to click on in a flow's HTML.</summary>
public sealed class UdeskRobotFlowItem : UdeskRobotOffer
{
    /// <summary>What it leads to.</summary>
    public UdeskRobotFlowItemType ItemType { get; set; }

    /// <summary>Its number: data-id.</summary>
    public long? Id { get; set; }

    /// <summary>The step, where it is one.</summary>
    public long? FlowId => ItemType == UdeskRobotFlowItemType.Flow ? Id : null;

    /// <summary>What the customer sees.</summary>
    public string? Text { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{ItemType} {Id}: {Text}";
}
