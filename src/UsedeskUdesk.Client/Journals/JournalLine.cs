using System;
using System.Globalization;
using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Journals;

/// <summary>What one line says of one item.</summary>
/// <param name="Key">The item: its fingerprint, the account, and how many equal ones came before it.</param>
/// <param name="State">Where it stands; null for a line that is about something else.</param>
internal readonly record struct JournalLine(string? Key, JournalState? State)
{
    /// <summary>The error of an item whose run ended before it had left, or while it waited to leave again.</summary>
    public const string NotSentId = "NotSent";

    private static readonly byte[] s_mark = { 0xEF, 0xBB, 0xBF };
    private static readonly byte[] s_start = Encoding.ASCII.GetBytes("{\"state\":\"");
    private static readonly byte[] s_accountStart = Encoding.ASCII.GetBytes("{\"account\":");
    private static readonly byte[] s_middle = Encoding.ASCII.GetBytes("\",\"key\":\"");
    private static readonly byte[] s_sending = Encoding.ASCII.GetBytes("sending");
    private static readonly byte[] s_done = Encoding.ASCII.GetBytes("done");
    private static readonly byte[] s_failed = Encoding.ASCII.GetBytes("failed");

    /// <summary>Begins a line of this moment, in the order that is read quickly.</summary>
    public static JObject Begin(string state, string key) => new()
    {
        ["state"] = state,
        ["key"] = key,
        ["time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };

    /// <summary>The line of an item that was certainly not carried out.</summary>
    public static JObject Failed(string key, string errorId)
    {
        var line = Begin("failed", key);
        line["failure"] = errorId;
        return line;
    }

    /// <summary>Reads a line as this version writes it without parsing the answer in it; null for any other.</summary>
    public static JournalLine? ReadQuickly(ArraySegment<byte> line)
    {
        ReadOnlySpan<byte> bytes = line;
        if (!bytes.StartsWith(s_start) || bytes[bytes.Length - 1] != (byte)'}')
        {
            return null;
        }

        var rest = bytes.Slice(s_start.Length);
        var end = rest.IndexOf((byte)'"');
        if (end < 0 || StateOf(rest.Slice(0, end)) is not { } state || !rest.Slice(end).StartsWith(s_middle))
        {
            return null;
        }

        var start = s_start.Length + end + s_middle.Length;
        var length = bytes.Slice(start).IndexOf((byte)'"');
        // Another beginning is that of a line whose predecessor was cut off: it must not hide in an answer that nobody parses, nor give its brace to a key.
        var said = bytes.Slice(start);
        return length <= 0 || said.Slice(0, length).IndexOf((byte)'\\') >= 0 || said.IndexOf(s_start) >= 0 || said.IndexOf(s_accountStart) >= 0
            ? null
            : new JournalLine(Encoding.UTF8.GetString(line.Array!, line.Offset + start, length), state);
    }

    /// <summary>Reads a line that somebody may have written anew, as a tool that formats JSON would.</summary>
    /// <exception cref="JsonException">It is no line of a journal.</exception>
    public static JObject Parse(ArraySegment<byte> line)
    {
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(line.Array!, line.Offset, line.Count))) { DateParseHandling = DateParseHandling.None, MaxDepth = 128 };
        return JObject.Load(reader) is var json && !reader.Read() ? json : throw new JsonReaderException("Something follows.");
    }

    /// <summary>Reads the first line, before which an editor may have put a byte order mark.</summary>
    /// <exception cref="JsonException">It is no line of a journal.</exception>
    public static JObject ParseFirst(ArraySegment<byte> line)
    {
        var skip = ((ReadOnlySpan<byte>)line).StartsWith(s_mark) ? s_mark.Length : 0;
        return Parse(new ArraySegment<byte>(line.Array!, line.Offset + skip, line.Count - skip));
    }

    /// <summary>What a line says of an item; null where that is nothing, or a word of a later version, which could mean anything.</summary>
    public static JournalLine? Of(JObject json)
        => json["key"] is JValue { Value: string key } && json["state"] is JValue { Value: string word } && StateOf(word) is { } state ? new JournalLine(key, state) : null;

    /// <summary>Whether what stands after the last line end says where an item stands, and lacks no more than its own end.</summary>
    public static bool IsWhole(byte[] rest)
    {
        try
        {
            return rest.Length > 0 && rest[0] == (byte)'{' && Of(Parse(new ArraySegment<byte>(rest))) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The state that a word names; null for a word that this version does not know.</summary>
    public static JournalState? StateOf(string? word) => word is null ? null : StateOf(Encoding.UTF8.GetBytes(word));

    private static JournalState? StateOf(ReadOnlySpan<byte> word)
        => word.SequenceEqual(s_sending) ? JournalState.Unknown
            : word.SequenceEqual(s_done) ? JournalState.Done
            : word.SequenceEqual(s_failed) ? JournalState.New
            : null;
}
