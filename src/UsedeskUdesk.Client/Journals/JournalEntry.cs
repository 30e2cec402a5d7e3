using System;
using System.Globalization;
using System.IO;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Journals;

/// <inheritdoc/>
internal sealed class JournalEntry<TResult> : IJournalEntry<TResult>
{
    private const string StoppedId = "StoppedBeforeRepeat";

    private readonly Journal _journal;
    private readonly string _key;
    private readonly Journal.Line _line;
    private long _row;
    private string? _item;
    private volatile bool _left;
    private volatile bool _answered;
    private volatile bool _waits;

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
        var line = Line("done");
        line["result"] = JournalResults.Write(result);
        _journal.Append(line, durable: false);
    }

    public void Failed(Exception failure)
    {
        var errorId = failure switch
        {
            ServiceException { Failure: not ServiceFailure.WriteOutcomeUnknown } service => service.ErrorId,
            // It could not be sent, or only in part, which no service takes for a call.
            RequestException request => request.ErrorId,
            // Only what was certainly not carried out is sent again.
            OperationCanceledException when _waits => StoppedId,
            _ => null,
        };
        if (errorId is null || !_left || _answered)
        {
            return;
        }

        try
        {
            var line = Line("failed");
            line["failure"] = errorId;
            _journal.Append(line, durable: false);
        }
        catch (Exception unwritable) when (unwritable is RequestException or ObjectDisposedException or IOException)
        {
            // The next run takes the item for one whose fate is unknown, and asks. The failure itself must not be lost over that.
        }
    }

    private JObject Line(string state)
    {
        var line = JournalLine.Begin(state, _key);
        line["time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (state == "sending")
        {
            if (_row > 0)
            {
                line["row"] = _row;
            }

            if (_item is not null)
            {
                line["item"] = _item;
            }
        }

        return line;
    }

    private void Leaves()
    {
        if (!_left)
        {
            _journal.Append(Line("sending"), durable: true);
            _left = true;
        }
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
            _entry._waits = false;
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
            _entry._waits = true;
            _inner.Repeating(attempt, wait, reason);
        }
    }
}
