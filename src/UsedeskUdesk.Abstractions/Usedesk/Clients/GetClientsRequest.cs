using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Lists clients (clients) with few details. A condition that is null does not filter.</summary>
public sealed class GetClientsRequest : UsedeskPageRequest<UsedeskClient>
{
    /// <summary>Created at this time or later (inclusive). The service compares whole minutes.</summary>
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Created at this time or earlier (inclusive). The service compares whole minutes.</summary>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>A name, an e-mail or a phone number.</summary>
    public string? Query { get; set; }

    /// <summary>How to search: one of <see cref="UsedeskClientSearch"/>; the service uses partial_match when null.</summary>
    public string? SearchType { get; set; }
}
