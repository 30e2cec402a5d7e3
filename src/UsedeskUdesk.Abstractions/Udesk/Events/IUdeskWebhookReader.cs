using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Reads what Udesk pushes: replies, read receipts, the H5 form, and webhooks with an action.</summary>
public interface IUdeskWebhookReader
{
    /// <summary>One object per message or event, in the order of the body; none for a body whose list of messages is empty.</summary>
    /// <exception cref="WebhookException">The body cannot be read.</exception>
    IReadOnlyList<UdeskEvent> Read(WebhookBody body);
}
