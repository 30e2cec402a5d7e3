using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>What answers Usedesk's dynamic blocks, the panels beside a ticket.</summary>
public sealed class DynamicBlockOptions
{
    /// <summary>How long Usedesk waits for an answer.</summary>
    public static readonly TimeSpan ServiceLimit = TimeSpan.FromSeconds(60);

    /// <summary>The address that the block asks; see <see cref="HttpServerOptions.ListenUri"/>.</summary>
    public Uri ListenUri { get; set; } = new("http://localhost:0/");

    /// <summary>The path that answers 200 while blocks are answered; null for none.</summary>
    public string? HealthPath { get; set; }

    /// <summary>The secrets that a request may carry; without any, none is checked.</summary>
    public IReadOnlyList<ApiSecret> Secrets { get; set; } = Array.Empty<ApiSecret>();

    /// <summary>How long an answer may take, waiting included; then a panel says that it took too long. Less than <see cref="ServiceLimit"/>.</summary>
    public TimeSpan AnswerLimit { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>How long an answer is given again to the same question; zero for never. The block's refresh button always asks anew.</summary>
    public TimeSpan CacheFor { get; set; } = TimeSpan.Zero;

    /// <summary>
    /// Makes the HTML of a block. Called from any thread, several times at once; the token is cancelled when the answer comes too late or the
    /// server ends. What it throws becomes a panel that says only that it failed.
    /// </summary>
    public Func<UsedeskDynamicBlockEvent, CancellationToken, Task<string>> Render { get; set; } = static (_, _) => throw new InvalidOperationException("Nothing renders.");

    /// <summary>Gets what became of each request. Called from any thread.</summary>
    public Action<UsedeskDynamicBlockAnswer>? OnAnswered { get; set; }

    /// <summary>Gets why a request was refused, in words that hold no secret. Called from any thread.</summary>
    public Action<string>? OnRefused { get; set; }
}
