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
                throw new RequestException("SemicolonInField", $"The value of field {field.Key} holds a semicolon. Usedesk separates fields by it and has no way to write one: replace it.", "Field");
            }

            AtMost(field.Value, Limits.Text, $"Field {field.Key}");
        }

        builder.Body("field_id", AtMost(string.Join(";", fields.Select(field => field.Key)), Limits.Text, "Field (the numbers of its fields together)"))
            .Body("field_value", string.Join(";", fields.Select(field => field.Value)));
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
            throw new RequestException("EmptyList", "A nested list has no level. Give it as [ordered]@{ 61 = 'Electronics'; 62 = 'Phones' }, from the parent down.", "NestedList");
        }

        for (var i = 0; i < chain.Count; i++)
        {
            CheckNumber(chain[i].Key, "NestedList");
            AtMost(chain[i].Value, Limits.Text, $"NestedList {chain[i].Key}");
            if (chain[i].Value.Length == 0 && (!mayClear || (i + 1 < chain.Count && chain[i + 1].Value.Length > 0)))
            {
                throw new RequestException("GapInList", $"Level {chain[i].Key} of a nested list has no value, so that nothing can stand below it. Leave it out, or give it a value.", "NestedList");
            }
        }
    }

    private static void CheckNumber(string key, string name)
    {
        if (!long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new RequestException("InvalidField", $"'{key}' in -{name} is no field number. Get-UsedeskTicketField lists them.", name);
        }
    }
}
