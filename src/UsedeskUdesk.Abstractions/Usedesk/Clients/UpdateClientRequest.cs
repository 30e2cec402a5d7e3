using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Changes a client (update/client). What is null stays unchanged.</summary>
public sealed class UpdateClientRequest : ClientRequest
{
    /// <summary>The client's ID.</summary>
    public long ClientId { get; set; }

    /// <summary>Adds the note as a new one.</summary>
    public bool IsNewNote { get; set; }
}
