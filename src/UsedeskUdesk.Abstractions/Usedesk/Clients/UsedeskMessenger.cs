using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A client's name in a messenger.</summary>
public sealed class UsedeskMessenger : ApiObject
{
    /// <summary>telegram, whatsapp, viber, …</summary>
    public string? Type { get; set; }

    /// <summary>The nickname, phone number or other name in the messenger.</summary>
    public string? Identity { get; set; }

    /// <summary>The client's ID in the messenger.</summary>
    public string? Uid { get; set; }

    /// <summary>Type and name.</summary>
    public override string ToString() => $"{Type}:{Identity}";
}
