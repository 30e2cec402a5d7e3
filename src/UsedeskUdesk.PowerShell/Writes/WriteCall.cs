using System;
using System.Threading;
using UsedeskUdesk.Output;

namespace UsedeskUdesk.Writes;

/// <summary>
/// One item's change while it is under way. It is the observer for the calls that change something; calls that only read for it
/// get <see cref="Output"/>.
/// </summary>
internal sealed class WriteCall : ICallContentObserver
{
    private readonly object _gate = new();
    private readonly WritesUnderWay _writes;
    private readonly CancellationTokenSource _cancel;
    private ICallObserver _inner;
    private bool _isCancelled;
    private bool _hasEnded;

    /// <param name="writes">Keeps account of it.</param>
    /// <param name="target">What it is about, for the person.</param>
    /// <param name="output">The task's output.</param>
    /// <param name="stopping">Is cancelled when the cmdlet is stopped.</param>
    public WriteCall(WritesUnderWay writes, string target, CallOutput output, CancellationToken stopping)
    {
        _writes = writes;
        Target = target;
        Output = output;
        _inner = output;
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    }

    /// <summary>What it is about, for the person.</summary>
    public string Target { get; }

    /// <summary>The cmdlet's streams.</summary>
    public CallOutput Output { get; }

    /// <summary>Ends its calls and waits.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>What is known of it.</summary>
    public WriteState State { get; private set; }

    /// <summary>Whether it was ended before it left.</summary>
    public bool WasCancelled => Volatile.Read(ref _isCancelled);

    /// <summary>Puts an observer between this one and the streams, such as a journal's.</summary>
    public void Observe(Func<ICallObserver, ICallObserver> observe) => _inner = observe(_inner);

    /// <summary>Says that the change was made; what follows only reads, and need not be waited for.</summary>
    public void CarriedOut()
    {
        lock (_gate)
        {
            State = WriteState.CarriedOut;
        }
    }

    /// <summary>Says that the change was not made after all, although the service said so.</summary>
    public void NotCarriedOut()
    {
        lock (_gate)
        {
            State = WriteState.Refused;
        }
    }

    /// <summary>The change was made: has its result written, when the task has ended.</summary>
    /// <param name="write">Writes the result; on the pipeline thread.</param>
    public void Finish(Action write)
    {
        CarriedOut();
        Output.PostLast(() =>
        {
            _writes.Reported(this);
            write();
        });
    }

    /// <summary>Says how it ended where it threw. Any thread.</summary>
    public void Failed(Exception error)
    {
        lock (_gate)
        {
            if (State == WriteState.Sent && error is CallNotSentException)
            {
                State = WriteState.NotSent;
            }
            else if (State == WriteState.Sent && error is ServiceException { Failure: not ServiceFailure.WriteOutcomeUnknown } or RequestException)
            {
                State = WriteState.Refused;
            }
        }
    }

    /// <summary>Ends it, unless it has left and its answer is still to come. Any thread.</summary>
    public void CancelUnlessSent()
    {
        lock (_gate)
        {
            if (State == WriteState.Sent || _hasEnded)
            {
                return;
            }

            _isCancelled = true;
            _cancel.Cancel();
        }
    }

    /// <summary>Its task has ended.</summary>
    public void Ended()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _cancel.Dispose();
        }

        _writes.Ended();
    }

    /// <inheritdoc/>
    public void Sending(string method, string path, int attempt)
    {
        lock (_gate)
        {
            if (_isCancelled)
            {
                throw new OperationCanceledException(_cancel.Token);
            }

            if (method != "GET")
            {
                // What asks again after it was carried out undoes nothing.
                State = State == WriteState.CarriedOut ? State : WriteState.Sent;
            }
            else if (State == WriteState.Sent)
            {
                // A read follows only where the change succeeded: its own failure says nothing of that.
                State = WriteState.CarriedOut;
            }
        }

        try
        {
            _inner.Sending(method, path, attempt);
        }
        catch
        {
            // The journal could not be written, so it does not leave.
            Unsent();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool WantsContent => Output.WantsContent;

    /// <inheritdoc/>
    public void Requested(string text) => Output.Requested(text);

    /// <inheritdoc/>
    public void Responded(string text) => Output.Responded(text);

    /// <inheritdoc/>
    public void Answered(string method, string path, int status, TimeSpan elapsed) => _inner.Answered(method, path, status, elapsed);

    /// <inheritdoc/>
    public void Pacing(TimeSpan wait, string reason) => _inner.Pacing(wait, reason);

    /// <inheritdoc/>
    public void Repeating(int attempt, TimeSpan wait, string reason)
    {
        // A change is repeated only where it certainly was not made.
        Unsent();
        _inner.Repeating(attempt, wait, reason);
    }

    private void Unsent()
    {
        lock (_gate)
        {
            State = State == WriteState.Sent ? WriteState.NotSent : State;
        }
    }
}
