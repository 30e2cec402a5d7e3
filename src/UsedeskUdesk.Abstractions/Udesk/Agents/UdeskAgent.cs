using System;

namespace UsedeskUdesk;

/// <summary>An agent. The secret of the phone, which the service sends along, is dropped while the answer is read.</summary>
public sealed class UdeskAgent : ApiObject
{
    /// <summary>The agent's ID.</summary>
    [WireName("id")]
    public long AgentId { get; set; }

    /// <summary>The name.</summary>
    public string? NickName { get; set; }

    /// <summary>The name that customers see.</summary>
    [WireName("aliase", "alias")]
    public string? Alias { get; set; }

    /// <summary>The e-mail that the agent logs in with.</summary>
    public string? Email { get; set; }

    /// <summary>The phone number.</summary>
    [WireName("cellphone")]
    public string? CellPhone { get; set; }

    /// <summary>What the agent may do: all, im, call, ticket or dial.</summary>
    public string? Profile { get; set; }

    /// <summary>The name of the role.</summary>
    public string? RoleName { get; set; }

    /// <summary>The duty, in words.</summary>
    public string? Duty { get; set; }

    /// <summary>The largest number of open sessions.</summary>
    public int? ImAbilityValue { get; set; }

    /// <summary>The IDs of the agent's groups.</summary>
    [WireName("user_group_ids")]
    public ItemList<long> UserGroupId { get; set; } = Array.Empty<long>();

    /// <summary>The agent's number in the company.</summary>
    public string? WorkId { get; set; }

    /// <summary>enable, or disable for an agent who is switched off.</summary>
    public string? DisableStatus { get; set; }

    /// <summary>Whether the agent is switched off; null where the service does not say.</summary>
    public bool? IsDisabled => DisableStatus is null ? null : DisableStatus.StartsWith("disable", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => NickName ?? string.Empty;
}
