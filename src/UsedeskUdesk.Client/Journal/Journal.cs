using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client;

/// <summary>
/// An append-only file of JSON lines. That is the simplest thing that a kill cannot spoil: a line is whole or it is the last
/// one and cut off, and a cut-off line says nothing. "sending" is on the disk itself before the request leaves (it must survive
/// a power cut, or an item could be sent twice); "done" only has to reach the operating system, for losing it errs on the safe side.
/// </summary>
internal sealed class Journal : IJournal
{
    private const string Header = "{\"journal\":\"UsedeskUdesk\",\"version\":1}";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly object _gate = new();
    private readonly string _path;
    private readonly Dictionary<string, Line> _lines = new();
    private readonly Dictionary<string, int> _seen = new();
    private FileStream? _file;
    private bool _disposed;

    public Journal(string path)
    {
        _path = path;
        if (!File.Exists(path))
        {
            return;
        }

        _file = Open(FileMode.Open);
        try
        {
            ReadAll(_file);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public IJournalEntry<TResult> Begin<TService, TResult>(IApiClient<TService> client, ApiRequest<TService, TResult> request)
        where TService : IService
    {
        var fingerprint = client.Fingerprint(request);
        lock (_gate)
        {
            var before = _seen.TryGetValue(fingerprint, out var count) ? count : 0;
            _seen[fingerprint] = before + 1;
            var key = $"{fingerprint}.{before.ToString(CultureInfo.InvariantCulture)}";
            return new Entry<TResult>(this, key, _lines.TryGetValue(key, out var line) ? line : default);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _file?.Dispose();
        }
    }

    private FileStream Open(FileMode mode)
    {
        try
        {
            return new FileStream(_path, mode, FileAccess.ReadWrite, FileShare.Read, 4096);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RequestException("JournalNotUsable", $"The journal '{_path}' cannot be opened for writing: {error.Message} Another run may be using it.", "JournalPath");
        }
    }

    /// <summary>Notes where each item stands and where its answer is; answers stay on the disk until they are wanted.</summary>
    private void ReadAll(FileStream file)
    {
        var bytes = new List<byte>(1024);
        var chunk = new byte[65536];
        long lineStart = 0, position = 0;
        var isFirst = true;
        int read;
        while ((read = file.Read(chunk, 0, chunk.Length)) > 0)
        {
            for (var i = 0; i < read; i++, position++)
            {
                if (chunk[i] != (byte)'\n')
                {
                    bytes.Add(chunk[i]);
                    continue;
                }

                Note(s_utf8.GetString(bytes.ToArray()), lineStart, bytes.Count, isFirst);
                isFirst = false;
                bytes.Clear();
                lineStart = position + 1;
            }
        }

        // A run may have been killed in its very first line; any other file without a line is somebody else's.
        if (isFirst && !Header.StartsWith(s_utf8.GetString(bytes.ToArray()), StringComparison.Ordinal))
        {
            throw NotAJournal();
        }

        // What was being written when the run was killed: it says nothing, and the next line must not be glued to it.
        file.SetLength(lineStart);
        file.Position = lineStart;
    }

    private void Note(string text, long start, int length, bool isFirst)
    {
        if (isFirst)
        {
            if (text != Header)
            {
                throw NotAJournal();
            }

            return;
        }

        try
        {
            var line = JObject.Parse(text);
            _lines[(string)line["key"]!] = (string?)line["state"] switch
            {
                "done" => new Line(JournalState.Done, start, length),
                "sending" => new Line(JournalState.Unknown, 0, 0),
                _ => default,
            };
        }
        catch (Exception error) when (error is JsonException or ArgumentNullException)
        {
            throw NotAJournal();
        }
    }

    private RequestException NotAJournal()
        => new("NotAJournal", $"'{_path}' is no journal of this version. Name a file that does not exist yet, or the journal of an earlier run.", "JournalPath");

    private T ReadResult<T>(Line line)
    {
        lock (_gate)
        {
            var file = _file!;
            var end = file.Position;
            var bytes = new byte[line.Length];
            file.Position = line.Start;
            var read = 0;
            while (read < bytes.Length)
            {
                read += file.Read(bytes, read, bytes.Length - read) is var n and > 0 ? n : throw new EndOfStreamException();
            }

            file.Position = end;
            return Results.Read<T>(s_utf8.GetString(bytes));
        }
    }

    private void Append(JObject line, bool toDisk)
    {
        var bytes = s_utf8.GetBytes(line.ToString(Formatting.None) + "\n");
        lock (_gate)
        {
            // A call that outlives its run must not leave unrecorded.
            if (_disposed)
            {
                throw new ObjectDisposedException(nameof(Journal));
            }

            if (_file is null)
            {
                _file = Open(FileMode.OpenOrCreate);
                _file.Position = _file.Length;
            }

            if (_file.Position == 0)
            {
                var head = s_utf8.GetBytes(Header + "\n");
                _file.Write(head, 0, head.Length);
            }

            try
            {
                _file.Write(bytes, 0, bytes.Length);
                _file.Flush(toDisk);
            }
            catch (IOException error)
            {
                throw new RequestException("JournalNotUsable", $"The journal '{_path}' cannot be written: {error.Message}", "JournalPath");
            }
        }
    }

    private readonly record struct Line(JournalState State, long Start, int Length);

    private sealed class Entry<TResult> : IJournalEntry<TResult>
    {
        private readonly Journal _journal;
        private readonly string _key;
        private readonly Line _line;
        private bool _left;

        public Entry(Journal journal, string key, Line line)
        {
            _journal = journal;
            _key = key;
            _line = line;
        }

        public JournalState State => _line.State;

        public TResult Result => State == JournalState.Done
            ? _journal.ReadResult<TResult>(_line)
            : throw new InvalidOperationException("This item has no earlier answer.");

        public ICallObserver Observe(ICallObserver inner) => new Observer(this, inner);

        public void Done(TResult result)
        {
            var line = Line("done");
            line["result"] = Results.Write(result);
            _journal.Append(line, toDisk: false);
        }

        public void Failed(string errorId)
        {
            if (_left)
            {
                var line = Line("failed");
                line["error"] = errorId;
                _journal.Append(line, toDisk: false);
            }
        }

        private JObject Line(string state) => new()
        {
            ["state"] = state,
            ["key"] = _key,
            ["time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };

        private void Leaves()
        {
            if (!_left)
            {
                _journal.Append(Line("sending"), toDisk: true);
                _left = true;
            }
        }

        private sealed class Observer : ICallObserver
        {
            private readonly Entry<TResult> _entry;
            private readonly ICallObserver _inner;

            public Observer(Entry<TResult> entry, ICallObserver inner)
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

            public void Pacing(TimeSpan wait, string reason) => _inner.Pacing(wait, reason);

            public void Repeating(int attempt, TimeSpan wait, string reason) => _inner.Repeating(attempt, wait, reason);
        }
    }

    /// <summary>Answers under their properties' own names, so that they come back as they were handed out.</summary>
    private static class Results
    {
        private static readonly JsonSerializer s_serializer = JsonSerializer.Create(new JsonSerializerSettings
        {
            NullValueHandling = NullValueHandling.Ignore,
            DateParseHandling = DateParseHandling.None,
            ObjectCreationHandling = ObjectCreationHandling.Auto,
            Converters = { new TicketStatusConverter(), new Newtonsoft.Json.Converters.StringEnumConverter() },
        });

        public static JToken Write<T>(T result) => result is null ? JValue.CreateNull() : JToken.FromObject(result, s_serializer);

        public static T Read<T>(string line)
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader)["result"] is { Type: not JTokenType.Null } token ? token.ToObject<T>(s_serializer)! : default!;
        }
    }

    private sealed class TicketStatusConverter : JsonConverter<UsedeskTicketStatus>
    {
        public override UsedeskTicketStatus? ReadJson(JsonReader reader, Type objectType, UsedeskTicketStatus? existingValue, bool hasExistingValue, JsonSerializer serializer)
            => reader.Value is null ? null : new UsedeskTicketStatus(Convert.ToInt32(reader.Value, CultureInfo.InvariantCulture));

        public override void WriteJson(JsonWriter writer, UsedeskTicketStatus? value, JsonSerializer serializer) => writer.WriteValue(value?.Id);
    }
}
