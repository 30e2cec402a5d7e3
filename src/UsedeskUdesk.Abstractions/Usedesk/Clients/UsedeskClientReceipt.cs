using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>The result of create/client and update/client.</summary>
public sealed class UsedeskClientReceipt : ApiObject
{
    /// <summary>The client's ID.</summary>
    public long ClientId { get; set; }

    /// <summary>"success".</summary>
    public string? Status { get; set; }
}
