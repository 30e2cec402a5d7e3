using System;
using System.Security.Cryptography;
using System.Text;

namespace UsedeskUdesk.Client.Spools;

/// <summary>What an event is known again by: a hash over what names it, or over its content.</summary>
internal readonly struct EventKey : IEquatable<EventKey>
{
    /// <summary>Bytes in a line.</summary>
    public const int Size = 17;

    private const byte Content = 1;
    private const byte Unproven = 2;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly byte _flags;

    private EventKey(ulong first, ulong second, byte flags)
    {
        _first = first;
        _second = second;
        _flags = flags;
    }

    /// <summary>Whether it is of content alone, which may come again some time later and mean something new.</summary>
    public bool IsContent => (_flags & Content) != 0;

    /// <summary>Whether it is of an event that came without the secret that others carry: anybody could have sent it, and any number of them.</summary>
    public bool IsUnproven => (_flags & Unproven) != 0;

    /// <summary>A key of what names the event, such as its kind and its ID.</summary>
    public static EventKey OfName(params string?[] parts) => Of(string.Join("\u001F", parts), 0);

    /// <summary>A key of all that an event says.</summary>
    public static EventKey OfContent(string content) => Of(content, Content);

    /// <summary>A text's digest, for keys of the events that share it: each of them would go through all of it again.</summary>
    public static string Digest(string text)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The same of an event without the secret.</summary>
    public EventKey AsUnproven() => new(_first, _second, (byte)(_flags | Unproven));

    public static EventKey Read(byte[] bytes, int start) => new(BitConverter.ToUInt64(bytes, start + 1), BitConverter.ToUInt64(bytes, start + 9), bytes[start]);

    public void Write(byte[] bytes, int start)
    {
        bytes[start] = _flags;
        Buffer.BlockCopy(BitConverter.GetBytes(_first), 0, bytes, start + 1, 8);
        Buffer.BlockCopy(BitConverter.GetBytes(_second), 0, bytes, start + 9, 8);
    }

    public bool Equals(EventKey other) => _first == other._first && _second == other._second && _flags == other._flags;

    public override bool Equals(object? obj) => obj is EventKey other && Equals(other);

    public override int GetHashCode() => unchecked((int)_first);

    private static EventKey Of(string text, byte flags)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        return new EventKey(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8), flags);
    }
}
