using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Binding;

/// <summary>Custom fields and nested lists, given as dictionaries.</summary>
internal static class FieldArguments
{
    public static IReadOnlyList<KeyValuePair<string, string>>? Fields(IDictionary? fields)
        => fields is { Count: > 0 } ? Pairs(fields).ToArray() : null;

    /// <summary>One chain a dictionary, from the top level down; so the order has to be known.</summary>
    public static IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>>? Chains(IDictionary[]? chains)
        => chains is { Length: > 0 } ? chains.Select(Chain).ToArray() : null;

    /// <summary>Dictionaries of texts, empty values left out.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>>? Texts(IDictionary[]? dictionaries)
        => dictionaries is { Length: > 0 }
            ? dictionaries.Select(dictionary => Pairs(dictionary).Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Key, pair => pair.Value)).ToArray()
            : null;

    private static KeyValuePair<string, string>[] Chain(IDictionary chain)
        => chain is Hashtable { Count: > 1 }
            ? throw new RequestException("UnorderedList", "The levels of a nested list have an order, from the parent down, which a plain hashtable loses. Write [ordered]@{ … }.", "NestedList")
            : Pairs(chain).ToArray();

    private static IEnumerable<KeyValuePair<string, string>> Pairs(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return new(FieldText.Key(entry.Key), FieldText.Value(entry.Value));
        }
    }
}
