using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>What create/client and update/client answer.</summary>
public sealed class UsedeskClientReceipt : ApiObject
{
    /// <summary>The client.</summary>
    public long ClientId { get; set; }

    /// <summary>"success".</summary>
    public string? Status { get; set; }
}
