namespace UsedeskUdesk.Writes;

/// <summary>
/// An item that a cmdlet has begun with, until it is counted as done, failed or unknown: where the pipeline ends before that, this says what to count it as.
/// Used on the pipeline thread, except <see cref="TryBegin"/>.
/// </summary>
internal sealed class OpenItem
{
    private readonly object _gate = new();
    private WriteCall? _write;
    private bool _isGivenUp;

    /// <param name="target">The item; null for the one that is piped.</param>
    public OpenItem(object? target) => Target = target;

    /// <summary>What the list of failed rows gets; null for the item that is piped.</summary>
    public object? Target { get; set; }

    /// <summary>Whether its change was handed over, so that it counts by that.</summary>
    public bool IsStarted { get; set; }

    /// <summary>Whether an earlier run may have carried it out, whatever becomes of it now.</summary>
    public bool MayBeFromBefore { get; set; }

    /// <summary>Its change, once that is under way.</summary>
    public WriteCall? Write
    {
        get
        {
            lock (_gate)
            {
                return _write;
            }
        }
    }

    /// <summary>Its change begins. False where it was given up before.</summary>
    public bool TryBegin(WriteCall write)
    {
        lock (_gate)
        {
            _write = _isGivenUp ? _write : write;
            return !_isGivenUp;
        }
    }

    /// <summary>Keeps it from leaving unless it has left, and says how far it got; that is final except for what has left.</summary>
    public WriteState GiveUp()
    {
        WriteCall? write;
        lock (_gate)
        {
            _isGivenUp = true;
            write = _write;
        }

        write?.CancelUnlessSent();
        return write?.State ?? WriteState.NotSent;
    }
}
