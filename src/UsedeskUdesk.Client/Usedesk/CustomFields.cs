using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>Custom fields and nested lists of tickets, as requests carry them.</summary>
internal static class CustomFields
{
    /// <summary>Custom fields travel as two lists joined by semicolons, which therefore cannot be part of a value.</summary>
    public static void Write(RequestBuilder builder, IReadOnlyList<KeyValuePair<string, string>>? fields)
    {
        if (fields is not { Count: > 0 })
        {
            return;
        }

        foreach (var field in fields)
        {
            CheckNumber(field.Key, "Field");
            if (field.Value.Contains(";"))
            {
                throw RequestException.Create("SemicolonInField", $"The value of field {field.Key} contains a semicolon. Usedesk separates fields with semicolons and has no way to escape one: replace it.", "Field");
            }

            CheckValue(field.Key, field.Value, "Field");
        }

        var numbers = string.Join(";", fields.Select(field => field.Key));
        if (numbers.Length > Limits.Text)
        {
            throw RequestException.Create("TooLong", $"{Property("Field")} has too many fields: their IDs together have {numbers.Length} characters; the service accepts at most {Limits.Text}.", "Field");
        }

        // Which field comes first does not count, and a hashtable has another order in each process.
        var canonical = fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => new[] { field.Key, field.Value }).ToArray();
        builder.Body("field_id", numbers, canonical)
            .Body("field_value", string.Join(";", fields.Select(field => field.Value)), string.Empty);
    }

    /// <summary>Nested lists: an array of chains, each from the parent down. Numbers are text, as on the vendor's page.</summary>
    /// <param name="builder">Where they go.</param>
    /// <param name="chains">The chains; null or none writes nothing.</param>
    /// <param name="mayClear">Whether an empty value clears its level.</param>
    public static void WriteLists(RequestBuilder builder, IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>>? chains, bool mayClear)
    {
        if (chains is not { Count: > 0 })
        {
            return;
        }

        foreach (var chain in chains)
        {
            Check(chain, mayClear);
        }

        builder.Body(
            "lists",
            chains.Select(chain => chain.Select(level => new Dictionary<string, string> { ["id"] = level.Key, ["value"] = level.Value }).ToArray()).ToArray());
    }

    private static void Check(IReadOnlyList<KeyValuePair<string, string>> chain, bool mayClear)
    {
        if (chain.Count == 0)
        {
            throw RequestException.Create("EmptyList", $"A nested list has no level. It needs at least one field ID with a value, from the parent down.", "NestedList");
        }

        for (var i = 0; i < chain.Count; i++)
        {
            CheckNumber(chain[i].Key, "NestedList");
            CheckValue(chain[i].Key, chain[i].Value, "NestedList");
            if (chain[i].Value.Length == 0 && (!mayClear || (i + 1 < chain.Count && chain[i + 1].Value.Length > 0)))
            {
                throw RequestException.Create("GapInList", $"Level {chain[i].Key} of a nested list has no value, so nothing can stand below it. Give it a value, or end the list above it.", "NestedList");
            }
        }
    }

    private static void CheckValue(string key, string value, string name)
    {
        if (CharactersOf(value) is var count && count > Limits.Text)
        {
            throw RequestException.Create("TooLong", $"The value of field {key} in {Property(name)} has {count} characters; the service accepts at most {Limits.Text}.", name);
        }
    }

    private static void CheckNumber(string key, string name)
    {
        if (!long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw RequestException.Create("InvalidField", $"'{key}' in {Property(name)} is not a valid field ID. A field ID is a number.", name);
        }
    }
}
