using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A structured message that Udesk accepted.</summary>
public sealed class UdeskStructuredMessageReceipt
{
    /// <summary>The session's ID.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The ID of the customer in the session.</summary>
    public long CustomerId { get; set; }

    /// <summary>The ID of the agent in the session.</summary>
    public long AgentId { get; set; }

    /// <summary>The message's title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>What Udesk said.</summary>
    public string? Message { get; set; }
}
