using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Names;

/// <summary>Something with an ID and a name.</summary>
internal sealed class NamedEntry
{
    /// <param name="id">The ID.</param>
    /// <param name="name">The name.</param>
    /// <param name="detail">What tells it from others of the name.</param>
    /// <param name="others">Further names that it goes by.</param>
    public NamedEntry(long id, string? name, string? detail = null, params string?[] others)
    {
        Id = id;
        Name = name ?? string.Empty;
        Detail = detail;
        Names = others.Prepend(name).Where(other => !string.IsNullOrEmpty(other)).Select(other => other!).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
    }

    public long Id { get; }

    public string Name { get; }

    public string? Detail { get; }

    /// <summary>What was read, where more than the name is needed of it.</summary>
    public object? Source { get; set; }

    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public override string ToString() => string.IsNullOrEmpty(Detail) ? $"{Name} ({Id})" : $"{Name} ({Id}, {Detail})";
}
