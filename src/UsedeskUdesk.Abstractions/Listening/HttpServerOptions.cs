using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Where a server listens, and how much it takes from a sender.</summary>
public sealed class HttpServerOptions
{
    /// <summary>
    /// The address: http://, a host, a port (0 for a free one) and the path below which requests are taken. localhost and IP addresses listen there
    /// only, 0.0.0.0 and [::] everywhere. A path that cannot be guessed keeps others out: a wrong one is answered with 404.
    /// </summary>
    public Uri ListenUri { get; set; } = new("http://localhost:0/");

    /// <summary>The path that answers 200 to GET and HEAD while the server runs; null for none.</summary>
    public string? HealthPath { get; set; }

    /// <summary>Whether all is well, for <see cref="HealthPath"/>, which answers 503 when not. Null: it is.</summary>
    public Func<bool>? IsHealthy { get; set; }

    /// <summary>The methods that are taken; others are answered with 405.</summary>
    public IReadOnlyList<string> Methods { get; set; } = new[] { "POST" };

    /// <summary>
    /// Whether a request is taken, by what follows the path of <see cref="ListenUri"/>; asked before its body is read, and answered with 404 when not. Null:
    /// all are.
    /// </summary>
    public Func<string, bool>? AcceptsPath { get; set; }

    /// <summary>The largest body, in bytes.</summary>
    public int MaximumBodyBytes { get; set; } = WebhookBody.MaximumLength;

    /// <summary>How many bytes the bodies of all requests under way may take together; beyond that senders get 503.</summary>
    public long MaximumBufferedBytes { get; set; } = 128L * 1024 * 1024;

    /// <summary>The longest request line and headers, in bytes.</summary>
    public int MaximumHeaderBytes { get; set; } = 32 * 1024;

    /// <summary>
    /// How many connections may be open. Beyond that, one that is waited for makes room, for a request or to take its answer: one that was refused before the others, and one
    /// with a body under way last.
    /// </summary>
    public int MaximumConnections { get; set; } = 512;

    /// <summary>How long a sender may take for the request line and headers, and how long a connection stays open without a request.</summary>
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a sender may take for the body, and to take the answer.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets what was refused and why, in words without the path, headers or body, which may hold secrets. Called from any thread.</summary>
    public Action<string>? OnRefused { get; set; }
}
