using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>The page of ready structured messages that Udesk's console shows to agents.</summary>
public sealed class StructuredMessagePageOptions
{
    /// <summary>The address below which the page lives; see <see cref="HttpServerOptions.ListenUri"/>.</summary>
    public Uri ListenUri { get; set; } = new("http://localhost:0/");

    /// <summary>The path that answers 200 while the page is served; null for none.</summary>
    public string? HealthPath { get; set; }

    /// <summary>A JSON file with the messages; docs/structured-messages.schema.json describes it. It is read again when it changes.</summary>
    public string CatalogPath { get; set; } = string.Empty;

    /// <summary>How old a link may be.</summary>
    public TimeSpan MaximumLinkAge { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>How long messages can be sent from a page once it was opened; then its link has to be opened anew.</summary>
    public TimeSpan MaximumPageAge { get; set; } = TimeSpan.FromHours(8);

    /// <summary>The origins that may show the page in a frame, such as https://*.udesk.cn.</summary>
    public IReadOnlyList<string> FrameAncestors { get; set; } = new[] { "https://*.udesk.cn" };

    /// <summary>Gives the structured message KEY that links are signed with, each time one is checked.</summary>
    public Func<ApiSecret> Key { get; set; } = static () => throw new InvalidOperationException("No key was given.");

    /// <summary>Sends a message. Called from any thread, several times at once.</summary>
    public Func<SendStructuredMessageRequest, CancellationToken, Task<UdeskStructuredMessageReceipt>> Send { get; set; }
        = static (_, _) => throw new InvalidOperationException("Nothing sends.");

    /// <summary>Gets what is wrong with a catalogue that changed; the messages from before stay on the page. Called from any thread.</summary>
    public Action<RequestException>? OnCatalogRefused { get; set; }

    /// <summary>Gets the number of messages when the catalogue was read again. Called from any thread.</summary>
    public Action<int>? OnCatalogLoaded { get; set; }

    /// <summary>Gets why a request was refused, in words that hold no secret. Called from any thread.</summary>
    public Action<string>? OnRefused { get; set; }
}
