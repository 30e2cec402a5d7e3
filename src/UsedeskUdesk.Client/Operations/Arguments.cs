using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Checks of a request, before anything is sent.</summary>
internal static class Arguments
{
    private static readonly Regex s_address = new(@"^[^@\s]+@[^@\s]+\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_messageId = new(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant);

    /// <summary>A property within a message, which each layer shows as its readers know it.</summary>
    public static PropertyName Property(string name) => new(name);

    public static RequestException Missing(string name) => RequestException.Create("MissingParameter", $"{Property(name)} needs a value.", name);

    /// <summary>An update that names nothing but whom it is about.</summary>
    public static RequestException NothingToChange(string what) => RequestException.Create("NothingToChange", $"There is nothing to change: no value of {what} is given.");

    public static RequestException EndBeforeStart()
        => RequestException.Create("InvalidWindow", $"{Property("EndTime")} is before {Property("StartTime")}.", "EndTime");

    /// <summary>The text; null where there is none, or nothing but blanks.</summary>
    public static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    public static string Required(string? value, string name)
        => string.IsNullOrWhiteSpace(value) ? throw Missing(name) : value!;

    /// <summary>A name that stands in the path. Two dots, and one, would be a way to another path.</summary>
    public static string Segment(string? value, string name)
        => Required(value, name) is not ("." or "..") and var text
            ? Uri.EscapeDataString(text)
            : throw RequestException.Create("InvalidParameter", $"'{value}' is not a valid {Property(name)}.", name);

    public static long Positive(long value, string name)
        => value > 0 ? value : throw RequestException.Create("InvalidParameter", $"{Property(name)} must be a number above 0.", name);

    /// <summary>The same of an ID that may be left out.</summary>
    public static long? Positive(long? value, string name) => value is { } given ? Positive(given, name) : null;

    /// <summary>The same of each ID of a list that may be left out.</summary>
    public static IEnumerable<long>? Positive(IEnumerable<long>? values, string name) => values?.Select(value => Positive(value, name)).ToArray();

    public static string? AtMost(string? value, int length, string name)
        => value is null || value.Length <= length || CharactersOf(value) is var count && count <= length
            ? value
            : throw RequestException.Create("TooLong", $"{Property(name)} has {count} characters; the service accepts at most {length}.", name);

    public static string? AtMostBytes(string? value, int bytes, string name)
        => value is null || Encoding.UTF8.GetByteCount(value) is var size && size <= bytes
            ? value
            : throw RequestException.Create("TooLong", $"{Property(name)} has {size} bytes as UTF-8; the service accepts at most {bytes}.", name);

    public static FileUpload AtMostBytes(FileUpload file, long bytes, string name)
        => file.Length <= bytes
            ? file
            : throw RequestException.Create("FileTooLarge", $"The file '{file.Name}' has {file.Length} bytes; the service accepts at most {bytes} ({bytes >> 20} MB).", name);

    public static string MessageId(string? value, string name)
        => s_messageId.IsMatch(Required(value, name))
            ? value!
            : throw RequestException.Create("InvalidMessageId", $"'{value}' is not a valid message ID: only letters, digits, \"_\" and \"-\" are allowed.", name);

    /// <summary>One of a closed list of words, as the service writes it.</summary>
    public static string? OneOf(string? value, string name, IReadOnlyList<string> known)
        => value is null
            ? null
            : known.FirstOrDefault(word => word.Equals(value, StringComparison.OrdinalIgnoreCase))
                ?? throw RequestException.Create("InvalidParameter", $"'{value}' is not a valid {Property(name)}.{Suggestion(value, known)} Valid values: {string.Join(", ", known)}.", name);

    /// <summary>An address as name@host. Services answer others with a fault that does not say which field it is.</summary>
    public static string? Address(string? value, string name)
        => value is null || s_address.IsMatch(value)
            ? value
            : throw RequestException.Create("InvalidEmail", $"'{value}' is not an e-mail address ({Property(name)}).", name);

    private static string Suggestion(string value, IReadOnlyList<string> known)
        => Spelling.Nearest(value, known) is { } word ? $" Did you mean '{word}'?" : string.Empty;

    /// <summary>A documented word as the service writes it; any other goes out as it is, since tenants add their own.</summary>
    public static string? KnownWord(string? value, IReadOnlyList<string> known)
        => value is null ? null : known.FirstOrDefault(word => word.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? value;

    /// <summary>As the services count: an emoji is one character, though two of .NET's.</summary>
    public static int CharactersOf(string text)
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
