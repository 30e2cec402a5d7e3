using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Serving;

/// <summary>
/// Writes what a script returned as HTML for a narrow panel: objects of one kind as a table, a single one as a list of its properties, all else
/// as text. Everything is escaped but <see cref="UsedeskHtml"/>.
/// </summary>
internal static class BlockHtml
{
    private const int MostColumns = 8;
    private const int MostRows = 200;
    private const int MostItems = 20;
    private const int LongestValue = 2000;

    // What is there for scripts, and what remoting adds.
    private static readonly string[] s_hidden = { "AdditionalProperties", "Raw", "PSComputerName", "RunspaceId", "PSShowComputerName", "PSSourceJobInstanceId" };

    public static string Render(IReadOnlyList<PSObject?> output)
    {
        var html = new StringBuilder();
        for (var i = 0; i < output.Count;)
        {
            var value = PlainValues.Unwrap(output[i]);
            if (value is UsedeskHtml)
            {
                html.Append(value);
                i++;
            }
            else if (value is null)
            {
                i++;
            }
            else if (IsText(value))
            {
                html.Append("<p style=\"white-space:pre-line\">").Append(Text(value)).Append("</p>");
                i++;
            }
            else
            {
                var kind = KindOf(output[i]!);
                var rows = output.Skip(i).TakeWhile(row => row is not null && !IsText(PlainValues.Unwrap(row)!) && PlainValues.Unwrap(row) is not UsedeskHtml && KindOf(row) == kind).Select(static row => row!).ToArray();
                Table(html, rows);
                i += rows.Length;
            }
        }

        return html.Length > 0 ? html.ToString() : "<p class=\"text-muted\">There is nothing to show.</p>";
    }

    private static void Table(StringBuilder html, PSObject[] rows)
    {
        var properties = rows.Take(MostRows).Select(Properties).ToArray();
        var names = NamesOf(rows[0], properties);
        html.Append("<table class=\"table table-condensed table-sm table-striped\" style=\"width:100%;word-break:break-word\">");
        if (rows.Length == 1)
        {
            html.Append("<tbody>");
            foreach (var name in names)
            {
                html.Append("<tr><th scope=\"row\">").Append(UsedeskHtml.Encode(name)).Append("</th><td>").Append(Value(properties[0], name)).Append("</td></tr>");
            }
        }
        else
        {
            names = names.Take(MostColumns).ToArray();
            html.Append("<thead><tr>").Append(string.Concat(names.Select(static name => $"<th scope=\"col\">{UsedeskHtml.Encode(name)}</th>"))).Append("</tr></thead><tbody>");
            foreach (var row in properties)
            {
                html.Append("<tr>").Append(string.Concat(names.Select(name => $"<td>{Value(row, name)}</td>"))).Append("</tr>");
            }
        }

        html.Append("</tbody></table>");
        if (rows.Length > MostRows)
        {
            html.Append("<p class=\"text-muted\">").Append(string.Format(CultureInfo.InvariantCulture, "And {0} more.", rows.Length - MostRows)).Append("</p>");
        }
    }

    private static string KindOf(PSObject row)
        => row.BaseObject is IDictionary ? "dictionary" : row.BaseObject is PSCustomObject ? string.Join("\n", row.Properties.Select(static property => property.Name)) : row.BaseObject.GetType().FullName!;

    /// <summary>Those that the type shows by default; else those that say anything in one of the rows.</summary>
    private static string[] NamesOf(PSObject first, IDictionary<string, object?>[] rows)
    {
        if (first.BaseObject is not PSCustomObject and not IDictionary
            && first.Members["PSStandardMembers"] is PSMemberSet standard && standard.Members["DefaultDisplayPropertySet"] is PSPropertySet set)
        {
            return set.ReferencedPropertyNames.ToArray();
        }

        return rows[0].Keys
            .Where(static name => !s_hidden.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Where(name => rows.Any(row => row.TryGetValue(name, out var value) && !IsEmpty(value)))
            .ToArray();
    }

    private static IDictionary<string, object?> Properties(PSObject row)
    {
        // Without removals, a dictionary hands its entries out in the order in which they came.
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        if (row.BaseObject is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                values[Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty] = entry.Value;
            }

            return values;
        }

        foreach (var property in row.Properties)
        {
            try
            {
                values[property.Name] = property.Value;
            }
            catch (GetValueException)
            {
                // A property that cannot be read has nothing to show.
            }
        }

        return values;
    }

    private static bool IsEmpty(object? value) => PlainValues.Unwrap(value) switch
    {
        null => true,
        string text => text.Length == 0,
        ICollection list => list.Count == 0,
        _ => false,
    };

    private static bool IsText(object value) => value is string or char or bool or DateTime or DateTimeOffset or TimeSpan or Guid or Uri or Enum or decimal || value.GetType().IsPrimitive;

    private static string Value(IDictionary<string, object?> row, string name) => row.TryGetValue(name, out var value) ? Cell(PlainValues.Unwrap(value)) : string.Empty;

    private static string Cell(object? value)
    {
        switch (value)
        {
            case null:
                return string.Empty;
            case UsedeskHtml:
                return value.ToString()!;
            case IDictionary dictionary:
                return string.Join("<br>", dictionary.Keys.Cast<object>().Take(MostItems).Select(key => $"{Text(key)}: {Text(PlainValues.Unwrap(dictionary[key]))}"));
            case IEnumerable list and not string:
                return string.Join("<br>", list.Cast<object?>().Take(MostItems).Select(static item => Text(PlainValues.Unwrap(item))));
            default:
                return Text(value);
        }
    }

    private static string Text(object? value)
    {
        var text = value switch
        {
            null => string.Empty,
            DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Uri uri => uri.OriginalString,
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? string.Empty,
        };
        var cut = text.Length > LongestValue ? text.Substring(0, LongestValue) + "…" : text;
        var encoded = UsedeskHtml.Encode(cut);
        return cut.Length == text.Length && IsLink(text) ? $"<a href=\"{encoded}\" target=\"_blank\" rel=\"noopener noreferrer\">{encoded}</a>" : encoded;
    }

    /// <summary>Nothing but a whole address of the web: no script can hide behind it.</summary>
    private static bool IsLink(string text)
        => (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            && !text.Any(char.IsWhiteSpace) && Uri.TryCreate(text, UriKind.Absolute, out _);
}
