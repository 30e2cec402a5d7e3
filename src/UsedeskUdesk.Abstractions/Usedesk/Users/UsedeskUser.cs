using System;
namespace UsedeskUdesk;

/// <summary>An agent, which Usedesk calls a user.</summary>
public sealed class UsedeskUser : ApiObject
{
    /// <summary>The agent's ID.</summary>
    [WireName("id")]
    public long UserId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>The role: one of <see cref="UsedeskUserRole"/>.</summary>
    [WireName("role", "user_type")]
    public string? Role { get; set; }

    /// <summary>The agent's job title.</summary>
    public string? Position { get; set; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; set; }

    /// <summary>The ID of the default group; null if there is none or the service did not send it.</summary>
    public long? GroupId { get; set; }

    /// <summary>The groups; some answers have only their IDs.</summary>
    public ItemList<UsedeskGroup> Groups { get; set; } = Array.Empty<UsedeskGroup>();

    /// <summary>Whether the agent is online for chats; null if the service did not say.</summary>
    public bool? ChatOnlineStatus { get; set; }

    /// <summary>Whether the agent is online for tickets; null if the service did not say.</summary>
    // Lists say online_status, update/user takes ticket_online_status.
    [WireName("online_status", "ticket_online_status")]
    public bool? TicketOnlineStatus { get; set; }

    /// <summary>The address of a picture.</summary>
    public string? Avatar { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? UserId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
