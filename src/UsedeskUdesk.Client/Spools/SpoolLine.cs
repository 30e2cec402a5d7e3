using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace UsedeskUdesk.Client.Spools;

/// <summary>
/// The lines of a spool. Each is JSON and begins with the checksum of what follows it, so that half a line is told from a whole one
/// without parsing it:
/// <code>
/// {"crc":"0123abcd","spool":1,"service":"Udesk","next":5,"done":3}
/// {"crc":"0123abcd","event":4,"at":1764000000000,"keys":"base64","skip":"0,2","check":1,"body":{...}}
/// {"crc":"0123abcd","done":4,"part":0}
/// {"crc":"0123abcd","follow":2}
/// {"crc":"0123abcd","known":"base64"}
/// </code>
/// Where as many known events as "follow" says have come, the file has all that those before it knew, and they may go.
/// </summary>
internal static class SpoolLine
{
    public const int Version = 1;

    /// <summary>Bytes of a known event: its key and its time in seconds since 1970.</summary>
    private const int KnownSize = EventKey.Size + 4;
    private const int KnownInLine = 2_000;

    private static readonly byte[] s_start = Encoding.ASCII.GetBytes("{\"crc\":\"");
    private static readonly byte[] s_body = Encoding.ASCII.GetBytes(",\"body\":");
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static int ContentStart => s_start.Length + 8 + 2;

    public static void WriteHeader(MemoryStream to, string service, long next, long done)
        => Write(to, string.Format(CultureInfo.InvariantCulture, "\"spool\":{0},\"service\":\"{1}\",\"next\":{2},\"done\":{3}", Version, service, next, done), null);

    public static void WriteDone(MemoryStream to, long done, int part)
        => Write(to, string.Format(CultureInfo.InvariantCulture, "\"done\":{0},\"part\":{1}", done, part), null);

    public static void WriteEvent(MemoryStream to, long number, long at, StoredBody body, IReadOnlyCollection<EventKey> keys)
    {
        var text = new StringBuilder(64 + keys.Count * 24)
            .Append("\"event\":").Append(number.ToString(CultureInfo.InvariantCulture))
            .Append(",\"at\":").Append(at.ToString(CultureInfo.InvariantCulture))
            .Append(",\"keys\":\"").Append(Pack(keys)).Append('"');
        if (body.Skip.Count > 0)
        {
            text.Append(",\"skip\":\"").Append(string.Join(",", body.Skip)).Append('"');
        }

        text.Append(",\"check\":").Append(body.Check.ToString(CultureInfo.InvariantCulture)).Append(",\"body\":");
        Write(to, text.ToString(), body.Json);
    }

    public static void WriteAllKnown(MemoryStream to, IReadOnlyCollection<(EventKey Key, long Time)> known)
    {
        Write(to, string.Format(CultureInfo.InvariantCulture, "\"follow\":{0}", known.Count), null);
        WriteKnown(to, known);
    }

    public static void WriteKnown(MemoryStream to, IEnumerable<(EventKey Key, long Time)> known)
    {
        var bytes = new byte[KnownInLine * KnownSize];
        var used = 0;
        foreach (var (key, time) in known)
        {
            key.Write(bytes, used);
            Buffer.BlockCopy(BitConverter.GetBytes((uint)(time / 1000)), 0, bytes, used + EventKey.Size, 4);
            used += KnownSize;
            if (used == bytes.Length)
            {
                Write(to, $"\"known\":\"{Convert.ToBase64String(bytes)}\"", null);
                used = 0;
            }
        }

        if (used > 0)
        {
            Write(to, $"\"known\":\"{Convert.ToBase64String(bytes, 0, used)}\"", null);
        }
    }

    /// <summary>What a line says; null when it is damaged. The body stays where it is until it is asked for.</summary>
    public static Parsed? Read(ArraySegment<byte> line)
    {
        ReadOnlySpan<byte> bytes = line;
        if (bytes.Length < ContentStart + 1 || !bytes.StartsWith(s_start) || bytes[bytes.Length - 1] != (byte)'}' || !TryHex(bytes.Slice(s_start.Length, 8), out var expected) || Checksum.Of(bytes.Slice(ContentStart)) != expected)
        {
            return null;
        }

        // The checksum is right, so the rest is as it was written.
        var content = bytes.Slice(ContentStart);
        var bodyAt = content.IndexOf(s_body);
        var head = s_utf8.GetString(line.Array!, line.Offset + ContentStart, bodyAt < 0 ? content.Length - 1 : bodyAt);
        var parsed = new Parsed { IsEvent = bodyAt >= 0 };
        foreach (var field in Fields(head))
        {
            parsed.Set(field.Name, field.Value);
            if (parsed.Spool is not null and not Version)
            {
                // The number of the version comes first; what another one writes after it is not known.
                return parsed;
            }
        }

        if (bodyAt >= 0)
        {
            var start = ContentStart + bodyAt + s_body.Length;
            parsed.Body = new ArraySegment<byte>(line.Array!, line.Offset + start, line.Count - start - 1);
        }

        return parsed;
    }

    /// <summary>The events that a line remembers.</summary>
    public static IEnumerable<(EventKey Key, long Time)> Known(string packed)
    {
        var bytes = Convert.FromBase64String(packed);
        for (var at = 0; at + KnownSize <= bytes.Length; at += KnownSize)
        {
            yield return (EventKey.Read(bytes, at), BitConverter.ToUInt32(bytes, at + EventKey.Size) * 1000L);
        }
    }

    public static IReadOnlyList<EventKey> Keys(string packed)
    {
        var bytes = Convert.FromBase64String(packed);
        var keys = new EventKey[bytes.Length / EventKey.Size];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = EventKey.Read(bytes, i * EventKey.Size);
        }

        return keys;
    }

    private static string Pack(IReadOnlyCollection<EventKey> keys)
    {
        var bytes = new byte[keys.Count * EventKey.Size];
        var at = 0;
        foreach (var key in keys)
        {
            key.Write(bytes, at);
            at += EventKey.Size;
        }

        return Convert.ToBase64String(bytes);
    }

    private static void Write(MemoryStream to, string content, byte[]? body)
    {
        var start = (int)to.Position;
        to.Write(s_start, 0, s_start.Length);
        to.Position += 8;
        Add(to, "\",");
        Add(to, content);
        if (body is not null)
        {
            to.Write(body, 0, body.Length);
        }

        to.WriteByte((byte)'}');
        var from = start + ContentStart;
        var checksum = Checksum.Of(new ReadOnlySpan<byte>(to.GetBuffer(), from, (int)to.Position - from)).ToString("x8", CultureInfo.InvariantCulture);
        to.WriteByte((byte)'\n');
        for (var i = 0; i < checksum.Length; i++)
        {
            to.GetBuffer()[start + s_start.Length + i] = (byte)checksum[i];
        }
    }

    private static void Add(MemoryStream to, string text)
    {
        var bytes = s_utf8.GetBytes(text);
        to.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Names and values of the simple JSON that is written here: texts hold no quotation marks and no backslashes, numbers no commas.</summary>
    private static IEnumerable<(string Name, string Value)> Fields(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var nameEnd = text.IndexOf('"', at + 1);
            var name = text.Substring(at + 1, nameEnd - at - 1);
            var value = nameEnd + 2;
            int end;
            if (text[value] == '"')
            {
                end = text.IndexOf('"', ++value);
                yield return (name, text.Substring(value, end - value));
                at = end + 2;
            }
            else
            {
                end = text.IndexOf(',', value);
                end = end < 0 ? text.Length : end;
                yield return (name, text.Substring(value, end - value));
                at = end + 1;
            }
        }
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out uint value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            var number = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                _ => -1,
            };
            if (number < 0)
            {
                return false;
            }

            value = value << 4 | (uint)number;
        }

        return true;
    }

    /// <summary>A line that is whole.</summary>
    internal sealed class Parsed
    {
        public bool IsEvent { get; set; }

        public int? Spool { get; private set; }

        public string? Service { get; private set; }

        public long Next { get; private set; }

        public long? Done { get; private set; }

        public int Part { get; private set; }

        public long Number { get; private set; }

        public long At { get; private set; }

        public string Keys { get; private set; } = string.Empty;

        public string? Known { get; private set; }

        public int? Follow { get; private set; }

        public IReadOnlyList<int> Skip { get; private set; } = Array.Empty<int>();

        public int Check { get; private set; }

        public ArraySegment<byte> Body { get; set; }

        public void Set(string name, string value)
        {
            switch (name)
            {
                case "spool":
                    Spool = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "service":
                    Service = value;
                    break;
                case "next":
                    Next = long.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "done":
                    Done = long.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "part":
                    Part = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "event":
                    Number = long.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "at":
                    At = long.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "keys":
                    Keys = value;
                    break;
                case "known":
                    Known = value;
                    break;
                case "follow":
                    Follow = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "skip":
                    Skip = Array.ConvertAll(value.Split(','), static text => int.Parse(text, CultureInfo.InvariantCulture));
                    break;
                case "check":
                    Check = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
            }
        }
    }
}
