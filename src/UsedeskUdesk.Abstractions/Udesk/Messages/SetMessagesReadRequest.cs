using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Marks agents' messages as read (POST /im/messages/read_messages).</summary>
public sealed class SetMessagesReadRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The session's ID.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The messages.</summary>
    public IReadOnlyList<string> MessageIds { get; set; } = Array.Empty<string>();
}
