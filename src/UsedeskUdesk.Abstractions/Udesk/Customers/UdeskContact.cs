using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A phone number or an e-mail address, and the number under which Udesk changes it.</summary>
public sealed class UdeskContact
{
    /// <summary>Makes one; without a number it is one that Udesk does not have yet.</summary>
    public UdeskContact(long? id, string? content)
    {
        Id = id;
        Content = content;
    }

    /// <summary>Udesk's number for it; null adds it.</summary>
    public long? Id { get; }

    /// <summary>The phone number or address; null removes a phone number.</summary>
    public string? Content { get; }

    /// <inheritdoc/>
    public override string ToString() => Content ?? string.Empty;
}
