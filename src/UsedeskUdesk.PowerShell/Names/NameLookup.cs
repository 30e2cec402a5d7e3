using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Names;

/// <summary>Finds the IDs that a name means. A name that may mean several, or none, is an error: no call leaves with a guess.</summary>
internal static class NameLookup
{
    private const int MostCandidates = 10;

    /// <summary>The IDs; empty where nothing has the name.</summary>
    /// <param name="entries">What there is.</param>
    /// <param name="name">A name, with wildcards or without.</param>
    public static IReadOnlyList<NamedEntry> Find(IReadOnlyList<NamedEntry> entries, string name)
    {
        // Brackets are common in names: the name just as it was typed comes first.
        var exact = entries.Where(entry => entry.Names.Contains(name, StringComparer.OrdinalIgnoreCase)).ToArray();
        return exact.Length > 0 || Wildcards.Parse(name) is not { } pattern
            ? exact
            : entries.Where(entry => entry.Names.Any(pattern.IsMatch)).ToArray();
    }

    public static RequestException Ambiguous(ServiceName service, NameKind kind, string name, string parameter, IReadOnlyList<NamedEntry> found)
        => new(
            "NameAmbiguous",
            $"-{parameter} '{name}' means {found.Count} {NameSources.Describe(kind)}s of {service}: {string.Join(", ", found.Take(MostCandidates))}{(found.Count > MostCandidates ? ", …" : string.Empty)}. Give the ID of the one that is meant.",
            parameter);

    public static RequestException NotFound(ServiceName service, NameKind kind, string name, string parameter, IReadOnlyList<NamedEntry> entries)
    {
        var meant = Spelling.Nearest(name, entries.SelectMany(entry => entry.Names));
        return new(
            "NameNotFound",
            $"-{parameter}: {service} has no {NameSources.Describe(kind)} named '{name}'.{(meant is null ? string.Empty : $" Did you mean '{meant}'?")}",
            parameter);
    }
}
