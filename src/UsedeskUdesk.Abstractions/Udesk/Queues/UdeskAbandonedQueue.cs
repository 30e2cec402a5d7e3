using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Somebody who gave up waiting.</summary>
public sealed class UdeskAbandonedQueue : ApiObject
{
    /// <summary>The entry's number.</summary>
    public long? Id { get; set; }

    /// <summary>The customer's number.</summary>
    public long? CustomerId { get; set; }

    /// <summary>The customer's name.</summary>
    public string? CustomerName { get; set; }

    /// <summary>The customer's e-mail, where Udesk sends the customer along.</summary>
    public string? CustomerEmail { get; set; }

    /// <summary>The customer's phone, where Udesk sends the customer along.</summary>
    public string? CustomerPhone { get; set; }

    /// <summary>The token that your side gave the customer, where there is one.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>web, wechat, ios, android, weibo, api, mchat, …</summary>
    public string? Channel { get; set; }

    /// <summary>When the wait began.</summary>
    public DateTimeOffset? QueueStartTime { get; set; }

    /// <summary>How long it lasted, in seconds.</summary>
    public int? QueueSeconds { get; set; }

    /// <summary>How long it lasted.</summary>
    public TimeSpan? Waited => QueueSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The queue.</summary>
    public string? QueueName { get; set; }

    /// <summary>The whole customer under Udesk's own names, where Udesk sends it along.</summary>
    public IDictionary<string, object?>? Customer { get; set; }
}
