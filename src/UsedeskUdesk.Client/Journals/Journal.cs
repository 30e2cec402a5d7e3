using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Storage;

namespace UsedeskUdesk.Client.Journals;

/// <summary>
/// What became of each item, over lines of JSON that are only ever added to. That is the simplest thing that a kill cannot spoil: a
/// line is whole or it is the last one and cut off, and a cut-off line says nothing. "sending" is on the disk itself before the
/// request leaves (it must survive a power cut, or an item could be sent twice); "done" only has to reach the operating system, for
/// losing it errs on the safe side.
/// </summary>
internal sealed class Journal : IJournal
{
    private const int Version = 2;
    private const string HeaderStart = "{\"journal\":\"UsedeskUdesk\"";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly object _gate = new();
    private readonly ILineStore _store;
    private readonly Accounts _accounts = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private readonly List<JObject> _news = new();
    private long _lineCount;
    private bool _hasNewsOfKnown;
    private bool _lastLineIsOpen;
    private bool _lacksLines;
    private bool _disposed;

    private Journal(ILineStore store) => _store = store;

    /// <summary>Reads what earlier runs left. The store is the journal's from now on, also where this fails.</summary>
    /// <exception cref="RequestException">It is no journal, or one of another version.</exception>
    public static Journal Open(ILineStore store, CancellationToken cancellationToken)
    {
        try
        {
            var journal = new Journal(store);
            var rest = store.ReadAll(journal.Take, cancellationToken);
            if (journal._lineCount == 0 && !CouldBeHeader(s_utf8.GetString(rest)))
            {
                // A run may have been killed in its very first line; any other file without a line is somebody else's.
                throw journal.NotAJournal(null);
            }

            if (journal._lineCount > 0 && JournalLine.IsWhole(rest))
            {
                // An editor takes the last line end away. The line says what it says; dropped, it would let its item leave again.
                journal.Take(new ArraySegment<byte>(rest), store.Length);
                journal._lastLineIsOpen = true;
            }

            return journal;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public JournalCondition Condition
    {
        get
        {
            lock (_gate)
            {
                ThrowIfDisposed();
                return _store.IsLost ? JournalCondition.Lost : _lacksLines ? JournalCondition.Lacking : JournalCondition.Whole;
            }
        }
    }

    public IJournalEntry<TResult> Begin<TService, TResult>(IApiClient<TService> client, ApiRequest<TService, TResult> request, CancellationToken cancellationToken = default)
        where TService : IService
    {
        var fingerprint = client.Fingerprint(request, cancellationToken);
        lock (_gate)
        {
            var account = _accounts.Find(client, client.MarkAccount, out var news, out var isKnown);
            if (news is not null)
            {
                _news.Add(news);
                _hasNewsOfKnown |= isKnown;
            }

            if (_hasNewsOfKnown && _store.Length > 0)
            {
                // Also where nothing leaves: once its token is exchanged, this is all that tells a later run whose items these are.
                WriteNews();
                _store.Flush();
            }

            fingerprint = $"{fingerprint}.{account}";
            var before = _seen.TryGetValue(fingerprint, out var count) ? count : 0;
            _seen[fingerprint] = before + 1;
            var key = $"{fingerprint}.{before.ToString(CultureInfo.InvariantCulture)}";
            return new JournalEntry<TResult>(this, key, _lines.TryGetValue(key, out var line) ? line : default);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                NoteWaiting();
                _disposed = true;
                _store.Dispose();
            }
        }
    }

    /// <summary>An item left and was certainly not carried out; it is to leave again after a wait.</summary>
    /// <param name="key">The item.</param>
    public void Waits(string key)
    {
        lock (_gate)
        {
            _waiting.Add(key);
        }
    }

    /// <summary>An item leaves again.</summary>
    /// <param name="key">The item.</param>
    /// <exception cref="ObjectDisposedException">The run has ended, and said that the item was not carried out.</exception>
    public void Leaves(string key)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _waiting.Remove(key);
        }
    }

    /// <summary>An earlier answer. Answers stay on the disk until they are wanted.</summary>
    public T ReadResult<T>(Line line)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            var bytes = _store.Read(line.Start, line.Length);
            try
            {
                return JournalResults.Read<T>(JournalLine.Parse(new ArraySegment<byte>(bytes)));
            }
            catch (Exception error) when (error is JsonException or ArgumentException or FormatException or InvalidCastException or OverflowException)
            {
                throw RequestException.Create("JournalDamaged", $"The journal '{_store.Name}' says that this item is done, but its answer cannot be read: {error.Message}", "JournalPath");
            }
        }
    }

    /// <summary>An item's outcome could not be written down.</summary>
    public void Lacks()
    {
        lock (_gate)
        {
            _lacksLines = true;
        }
    }

    public void Append(JObject line, bool durable)
    {
        var bytes = s_utf8.GetBytes(line.ToString(Formatting.None));
        lock (_gate)
        {
            // A call that outlives its run must not leave unrecorded.
            ThrowIfDisposed();
            EndLine();
            if (_store.Length == 0)
            {
                Append(new JObject { ["journal"] = "UsedeskUdesk", ["version"] = Version, ["salt"] = _accounts.Salt });
            }

            WriteNews();
            _store.Append(bytes, durable);
            _waiting.Remove((string)line["key"]!);
        }
    }

    /// <summary>Whether a file without a whole line is what a run leaves that has only begun, or was killed there.</summary>
    public static bool CouldBegin(Stream file)
    {
        var bytes = new byte[HeaderStart.Length + 3];
        file.Position = 0;
        var held = 0;
        for (int read; held < bytes.Length && (read = file.Read(bytes, held, bytes.Length - held)) > 0; held += read)
        {
        }

        return CouldBeHeader(s_utf8.GetString(bytes, 0, held));
    }

    /// <summary>A run that is stopped leaves no item behind as unknown that only waited to leave again.</summary>
    private void NoteWaiting()
    {
        try
        {
            foreach (var key in _waiting)
            {
                Append(JournalLine.Failed(key, JournalLine.NotSentId));
            }
        }
        catch (Exception unwritable) when (unwritable is RequestException or IOException)
        {
            // The next run takes them for unknown, and asks.
        }
    }

    private static bool CouldBeHeader(string text)
    {
        var plain = text.TrimStart('\uFEFF');
        return HeaderStart.StartsWith(plain, StringComparison.Ordinal) || plain.StartsWith(HeaderStart, StringComparison.Ordinal);
    }

    /// <summary>Accounts come before their items.</summary>
    private void WriteNews()
    {
        EndLine();
        while (_news.Count > 0)
        {
            Append(_news[0]);
            _news.RemoveAt(0);
        }

        _hasNewsOfKnown = false;
    }

    private void EndLine()
    {
        if (_lastLineIsOpen)
        {
            _store.EndLine();
            _lastLineIsOpen = false;
        }
    }

    private void Append(JObject line) => _store.Append(s_utf8.GetBytes(line.ToString(Formatting.None)), durable: false);

    /// <summary>Notes where an item stands, and where its answer is.</summary>
    private void Take(ArraySegment<byte> bytes, long start)
    {
        if (_lineCount++ == 0)
        {
            TakeHeader(bytes);
            return;
        }

        if (bytes.Count == 0)
        {
            return;
        }

        if ((JournalLine.ReadQuickly(bytes) ?? ReadSlowly(bytes)) is { Key: { } key, State: { } state })
        {
            if (state == JournalState.Done)
            {
                _lines[key] = new Line(state, start, bytes.Count);
            }
            else if (!_lines.TryGetValue(key, out var known) || known.State != JournalState.Done)
            {
                // What was carried out stays so, also where somebody put the lines of two copies together.
                _lines[key] = new Line(state, 0, 0);
            }
        }
    }

    private JournalLine ReadSlowly(ArraySegment<byte> bytes)
    {
        try
        {
            var json = JournalLine.Parse(bytes);
            return _accounts.TryAdd(json) ? default : JournalLine.Of(json) ?? throw NotAJournal(_lineCount);
        }
        catch (JsonException)
        {
            throw NotAJournal(_lineCount);
        }
    }

    private void TakeHeader(ArraySegment<byte> bytes)
    {
        JObject header;
        try
        {
            header = JournalLine.ParseFirst(bytes);
        }
        catch (JsonException)
        {
            throw NotAJournal(null);
        }

        if (header["journal"] is not JValue { Value: "UsedeskUdesk" })
        {
            throw NotAJournal(null);
        }

        switch (header["version"])
        {
            case JValue { Value: (long)Version } when header["salt"] is JValue { Value: string salt } && _accounts.TryTakeSalt(salt):
                break;
            case JValue { Value: >= 1L and < Version }:
                throw RequestException.Create(
                    "JournalOfEarlierVersion",
                    $"The journal '{_store.Name}' was written by an earlier version, which knew items by less of their content: this version cannot tell which of them were done.",
                    "JournalPath");
            default:
                throw NotAJournal(null);
        }
    }

    private RequestException NotAJournal(long? line) => line is null
        ? RequestException.Create("NotAJournal", $"'{_store.Name}' is not a journal of this version.", "JournalPath")
        : RequestException.Create("NotAJournal", $"Line {line} of '{_store.Name}' is not one that this version writes. It cannot be told which items were done.", "JournalPath");

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(Journal));
        }
    }

    /// <summary>Where an item stands.</summary>
    /// <param name="State">As earlier runs left it.</param>
    /// <param name="Start">Where its answer's line begins.</param>
    /// <param name="Length">That line's bytes.</param>
    internal readonly record struct Line(JournalState State, long Start, int Length);
}
