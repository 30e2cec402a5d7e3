using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>
/// Sends a structured message (POST /im/sessions/struct_messages), signed with the connection's structured message KEY.
/// One in two seconds at most. Not for customers who were made through the API.
/// </summary>
public sealed class SendStructuredMessageRequest : UdeskRequest<UdeskStructuredMessageReceipt>
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The customer in it.</summary>
    public long CustomerId { get; set; }

    /// <summary>The agent in it.</summary>
    public long AgentId { get; set; }

    /// <summary>The app's source, where the session is an app's.</summary>
    public string? JidResource { get; set; }

    /// <summary>The message.</summary>
    public UdeskStructuredMessage Message { get; set; } = new();
}
