using System;

namespace UsedeskUdesk;

/// <summary>Something for one customer: what a customer's own page or app would show or act on.</summary>
public abstract class UdeskConversationEvent : UdeskEvent
{
    /// <summary>The customer; null in the H5 form, which names <see cref="WebToken"/>.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>Who speaks: agent, robot or urobot; null in the H5 form.</summary>
    public string? AssignType { get; set; }

    /// <summary>H5: the visitor.</summary>
    public string? WebToken { get; set; }

    /// <summary>H5: the web plugin.</summary>
    public long? ImWebPluginId { get; set; }

    /// <summary>The session; null for robots.</summary>
    public long? ImSubSessionId { get; set; }

    /// <summary>The message's own number.</summary>
    public string? MessageId { get; set; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Text, HTML or an address, by the type.</summary>
    public string? Content { get; set; }

    /// <summary>Only agents are to see it; do not show it to the customer.</summary>
    public bool IsAgentOnly { get; set; }
}
