using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Simulator.State;

public sealed class UdeskOrganization
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public string Domains { get; set; } = "";

    public string Level { get; set; } = "normal";

    public string Description { get; set; } = "";

    public string? Token { get; set; }

    public JObject CustomFields { get; set; } = [];
}

internal sealed record UdeskFieldOption(string Title, string Value, params IReadOnlyList<UdeskFieldOption> Subs);

/// <summary>The definition of a custom field of tickets, customers or organizations.</summary>
internal sealed record UdeskCustomField(long Id, string Category, string Name, string Label, string ContentType, params IReadOnlyList<UdeskFieldOption> Options);

internal sealed record UdeskCustomerFilter(long Id, string Name, bool Active, string Kind)
{
    public bool Holds(UdeskCustomer customer) => Kind switch { "vip" => customer.Level == "vip", "blocked" => customer.IsBlocked, _ => true };
}

/// <summary>What an agent wrote down after a conversation.</summary>
internal sealed record UdeskNote(long Id, string Category, long AgentId, string CustomerName, DateTimeOffset CreatedAt, JObject CustomFields);

/// <summary>How a customer rated a session.</summary>
internal sealed record UdeskVote(UdeskSession Session, long OptionId, string? Remark, long? ResolvedState);
