using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Gets one client with all details (client). The result is null if there is none.</summary>
public sealed class GetClientRequest : UsedeskRequest<UsedeskClient?>
{
    /// <summary>The client's ID.</summary>
    public long ClientId { get; set; }
}
