namespace UsedeskUdesk;

/// <summary>A session began or ended, or a customer gave up waiting for one, or rated it, as the webhooks with an action tell it.</summary>
public sealed class UdeskSessionEvent : UdeskWebhookEvent
{
    /// <summary>The session, where the message names it.</summary>
    public long? ImSubSessionId { get; set; }

    /// <summary>The customer's number, where the message names it.</summary>
    public long? CustomerId { get; set; }

    /// <summary>The agent, where the message names one.</summary>
    public long? AgentId { get; set; }

    /// <summary>QueueAbandoned: the wait, read as Get-UdeskAbandonedQueue reads it.</summary>
    public UdeskAbandonedQueue? Queue { get; set; }
}
