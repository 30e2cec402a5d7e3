using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A client's name in a messenger.</summary>
public sealed class UsedeskMessenger : ApiObject
{
    /// <summary>telegram, whatsapp, viber, …</summary>
    public string? Type { get; set; }

    /// <summary>Nickname, phone or other name there.</summary>
    public string? Identity { get; set; }

    /// <summary>The messenger's own number for the client.</summary>
    public string? Uid { get; set; }

    /// <summary>Type and name.</summary>
    public override string ToString() => $"{Type}:{Identity}";
}
