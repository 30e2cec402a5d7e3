using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>Receives the progress of a call. Methods are called from any thread; texts never contain a secret or a query string.</summary>
public interface ICallObserver
{
    /// <summary>An attempt is about to leave.</summary>
    void Sending(string method, string path, int attempt);

    /// <summary>An answer came in whole.</summary>
    void Answered(string method, string path, int status, TimeSpan elapsed);

    /// <summary>The call waits because the connection's allowance is used up or the service asked for a pause.</summary>
    void Pacing(TimeSpan wait, string reason);

    /// <summary>The call will be repeated after a wait.</summary>
    void Repeating(int attempt, TimeSpan wait, string reason);
}
