using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A button of a structured message.</summary>
public sealed class UdeskStructuredMessageButton
{
    /// <summary>The type: one of <see cref="UdeskButtonType"/>.</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>The button's text.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>An address, a phone number, or the value passed to the app.</summary>
    public string Value { get; set; } = string.Empty;

    /// <summary>The app's callback, for sdk_callback only.</summary>
    public string? CallbackName { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Text} ({Type}: {Value})";
}
