using System;

namespace UsedeskUdesk.Output;

/// <summary>A page reader keeps one observer; this one passes on to the call that is under way.</summary>
internal sealed class RelayObserver : ICallContentObserver
{
    public ICallObserver? Target { get; set; }

    /// <summary>The page that is asked for, from 1.</summary>
    public int Page { get; set; }

    public bool WantsContent => Target is ICallContentObserver { WantsContent: true };

    public void Sending(string method, string path, int attempt) => Target?.Sending(method, Named(path), attempt);

    public void Answered(string method, string path, int status, TimeSpan elapsed) => Target?.Answered(method, Named(path), status, elapsed);

    public void Requested(string text) => (Target as ICallContentObserver)?.Requested(text);

    public void Responded(string text) => (Target as ICallContentObserver)?.Responded(text);

    public void Pacing(TimeSpan wait, string reason) => Target?.Pacing(wait, reason);

    public void Repeating(int attempt, TimeSpan wait, string reason) => Target?.Repeating(attempt, wait, reason);

    private string Named(string path) => Page > 1 ? $"{path} (page {Page})" : path;
}
