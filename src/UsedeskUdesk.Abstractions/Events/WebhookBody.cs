using System;

namespace UsedeskUdesk;

/// <summary>What a service posted: the bytes of a request's body, its text, or what somebody else already parsed out of it.</summary>
public sealed class WebhookBody
{
    /// <summary>The largest body that is read: 16 MiB, in bytes or in characters.</summary>
    public const int MaximumLength = 16 * 1024 * 1024;

    /// <summary>How deep values may be nested.</summary>
    public const int MaximumDepth = 64;

    /// <summary>How many values a body may hold, at all levels together.</summary>
    public const int MaximumValues = 1_000_000;

    private WebhookBody(object? content, string? contentType)
    {
        Content = content;
        ContentType = contentType;
    }

    /// <summary>Text, bytes, or a parsed value: dictionaries, lists and scalars. Null when there is none.</summary>
    public object? Content { get; }

    /// <summary>The request's Content-Type, where it is known. The form of the body decides where they disagree.</summary>
    public string? ContentType { get; }

    /// <summary>A body as text.</summary>
    public static WebhookBody FromText(string? text, string? contentType = null) => new(text, contentType);

    /// <summary>A body as it came over the wire. The content type's charset is heeded; without one it is UTF-8.</summary>
    public static WebhookBody FromBytes(byte[]? bytes, string? contentType = null) => new(bytes, contentType);

    /// <summary>A body that is parsed already: dictionaries with text keys, lists, and scalars.</summary>
    public static WebhookBody FromValue(object? value) => new(value, null);
}
