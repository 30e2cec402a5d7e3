using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Json;

/// <summary>Reads values that the services write in several forms.</summary>
internal static class JsonFields
{
    /// <summary>The value as text; null where there is none.</summary>
    public static string? Text(JToken? value) => value switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue scalar => scalar.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>A whole number, also one written as text; null for anything else.</summary>
    public static long? Number(JToken? value)
        => long.TryParse(Text(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number above 0: 0, "0", null and empty text all mean that there is none.</summary>
    public static long? PositiveNumber(JToken? value) => Number(value) is > 0 and var number ? number : null;

    /// <summary>The elements of a list; an empty one may come as an empty object, and PHP makes objects of lists with gaps.</summary>
    public static IEnumerable<JToken> Items(JToken? value) => value switch
    {
        JArray array => array.Where(static item => item.Type != JTokenType.Null),
        JObject map => map.PropertyValues().Where(static item => item.Type != JTokenType.Null),
        _ => Enumerable.Empty<JToken>(),
    };

    /// <summary>Texts: joined by commas, in a list, or each within an object that holds it under <paramref name="field"/>.</summary>
    public static string[] Texts(JToken? value, string field)
        => (value is JValue ? (Text(value) ?? string.Empty).Split(',') : Items(value).Select(item => Text(item is JObject o ? o[field] : item)))
            .Select(static text => text?.Trim() ?? string.Empty)
            .Where(static text => text.Length > 0)
            .ToArray();
}
