using System;
using System.Security.Cryptography;
using System.Text;

namespace UsedeskUdesk.Client.Spools;

/// <summary>What an event is known again by: a hash over what names it, or over its content.</summary>
internal readonly struct EventKey : IEquatable<EventKey>
{
    /// <summary>Bytes in a line.</summary>
    public const int Size = 17;

    private readonly ulong _first;
    private readonly ulong _second;

    private EventKey(ulong first, ulong second, bool isContent)
    {
        _first = first;
        _second = second;
        IsContent = isContent;
    }

    /// <summary>Whether it is of content alone, which may come again some time later and mean something new.</summary>
    public bool IsContent { get; }

    /// <summary>A key of what names the event, such as its kind and its ID.</summary>
    public static EventKey OfName(params string?[] parts) => Of(string.Join("\u001F", parts), isContent: false);

    /// <summary>A key of all that an event says.</summary>
    public static EventKey OfContent(string content) => Of(content, isContent: true);

    public static EventKey Read(byte[] bytes, int start) => new(BitConverter.ToUInt64(bytes, start + 1), BitConverter.ToUInt64(bytes, start + 9), bytes[start] != 0);

    public void Write(byte[] bytes, int start)
    {
        bytes[start] = IsContent ? (byte)1 : (byte)0;
        Buffer.BlockCopy(BitConverter.GetBytes(_first), 0, bytes, start + 1, 8);
        Buffer.BlockCopy(BitConverter.GetBytes(_second), 0, bytes, start + 9, 8);
    }

    public bool Equals(EventKey other) => _first == other._first && _second == other._second && IsContent == other.IsContent;

    public override bool Equals(object? obj) => obj is EventKey other && Equals(other);

    public override int GetHashCode() => unchecked((int)_first);

    private static EventKey Of(string text, bool isContent)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        return new EventKey(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8), isContent);
    }
}
