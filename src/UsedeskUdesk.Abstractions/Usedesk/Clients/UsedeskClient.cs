using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A client of the company. Lists fill in only ID, name, e-mails, phone number and tickets.</summary>
public sealed class UsedeskClient : ApiObject
{
    /// <summary>The client's ID.</summary>
    [WireName("id")]
    public long ClientId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The first e-mail.</summary>
    public string? Email => Emails.Length > 0 ? Emails[0] : null;

    /// <summary>The first phone.</summary>
    public string? Phone => Phones.Length > 0 ? Phones[0] : null;

    /// <summary>All e-mails.</summary>
    public ItemList<string> Emails { get; set; } = Array.Empty<string>();

    /// <summary>All phones.</summary>
    public ItemList<string> Phones { get; set; } = Array.Empty<string>();

    /// <summary>Names in messengers.</summary>
    public ItemList<UsedeskMessenger> Messengers { get; set; } = Array.Empty<UsedeskMessenger>();

    /// <summary>Addresses of web sites.</summary>
    public ItemList<string> Sites { get; set; } = Array.Empty<string>();

    /// <summary>The web sites with their IDs, by which an update changes or deletes them.</summary>
    public ItemList<UsedeskSite> SiteEntries { get; set; } = Array.Empty<UsedeskSite>();

    /// <summary>Postal addresses.</summary>
    public ItemList<UsedeskAddress> Addresses { get; set; } = Array.Empty<UsedeskAddress>();

    /// <summary>The client's job title.</summary>
    public string? Position { get; set; }

    /// <summary>The company that the client works for.</summary>
    public string? CompanyName { get; set; }

    /// <summary>Notes of the agents.</summary>
    public string? Note { get; set; }

    /// <summary>Whether the client is marked as VIP.</summary>
    [WireName("vip")]
    public bool? IsVip { get; set; }

    /// <summary>Whether the client is marked as a spammer.</summary>
    [WireName("spammer")]
    public bool? IsSpam { get; set; }

    /// <summary>The IDs of the client's tickets.</summary>
    [WireName("tickets")]
    public ItemList<long> TicketIds { get; set; } = Array.Empty<long>();

    /// <summary>The address of a picture.</summary>
    public string? Avatar { get; set; }

    /// <summary>When the client was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name is null ? $"{ClientId}" : $"{ClientId} {Name}";
}
