using System;
using System.IO;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Journals;

/// <inheritdoc/>
internal sealed class JournalEntry<TResult> : IJournalEntry<TResult>
{
    private readonly Journal _journal;
    private readonly string _key;
    private readonly Journal.Line _line;
    private long _row;
    private string? _item;
    private volatile bool _left;
    private volatile bool _answered;

    public JournalEntry(Journal journal, string key, Journal.Line line)
    {
        _journal = journal;
        _key = key;
        _line = line;
    }

    public JournalState State => _line.State;

    public TResult Result => State == JournalState.Done
        ? _journal.ReadResult<TResult>(_line)
        : throw new InvalidOperationException("This item has no earlier answer.");

    public void Describe(long row, string item)
    {
        _row = row;
        _item = item;
    }

    public ICallObserver Observe(ICallObserver inner) => new Observer(this, inner);

    public void Done(TResult result)
    {
        // Also where it cannot be written down: then the item is unknown to the next run, but never one that failed.
        _answered = true;
        var line = JournalLine.Begin("done", _key);
        line["result"] = JournalResults.Write(result);
        try
        {
            _journal.Append(line, durable: false);
        }
        catch
        {
            _journal.Lacks();
            throw;
        }
    }

    public void Failed(Exception failure)
    {
        var errorId = failure switch
        {
            ServiceException { Failure: not ServiceFailure.WriteOutcomeUnknown } service => service.ErrorId,
            // Nothing of it left.
            RequestException request => request.ErrorId,
            CallNotSentException => JournalLine.NotSentId,
            _ => null,
        };
        // What an earlier run left unknown is not known better because this one failed.
        if (errorId is null || !_left || _answered || State == JournalState.Unknown)
        {
            return;
        }

        try
        {
            _journal.Append(JournalLine.Failed(_key, errorId), durable: false);
        }
        catch (Exception unwritable) when (unwritable is RequestException or ObjectDisposedException or IOException)
        {
            // The next run takes the item for one whose fate is unknown, and asks. The failure itself must not be lost over that.
            _journal.Lacks();
        }
    }

    private void Leaves()
    {
        if (_left)
        {
            _journal.Leaves(_key);
            return;
        }

        var line = JournalLine.Begin("sending", _key);
        if (_row > 0)
        {
            line["row"] = _row;
        }

        if (_item is not null)
        {
            line["item"] = _item;
        }

        _journal.Append(line, durable: true);
        _left = true;
    }

    private sealed class Observer : ICallContentObserver
    {
        private readonly JournalEntry<TResult> _entry;
        private readonly ICallObserver _inner;

        public Observer(JournalEntry<TResult> entry, ICallObserver inner)
        {
            _entry = entry;
            _inner = inner;
        }

        public void Sending(string method, string path, int attempt)
        {
            _entry.Leaves();
            _inner.Sending(method, path, attempt);
        }

        public void Answered(string method, string path, int status, TimeSpan elapsed) => _inner.Answered(method, path, status, elapsed);

        public bool WantsContent => _inner is ICallContentObserver { WantsContent: true };

        public void Requested(string text) => (_inner as ICallContentObserver)?.Requested(text);

        public void Responded(string text) => (_inner as ICallContentObserver)?.Responded(text);

        public void Pacing(TimeSpan wait, string reason) => _inner.Pacing(wait, reason);

        public void Repeating(int attempt, TimeSpan wait, string reason)
        {
            if (_entry.State != JournalState.Unknown)
            {
                _entry._journal.Waits(_entry._key);
            }

            _inner.Repeating(attempt, wait, reason);
        }
    }
}
