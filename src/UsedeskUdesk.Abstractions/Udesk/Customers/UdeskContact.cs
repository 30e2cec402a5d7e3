using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A phone number or an e-mail address, and its ID in Udesk.</summary>
public sealed class UdeskContact
{
    /// <summary>Creates a contact; without an ID it is new to Udesk.</summary>
    public UdeskContact(long? id, string? content)
    {
        Id = id;
        Content = content;
    }

    /// <summary>The ID in Udesk; null adds a new one.</summary>
    public long? Id { get; }

    /// <summary>The phone number or address; null removes a phone number.</summary>
    public string? Content { get; }

    /// <inheritdoc/>
    public override string ToString() => Content ?? string.Empty;
}
