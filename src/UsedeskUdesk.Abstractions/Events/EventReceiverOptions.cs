using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Where events arrive, and where they are kept until they are taken.</summary>
public sealed class EventReceiverOptions
{
    /// <summary>The largest body of a push, in bytes: 4 MiB.</summary>
    public const int MaximumBodyBytes = 4 * 1024 * 1024;

    /// <summary>The server's address and limits.</summary>
    public HttpServerOptions Server { get; set; } = new() { MaximumBodyBytes = MaximumBodyBytes };

    /// <summary>The folder in which events are kept; null keeps them in memory only, to be lost with the process.</summary>
    public string? SpoolPath { get; set; }

    /// <summary>What has to follow the path of the address, one of several; none: the address itself is posted to.</summary>
    public IReadOnlyList<ApiSecret> PathSecrets { get; set; } = Array.Empty<ApiSecret>();
}
