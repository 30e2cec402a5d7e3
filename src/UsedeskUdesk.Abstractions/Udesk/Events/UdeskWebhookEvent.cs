using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A webhook with an action. Of most actions no source names the fields: see <see cref="Message"/>.</summary>
public class UdeskWebhookEvent : UdeskEvent
{
    /// <summary>Udesk's word for what happened, such as Customer_create.</summary>
    public string Action { get; set; } = string.Empty;

    /// <summary>The number of what it happened to, where the message has one.</summary>
    [NotLent]
    public long? Id { get; set; }

    /// <summary>Updates: the changed fields with their new values, under Udesk's names.</summary>
    public IDictionary<string, object?> Changes { get; set; } = new FieldDictionary();

    /// <summary>All that came, under Udesk's own names.</summary>
    [NotLent]
    public IDictionary<string, object?> Message { get; set; } = new FieldDictionary();
}
