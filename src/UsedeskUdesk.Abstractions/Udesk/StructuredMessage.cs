using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A card with buttons, shown in a web or app session.</summary>
public sealed class UdeskStructuredMessage
{
    /// <summary>The title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>The text.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>The address of a picture.</summary>
    public Uri? ImageUri { get; set; }

    /// <summary>The buttons; at least one.</summary>
    public IReadOnlyList<UdeskStructuredMessageButton> Button { get; set; } = Array.Empty<UdeskStructuredMessageButton>();
}

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

/// <summary>
/// Sends a structured message (POST /im/sessions/struct_messages), signed with the connection's structured message KEY.
/// One in two seconds at most. Not for customers who were made through the API.
/// </summary>
public sealed class SendStructuredMessageRequest : ApiRequest<UdeskStructuredMessageReceipt>
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The customer in it.</summary>
    public long CustomerId { get; set; }

    /// <summary>The agent in it.</summary>
    public long AgentId { get; set; }

    /// <summary>The app's source, where the session is an app's.</summary>
    public string? JidResource { get; set; }

    /// <summary>The message.</summary>
    public UdeskStructuredMessage Message { get; set; } = new();
}

/// <summary>A structured message that Udesk took.</summary>
public sealed class UdeskStructuredMessageReceipt
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The customer in it.</summary>
    public long CustomerId { get; set; }

    /// <summary>The agent in it.</summary>
    public long AgentId { get; set; }

    /// <summary>The message's title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>What Udesk said.</summary>
    public string? Message { get; set; }
}
