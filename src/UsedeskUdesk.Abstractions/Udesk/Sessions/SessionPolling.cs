using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>Waits until an agent takes a session.</summary>
public static class SessionPolling
{
    /// <summary>
    /// Every so many polls the session itself is asked for: its answer is the one that counts, and the queue's status may lag behind.
    /// </summary>
    private const int PollsBetweenRequests = 3;

    /// <summary>Opens a session and waits while the customer is queued or an agent is being assigned.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="request">The session wanted.</param>
    /// <param name="limit">How long to wait at most.</param>
    /// <param name="interval">How long to wait between two polls.</param>
    /// <param name="onChange">Is called with the session's state at each poll; may be null.</param>
    /// <param name="observer">Receives the progress of the calls; may be null.</param>
    /// <param name="cancellationToken">Ends the wait at once. The customer then stays in the queue.</param>
    /// <returns>The session. If its state is still Queued or Assigning, the limit was reached.</returns>
    /// <exception cref="ServiceException">A call failed.</exception>
    public static async Task<UdeskImSession> OpenAsync(
        IApiClient<UdeskService> client,
        CreateImSessionRequest request,
        TimeSpan limit,
        TimeSpan interval,
        Action<UdeskImSession>? onChange = null,
        ICallObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        if (client is null)
        {
            throw new ArgumentNullException(nameof(client));
        }

        var clock = Stopwatch.StartNew();
        var session = await client.SendAsync(request, observer, cancellationToken).ConfigureAwait(false);
        for (var poll = 1; Waits(session); poll++)
        {
            onChange?.Invoke(session);
            var left = limit - clock.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            await Task.Delay(left < interval ? left : interval, cancellationToken).ConfigureAwait(false);
            if (poll % PollsBetweenRequests != 0 && clock.Elapsed < limit)
            {
                var status = await client.SendAsync(new GetQueueStatusRequest { CustomerToken = request.CustomerToken }, observer, cancellationToken).ConfigureAwait(false);
                if (status.State is UdeskQueueState.Queued or UdeskQueueState.Assigning)
                {
                    session.State = status.State == UdeskQueueState.Queued ? UdeskImSessionState.Queued : UdeskImSessionState.Assigning;
                    session.QueuePosition = status.QueuePosition;
                    continue;
                }
            }

            // Asking again hands out the session that an agent took meanwhile, or says how the customer stands now.
            var queue = session.Queue;
            session = await client.SendAsync(request, observer, cancellationToken).ConfigureAwait(false);
            session.Queue ??= Waits(session) ? queue : null;
        }

        return session;
    }

    private static bool Waits(UdeskImSession session) => session.State is UdeskImSessionState.Queued or UdeskImSessionState.Assigning;
}
