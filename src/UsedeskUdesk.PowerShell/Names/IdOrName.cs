using System;
using System.Globalization;

namespace UsedeskUdesk;

/// <summary>What a parameter for an ID takes: the ID, or the name of what has it, which is looked up once for each connection.</summary>
public sealed class IdOrName
{
    private readonly long? _id;

    /// <summary>An ID.</summary>
    public IdOrName(long id) => _id = id;

    private IdOrName(string name) => Name = name;

    /// <summary>The name that is still to be looked up; null for an ID.</summary>
    public string? Name { get; }

    /// <summary>The ID.</summary>
    /// <exception cref="InvalidOperationException">It is a name that was not looked up.</exception>
    public long Id => _id ?? throw new InvalidOperationException($"'{Name}' was not looked up.");

    /// <summary>A number is an ID, also as text; any other text is a name.</summary>
    /// <exception cref="FormatException">The text is empty.</exception>
    public static IdOrName Parse(string text)
    {
        var trimmed = (text ?? string.Empty).Trim();
        return trimmed.Length == 0 ? throw new FormatException("Neither an ID nor a name is given.")
            : long.TryParse(trimmed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? new(id)
            : new(trimmed);
    }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id.ToString(CultureInfo.InvariantCulture);
}
