using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;

namespace UsedeskUdesk;

/// <summary>Values of results as one line of text: for cells, which hold nothing else.</summary>
internal static class PlainText
{
    private const int Deepest = 8;
    private const string Between = "; ";

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();

    /// <summary>The values of a list, the fields of a dictionary as name=value, or one value.</summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value, 0, isWhole: true);
        return text.ToString();
    }

    /// <summary>What an object has that is filled, as name=value.</summary>
    public static string OfProperties(object item)
    {
        var text = new StringBuilder();
        foreach (var property in s_properties.GetOrAdd(item.GetType(), FindProperties))
        {
            var value = property.GetValue(item);
            if (value is null or string { Length: 0 } or ICollection { Count: 0 } || (value is IDictionary && property.Name == nameof(ApiObject.AdditionalProperties)))
            {
                continue;
            }

            Begin(text);
            text.Append(property.Name).Append('=');
            Append(text, value, 1, isWhole: false);
        }

        return text.ToString();
    }

    private static PropertyInfo[] FindProperties(Type type)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.GetIndexParameters().Length == 0).ToArray();

    private static void Append(StringBuilder text, object? value, int depth, bool isWhole)
    {
        switch (value)
        {
            case null:
                return;
            case string plain:
                text.Append(plain);
                return;
            case bool flag:
                text.Append(flag ? "true" : "false");
                return;
            case DateTimeOffset time:
                text.Append(time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
                return;
            case IDictionary when depth > Deepest:
            case not string and IEnumerable when depth > Deepest:
                text.Append('…');
                return;
            case IDictionary fields:
                Enclose(text, isWhole, '{', '}', () =>
                {
                    var isFirst = true;
                    foreach (DictionaryEntry field in fields)
                    {
                        text.Append(isFirst ? string.Empty : Between).Append(Convert.ToString(field.Key, CultureInfo.InvariantCulture)).Append('=');
                        isFirst = false;
                        Append(text, field.Value, depth + 1, isWhole: false);
                    }
                });
                return;
            case IEnumerable items:
                Enclose(text, isWhole, '(', ')', () =>
                {
                    var isFirst = true;
                    foreach (var item in items)
                    {
                        text.Append(isFirst ? string.Empty : Between);
                        isFirst = false;
                        Append(text, item, depth + 1, isWhole: false);
                    }
                });
                return;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                return;
        }
    }

    private static void Enclose(StringBuilder text, bool isWhole, char start, char end, Action content)
    {
        if (isWhole)
        {
            content();
            return;
        }

        text.Append(start);
        content();
        text.Append(end);
    }

    private static void Begin(StringBuilder text)
    {
        if (text.Length > 0)
        {
            text.Append(Between);
        }
    }
}
