using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>How to read what Usedesk sends.</summary>
public sealed class UsedeskWebhookOptions
{
    /// <summary>How many events may wait behind a flat form for its comment.</summary>
    public const int MaximumHeld = 100;

    /// <summary>
    /// The secrets that a body may carry: the application's id or the channel's secret, by Usedesk's version. Without any, none is checked.
    /// </summary>
    public IReadOnlyList<ApiSecret> Secrets { get; set; } = Array.Empty<ApiSecret>();
}
