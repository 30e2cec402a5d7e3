namespace UsedeskUdesk;

/// <summary>What became of a message to a messenger.</summary>
public sealed class UsedeskDeliveryEvent : UsedeskEvent
{
    /// <summary>The comment that was sent.</summary>
    public long? CommentId { get; set; }

    /// <summary>Usedesk's word; only DELIVERED is known.</summary>
    public string? DeliveryStatus { get; set; }

    /// <summary>Whether the word is DELIVERED.</summary>
    public bool IsDelivered => string.Equals(DeliveryStatus, "DELIVERED", System.StringComparison.OrdinalIgnoreCase);
}
