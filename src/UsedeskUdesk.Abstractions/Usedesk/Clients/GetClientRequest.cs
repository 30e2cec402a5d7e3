using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Asks for one client with all that is known of them (client). Answers null when there is none.</summary>
public sealed class GetClientRequest : UsedeskRequest<UsedeskClient?>
{
    /// <summary>The client.</summary>
    public long ClientId { get; set; }
}
