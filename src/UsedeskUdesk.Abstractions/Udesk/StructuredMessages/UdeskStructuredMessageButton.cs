using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A button of a structured message.</summary>
public sealed class UdeskStructuredMessageButton
{
    /// <summary>link, phone or sdk_callback.</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>What is written on it.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>An address, a phone number, or what the app gets.</summary>
    public string Value { get; set; } = string.Empty;

    /// <summary>The app's callback, for sdk_callback only.</summary>
    public string? CallbackName { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Text} ({Type}: {Value})";
}
