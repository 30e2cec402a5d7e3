using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;

namespace UsedeskUdesk.Client.Errors;

/// <summary>
/// Finds a secret in a text, each of its characters written in whatever way: as it is, percent-encoded, as an HTML entity, or with a
/// backslash as in JSON. Programs differ in which characters they encode, so a list of the secret's written forms is never complete.
/// </summary>
internal sealed class SecretText
{
    /// <summary>What an encoded character begins with, and the plus sign that stands for a blank in forms.</summary>
    private static readonly char[] s_marks = { '%', '&', '\\', '+' };

    private const int LongestEntity = 24;

    private readonly string _secret;
    private readonly int[] _characters;

    /// <param name="secret">Not empty.</param>
    public SecretText(string secret)
    {
        _secret = secret;
        _characters = Characters(secret);
    }

    public int Length => _secret.Length;

    /// <summary>The text with the secret masked.</summary>
    public string Clean(string text)
    {
        if (text.Length < _characters.Length)
        {
            return text;
        }

        text = CleanPlain(text);
        return text.IndexOfAny(s_marks) < 0 ? text : CleanEncoded(text);
    }

    /// <summary>In one pass: an answer may hold the secret a million times.</summary>
    private string CleanPlain(string text)
    {
        StringBuilder? clean = null;
        var kept = 0;
        for (int at; (at = text.IndexOf(_secret, kept, StringComparison.OrdinalIgnoreCase)) >= 0; kept = at + _secret.Length)
        {
            clean ??= new StringBuilder(text.Length);
            clean.Append(text, kept, at - kept).Append(SecretFields.Mask);
        }

        return clean is null ? text : clean.Append(text, kept, text.Length - kept).ToString();
    }

    private string CleanEncoded(string text)
    {
        StringBuilder? clean = null;
        var kept = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = End(text, at);
            if (end < 0)
            {
                at++;
                continue;
            }

            clean ??= new StringBuilder(text.Length);
            clean.Append(text, kept, at - kept).Append(SecretFields.Mask);
            kept = at = end;
        }

        return clean is null ? text : clean.Append(text, kept, text.Length - kept).ToString();
    }

    /// <summary>Where the secret ends that begins here; -1 where none does.</summary>
    private int End(string text, int start)
    {
        // A sign such as % may stand for itself or begin an encoded character: the other way is tried where one leads nowhere.
        Stack<(int At, int Index)>? others = null;
        var (at, index, stepsLeft) = (start, 0, 8 * _characters.Length);
        while (true)
        {
            if (index == _characters.Length)
            {
                return at;
            }

            var wanted = _characters[index];
            var plain = at < text.Length && Same(At(text, at), wanted) ? Units(wanted, text, at) : 0;
            var encoded = at < text.Length && Array.IndexOf(s_marks, text[at]) >= 0 ? Encoded(text, at, wanted) : 0;
            if (plain > 0 && encoded > 0)
            {
                (others ??= new()).Push((at + plain, index + 1));
            }

            if (encoded > 0 || plain > 0)
            {
                at += encoded > 0 ? encoded : plain;
                index++;
            }
            else if (others is { Count: > 0 })
            {
                (at, index) = others.Pop();
            }
            else
            {
                return -1;
            }

            if (--stepsLeft < 0)
            {
                return -1;
            }
        }
    }

    /// <summary>How many characters of the text stand for the wanted one, encoded; 0 where it does not stand here.</summary>
    private static int Encoded(string text, int at, int wanted)
    {
        var (character, length) = text[at] switch
        {
            '+' => (' ', 1),
            '%' => Percent(text, at),
            '&' => Entity(text, at),
            _ => Backslash(text, at),
        };
        return length > 0 && Same(character, wanted) ? length : 0;
    }

    private static (int Character, int Length) Percent(string text, int at)
    {
        var first = Hex(text, at + 1, 2);
        if (first is < 0 or (>= 0x80 and < 0xC0))
        {
            return default;
        }

        var (character, more) = first < 0x80 ? (first, 0) : first < 0xE0 ? (first & 0x1F, 1) : first < 0xF0 ? (first & 0x0F, 2) : (first & 0x07, 3);
        for (var i = 1; i <= more; i++)
        {
            var next = at + (3 * i) < text.Length && text[at + (3 * i)] == '%' ? Hex(text, at + (3 * i) + 1, 2) : -1;
            if (next is < 0x80 or >= 0xC0)
            {
                return default;
            }

            character = (character << 6) | (next & 0x3F);
        }

        return (character, 3 * (more + 1));
    }

    private static (int Character, int Length) Entity(string text, int at)
    {
        var end = text.IndexOf(';', at, Math.Min(LongestEntity, text.Length - at));
        if (end < 0)
        {
            return default;
        }

        var entity = text.Substring(at, end - at + 1);
        var decoded = WebUtility.HtmlDecode(entity);
        return decoded.Length is 1 or 2 && At(decoded, 0) is var character && decoded.Length == (character > char.MaxValue ? 2 : 1) ? (character, entity.Length) : default;
    }

    private static (int Character, int Length) Backslash(string text, int at)
    {
        if (at + 1 >= text.Length)
        {
            return default;
        }

        switch (text[at + 1])
        {
            case 'u' or 'U' when Hex(text, at + 2, 4) is >= 0 and var unit:
                return unit is >= 0xD800 and < 0xDC00 && at + 7 < text.Length && text[at + 6] == '\\' && Hex(text, at + 8, 4) is >= 0xDC00 and < 0xE000 and var low
                    ? (char.ConvertToUtf32((char)unit, (char)low), 12)
                    : (unit, 6);
            case 'b':
                return ('\b', 2);
            case 'f':
                return ('\f', 2);
            case 'n':
                return ('\n', 2);
            case 'r':
                return ('\r', 2);
            case 't':
                return ('\t', 2);
            case var character:
                return (character, 2);
        }
    }

    /// <summary>A number of so many digits; -1 where there is none.</summary>
    private static int Hex(string text, int at, int digits)
    {
        if (at + digits > text.Length)
        {
            return -1;
        }

        var value = 0;
        for (var i = at; i < at + digits; i++)
        {
            var digit = text[i] switch { >= '0' and <= '9' and var c => c - '0', >= 'a' and <= 'f' and var c => c - 'a' + 10, >= 'A' and <= 'F' and var c => c - 'A' + 10, _ => -1 };
            if (digit < 0)
            {
                return -1;
            }

            value = (value << 4) | digit;
        }

        return value;
    }

    private static int At(string text, int at)
        => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

    private static int Units(int wanted, string text, int at) => wanted > char.MaxValue && !char.IsLowSurrogate(text[at]) ? 2 : 1;

    private static bool Same(int one, int other)
        => one == other || (one <= char.MaxValue && other <= char.MaxValue && char.ToUpperInvariant((char)one) == char.ToUpperInvariant((char)other));

    private static int[] Characters(string text)
        => Enumerable.Range(0, text.Length).Where(i => !(i > 0 && char.IsSurrogatePair(text[i - 1], text[i]))).Select(i => At(text, i)).ToArray();
}
