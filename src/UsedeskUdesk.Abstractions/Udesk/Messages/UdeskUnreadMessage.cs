using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A message that its customer has not read.</summary>
public sealed class UdeskUnreadMessage : ApiObject
{
    /// <summary>The ID of the message.</summary>
    public string? MessageId { get; set; }

    /// <summary>The type: one of <see cref="UdeskMessageType"/>, or the name of an event.</summary>
    [WireName("type")]
    public string? MessageType { get; set; }

    /// <summary>The session's ID.</summary>
    public long? ImSubSessionId { get; set; }

    /// <summary>The customer's ID.</summary>
    public long? CustomerId { get; set; }

    /// <summary>The ID of the agent who wrote it.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? AgentName { get; set; }

    /// <summary>The address of the agent's picture.</summary>
    public string? AgentAvatar { get; set; }

    /// <summary>When it was written.</summary>
    [WireName("message_created_at")]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Text, HTML or an address, depending on <see cref="MessageType"/>.</summary>
    public string? Content { get; set; }

    /// <summary>The whole content under Udesk's own names: content, font, filename, filesize, duration.</summary>
    public IDictionary<string, object?>? Data { get; set; }
}
