using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UsedeskUdesk;

/// <summary>
/// A ticket's status. Usedesk gives statuses IDs, and tenants add their own; so this is an ID, with a name if it is one of the
/// documented ones.
/// </summary>
public sealed class UsedeskTicketStatus : IEquatable<UsedeskTicketStatus>
{
    private static readonly string[] s_names =
        { "Open", "Completed", "Closed", "Deleted", "OnHold", "Pending", "Spam", "New", "Mailing", "Merged" };

    /// <summary>The status with this ID, documented or not.</summary>
    public UsedeskTicketStatus(int id) => Id = id;

    /// <summary>The ID.</summary>
    public int Id { get; }

    /// <summary>The name, or the ID as text if it has none.</summary>
    public string Name => Id >= 1 && Id <= s_names.Length ? s_names[Id - 1] : Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The names that <see cref="Parse"/> accepts.</summary>
    public static IReadOnlyList<string> KnownNames => s_names;

    /// <summary>A change of a value, such as Open → Closed: a status by its name, anything else as it is.</summary>
    internal static string InWords(string? target, string? oldValue, string? value)
        => (InWords(target, oldValue), InWords(target, value)) switch
        {
            (null or "", var now) => now ?? string.Empty,
            (var before, null or "") => $"{before} → (none)",
            var (before, now) => $"{before} → {now}",
        };

    private static string? InWords(string? target, string? value)
        => target is "status" or "status_id" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id == 0 ? null : new UsedeskTicketStatus(id).Name : value;

    /// <summary>Reads a name (with or without spaces) or an ID.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static UsedeskTicketStatus Parse(string text)
    {
        var trimmed = (text ?? string.Empty).Trim();
        if (int.TryParse(trimmed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id))
        {
            return new UsedeskTicketStatus(id);
        }

        var plain = new string(trimmed.Where(c => c is not (' ' or '-' or '_')).ToArray());
        var index = Array.FindIndex(s_names, name => name.Equals(plain, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? new UsedeskTicketStatus(index + 1)
            : throw new FormatException($"'{text}' is not a valid ticket status. Give a number, or one of: {string.Join(", ", s_names)}.");
    }

    /// <summary>Creates a status from its ID.</summary>
    public static implicit operator UsedeskTicketStatus(int id) => new(id);

    /// <inheritdoc/>
    public bool Equals(UsedeskTicketStatus? other) => other is not null && other.Id == Id;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj switch
    {
        UsedeskTicketStatus other => Equals(other),
        int id => id == Id,
        string text => text.Equals(Name, StringComparison.OrdinalIgnoreCase) || text == Id.ToString(CultureInfo.InvariantCulture),
        _ => false,
    };

    /// <inheritdoc/>
    public override int GetHashCode() => Id;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
