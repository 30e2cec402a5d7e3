using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>
/// Sends a structured message (POST /im/sessions/struct_messages), signed with the connection's structured message key.
/// At most one in two seconds. Not for customers who were created through the API.
/// </summary>
public sealed class SendStructuredMessageRequest : UdeskRequest<UdeskStructuredMessageReceipt>
{
    /// <summary>The session's ID.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The ID of the customer in the session.</summary>
    public long CustomerId { get; set; }

    /// <summary>The ID of the agent in the session.</summary>
    public long AgentId { get; set; }

    /// <summary>The source, for sessions from an app.</summary>
    public string? JidResource { get; set; }

    /// <summary>The message.</summary>
    public UdeskStructuredMessage Message { get; set; } = new();
}
