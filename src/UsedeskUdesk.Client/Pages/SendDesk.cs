using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Pages;

/// <summary>
/// Sends what agents click. The same click, told twice, is sent once and answered twice; a session gets one message in two seconds. What all sessions
/// together may send is the connection's affair: it makes them wait for each other.
/// </summary>
internal sealed class SendDesk
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private const int MostWaiting = 64;
    private static readonly TimeSpan s_remembered = TimeSpan.FromMinutes(10);

    private readonly object _gate = new();
    private readonly Dictionary<(long Session, string Click), (Task<SendResult> Result, Stopwatch Age)> _clicks = new();
    private readonly Dictionary<long, Stopwatch> _last = new();
    private readonly HashSet<long> _underWay = new();
    private readonly Func<SendStructuredMessageRequest, CancellationToken, Task<UdeskStructuredMessageReceipt>> _send;

    public SendDesk(Func<SendStructuredMessageRequest, CancellationToken, Task<UdeskStructuredMessageReceipt>> send) => _send = send;

    /// <param name="link">The session.</param>
    /// <param name="click">Names the click; chosen by the page.</param>
    /// <param name="message">What to send.</param>
    /// <param name="cancellationToken">Cancelled when the server ends.</param>
    public Task<SendResult> SendAsync(PageLink link, string click, CatalogMessage message, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            Forget();
            if (_clicks.TryGetValue((link.Session, click), out var known))
            {
                return known.Result;
            }

            if (_underWay.Contains(link.Session) || _underWay.Count >= MostWaiting)
            {
                return Task.FromResult(new SendResult(SendOutcome.Busy, Interval));
            }

            if (_last.TryGetValue(link.Session, out var last) && Interval - last.Elapsed is { Ticks: > 0 } left)
            {
                return Task.FromResult(new SendResult(SendOutcome.TooSoon, left));
            }

            _underWay.Add(link.Session);
            _clicks[(link.Session, click)] = (done.Task, Stopwatch.StartNew());
        }

        _ = Task.Run(() => SendAsync(link, message, done, cancellationToken), CancellationToken.None);
        return done.Task;
    }

    private async Task SendAsync(PageLink link, CatalogMessage message, TaskCompletionSource<SendResult> done, CancellationToken cancellationToken)
    {
        var result = new SendResult(SendOutcome.Unknown, Interval);
        try
        {
            var request = new SendStructuredMessageRequest
            {
                ImSubSessionId = link.Session,
                CustomerId = link.Customer,
                AgentId = link.Agent,
                JidResource = link.JidResource,
                Message = message.Message,
            };
            await _send(request, cancellationToken).ConfigureAwait(false);
            result = new SendResult(SendOutcome.Sent, Interval);
        }
        catch (ServiceException error)
        {
            result = new SendResult(error.Failure == ServiceFailure.WriteOutcomeUnknown ? SendOutcome.Unknown : SendOutcome.Failed, Interval, error.ServerText);
        }
        catch (RequestException error)
        {
            result = new SendResult(SendOutcome.Failed, Interval, error.Message);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The server ends: the message may have left.
        }
        finally
        {
            lock (_gate)
            {
                _underWay.Remove(link.Session);
                _last[link.Session] = Stopwatch.StartNew();
            }

            done.TrySetResult(result);
        }
    }

    private void Forget()
    {
        foreach (var old in _clicks.Where(static one => one.Value.Age.Elapsed > s_remembered && one.Value.Result.IsCompleted).Select(static one => one.Key).ToArray())
        {
            _clicks.Remove(old);
        }

        foreach (var old in _last.Where(static one => one.Value.Elapsed > Interval).Select(static one => one.Key).ToArray())
        {
            _last.Remove(old);
        }
    }
}
