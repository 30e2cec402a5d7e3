using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>
/// Reads what Usedesk sends, body by body. One reader serves one run: it remembers flat forms until their comment comes. Not thread-safe.
/// </summary>
public interface IUsedeskWebhookReader
{
    /// <summary>
    /// The events that are ready, in the order in which they came. A flat form waits for the comment of the same reply, and what
    /// comes after it waits behind it, so that the order stays; after <see cref="UsedeskWebhookOptions.MaximumHeld"/> events it waits no longer.
    /// </summary>
    /// <exception cref="WebhookException">The body cannot be read, or its secret is missing or wrong. Nothing of it is taken.</exception>
    IReadOnlyList<UsedeskEvent> Read(WebhookBody body);

    /// <summary>What still waits. To be called at the end of the run, or whenever nothing more may come for a while.</summary>
    IReadOnlyList<UsedeskEvent> Flush();
}
