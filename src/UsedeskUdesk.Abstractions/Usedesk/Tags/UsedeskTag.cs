using System;

namespace UsedeskUdesk;

/// <summary>A tag. It compares equal to its name, so that <c>$ticket.Tag -contains 'vip'</c> works.</summary>
public sealed class UsedeskTag : ApiObject, IEquatable<UsedeskTag>
{
    /// <summary>The ID.</summary>
    [WireName("ticket_tag_id", "id")]
    public long? TagId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The company's ID, in the list of tags.</summary>
    [WireName("tag_company_id")]
    public long? CompanyId { get; set; }

    /// <summary>The number of tickets that have it, in the list of tags.</summary>
    public long? TicketCount { get; set; }

    /// <inheritdoc/>
    public bool Equals(UsedeskTag? other) => other is not null && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj switch
    {
        UsedeskTag other => Equals(other),
        string name => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Name ?? string.Empty;
}
