using System;
using System.Text;
using System.Text.RegularExpressions;

namespace UsedeskUdesk.Client.Operations;

/// <summary>What a request must keep to before anything is sent.</summary>
internal static class Arguments
{
    private static readonly Regex s_messageId = new(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant);

    public static string Required(string? value, string name)
        => string.IsNullOrWhiteSpace(value) ? throw new RequestException("MissingParameter", $"-{name} needs a value.", name) : value!;

    public static long Positive(long value, string name)
        => value > 0 ? value : throw new RequestException("InvalidParameter", $"-{name} needs a number above 0.", name);

    public static string? AtMost(string? value, int length, string name)
        => value is null || value.Length <= length || Characters(value) is var count && count <= length
            ? value
            : throw new RequestException("TooLong", $"-{name} has {count} characters; the service takes {length} at most.", name);

    public static string? AtMostBytes(string? value, int bytes, string name)
        => value is null || Encoding.UTF8.GetByteCount(value) is var size && size <= bytes
            ? value
            : throw new RequestException("TooLong", $"-{name} has {size} bytes as UTF-8; the service takes {bytes} at most.", name);

    public static FileUpload AtMostBytes(FileUpload file, long bytes, string name)
        => file.Length <= bytes
            ? file
            : throw new RequestException("FileTooLarge", $"The file '{file.Name}' has {file.Length} bytes; the service takes {bytes} at most ({bytes >> 20} MB).", name);

    public static string MessageId(string? value, string name)
        => s_messageId.IsMatch(Required(value, name))
            ? value!
            : throw new RequestException("InvalidMessageId", $"'{value}' is no message id: only letters, digits, \"_\" and \"-\" are allowed.", name);

    /// <summary>One of a closed list of words, as the service writes it.</summary>
    public static string? OneOf(string? value, string name, params string[] known)
        => value is null
            ? null
            : Array.Find(known, word => word.Equals(value, StringComparison.OrdinalIgnoreCase))
                ?? throw new RequestException("InvalidParameter", $"-{name} is one of: {string.Join(", ", known)}.", name);

    /// <summary>A documented word as the service writes it; any other goes out as it is, since tenants add their own.</summary>
    public static string? KnownWord(string? value, string[] known)
        => value is null ? null : Array.Find(known, word => word.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? value;

    /// <summary>As the services count: an emoji is one character, though two of .NET's.</summary>
    private static int Characters(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }
}
