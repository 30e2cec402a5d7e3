using System;

namespace UsedeskUdesk.Output;

/// <summary>A page reader keeps one observer; this one passes on to the call that is under way.</summary>
internal sealed class RelayObserver : ICallObserver
{
    public ICallObserver? Target { get; set; }

    public void Sending(string method, string path, int attempt) => Target?.Sending(method, path, attempt);

    public void Answered(string method, string path, int status, TimeSpan elapsed) => Target?.Answered(method, path, status, elapsed);

    public void Pacing(TimeSpan wait, string reason) => Target?.Pacing(wait, reason);

    public void Repeating(int attempt, TimeSpan wait, string reason) => Target?.Repeating(attempt, wait, reason);
}
