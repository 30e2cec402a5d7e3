using System;
using System.Collections.Generic;

namespace UsedeskUdesk.Client.Json;

/// <summary>
/// The services' names for properties, where those are not simply the property's name in snake_case. The first is the
/// usual one; the others are also met.
/// </summary>
internal static partial class WireNames
{
    private static readonly Dictionary<(Type Type, string Property), string[]> s_names = new();

    static WireNames()
    {
        AddUdesk();
        AddUsedesk();
    }

    public static IReadOnlyList<string>? For(Type? type, string property)
        => type is not null && s_names.TryGetValue((type, property), out var names) ? names : null;

    private static void Add(Type type, string property, params string[] names) => s_names.Add((type, property), names);
}
