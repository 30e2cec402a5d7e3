using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>The result of create/client and update/client.</summary>
public sealed class UsedeskClientReceipt : ApiObject
{
    /// <summary>The client's ID.</summary>
    public long ClientId { get; set; }

    /// <summary>The name that a new client was made with, else its e-mail or phone; null for a change.</summary>
    public string? Name { get; set; }

    /// <summary>"success".</summary>
    public string? Status { get; set; }
}
