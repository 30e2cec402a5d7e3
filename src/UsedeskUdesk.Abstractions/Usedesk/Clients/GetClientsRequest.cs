using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Lists clients (clients), in less detail than one client has. What is null does not filter.</summary>
public sealed class GetClientsRequest : UsedeskPageRequest<UsedeskClient>
{
    /// <summary>Made at this time or later; the service reads minutes.</summary>
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Made at this time or earlier; the service reads minutes.</summary>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>A name, an e-mail or a phone.</summary>
    public string? Query { get; set; }

    /// <summary>partial_match or full_match; partial_match when null.</summary>
    public string? SearchType { get; set; }
}
