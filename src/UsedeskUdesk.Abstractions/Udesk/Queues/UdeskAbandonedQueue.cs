using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A customer who left a queue without being served.</summary>
public sealed class UdeskAbandonedQueue : ApiObject
{
    /// <summary>The entry's ID.</summary>
    public long? Id { get; set; }

    /// <summary>The customer's ID.</summary>
    public long? CustomerId { get; set; }

    /// <summary>The customer's name.</summary>
    public string? CustomerName { get; set; }

    /// <summary>The customer's e-mail, if Udesk sends the customer's details.</summary>
    public string? CustomerEmail { get; set; }

    /// <summary>The customer's phone number, if Udesk sends the customer's details.</summary>
    public string? CustomerPhone { get; set; }

    /// <summary>The customer's token in your own system, if there is one.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>Where the customer comes from: one of <see cref="UdeskChannel"/>, or another word.</summary>
    public string? Channel { get; set; }

    /// <summary>When the customer began to wait.</summary>
    public DateTimeOffset? QueueStartTime { get; set; }

    /// <summary>The waiting time in seconds.</summary>
    public int? QueueSeconds { get; set; }

    /// <summary>The waiting time.</summary>
    public TimeSpan? Waited => QueueSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The queue.</summary>
    public string? QueueName { get; set; }

    /// <summary>The customer's details under Udesk's own names, if Udesk sends them.</summary>
    public IDictionary<string, object?>? Customer { get; set; }
}
