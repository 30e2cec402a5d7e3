using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A structured message that Udesk took.</summary>
public sealed class UdeskStructuredMessageReceipt
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The customer in it.</summary>
    public long CustomerId { get; set; }

    /// <summary>The agent in it.</summary>
    public long AgentId { get; set; }

    /// <summary>The message's title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>What Udesk said.</summary>
    public string? Message { get; set; }
}
