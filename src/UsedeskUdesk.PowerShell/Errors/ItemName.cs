using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Errors;

/// <summary>How an error's text names its item: the row of the pipeline, and what identifies it.</summary>
internal readonly struct ItemName
{
    private const int LongestName = 80;
    private const int MostIds = 5;

    /// <summary>Properties that say what an item is, the most telling one first.</summary>
    private static readonly string[] s_keys =
    {
        "Subject", "TicketId", "CustomerToken", "OpenApiToken", "CustomerId", "ClientId", "ImSubSessionId", "SessionId", "ChatId", "UserId", "AgentId", "ArticleId", "Email",
        "Name", "NickName", "Id",
    };

    private readonly long _row;
    private readonly string? _name;

    /// <param name="row">Its number in the pipeline; 0 where nothing is piped.</param>
    /// <param name="name">What identifies it.</param>
    public ItemName(long row, string? name)
    {
        _row = row;
        _name = string.IsNullOrWhiteSpace(name) ? null : Cut(name!);
    }

    /// <summary>The name of what an error is about.</summary>
    /// <param name="row">Its number in the pipeline; 0 where nothing is piped.</param>
    /// <param name="target">What the error carries as its target.</param>
    public static ItemName Of(long row, object? target) => new(row, Describe(PlainValues.Unwrap(target)));

    /// <summary>Such as "Row 3, ticket 42"; empty where nothing is known.</summary>
    public override string ToString()
    {
        var row = _row > 0 ? $"Row {_row.ToString(CultureInfo.InvariantCulture)}" : null;
        return row is null ? _name ?? string.Empty : _name is null ? row : $"{row}, {_name}";
    }

    private static string? Describe(object? target) => target switch
    {
        null or DateTimeOffset or DateTime or ServiceConnection => null,
        string text => text.Length == 0 ? null : $"'{Cut(text)}'",
        sbyte or byte or short or ushort or int or uint or long or ulong => string.Format(CultureInfo.InvariantCulture, "ID {0}", target),
        IDictionary or PSObject or ApiObject => ByProperty(PSObject.AsPSObject(target)),
        IList { Count: 1 } list => Describe(PlainValues.Unwrap(list[0])),
        IList list when list.Cast<object?>().All(item => item is int or long) => "IDs " + string.Join(", ", list.Cast<object>().Take(MostIds)) + (list.Count > MostIds ? "…" : string.Empty),
        _ => null,
    };

    private static string? ByProperty(PSObject item)
    {
        foreach (var key in s_keys)
        {
            var value = item.BaseObject is IDictionary entries ? entries[key] : item.Properties[key]?.Value;
            if (PlainValues.Unwrap(value) is (string or int or long) and { } plain && Convert.ToString(plain, CultureInfo.InvariantCulture) is { Length: > 0 } text)
            {
                return plain is string ? $"{key} '{Cut(text)}'" : $"{key} {text}";
            }
        }

        return null;
    }

    private static string Cut(string text)
    {
        var line = text.Replace('\r', ' ').Replace('\n', ' ');
        return line.Length <= LongestName ? line : line.Substring(0, LongestName - 1) + "…";
    }
}
