using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Changes a client (update/client).</summary>
public sealed class UpdateClientRequest : ClientRequest
{
    /// <summary>The client.</summary>
    public long ClientId { get; set; }

    /// <summary>Makes the note one of its own.</summary>
    public bool IsNewNote { get; set; }
}
