using System;
using System.Linq;
using System.Net.Http.Headers;
using System.Text;

namespace UsedeskUdesk.Client.Events;

/// <summary>A body's text out of what was handed in, within bounds.</summary>
internal static class BodyText
{
    private static readonly Encoding s_utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    private static readonly Encoding s_strictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; null where the body is a parsed value.</summary>
    /// <exception cref="WebhookException">There is none, or too much.</exception>
    public static string? Of(WebhookBody body, ServiceName service)
    {
        var text = body.Content switch
        {
            null => string.Empty,
            string given => Bounded(given, given.Length, service),
            byte[] bytes => Decode(Bounded(bytes, bytes.Length, service), body.ContentType, service),
            _ => null,
        };
        if (text is null)
        {
            return null;
        }

        text = BodyEnvelope.Open(Trim(text));
        return text.Length > 0 ? text : throw new WebhookException(service, WebhookFailure.Empty, "The body is empty.");
    }

    public static string Trim(string text) => text.Trim('\uFEFF', '\0', ' ', '\t', '\r', '\n');

    /// <summary>A parameter of a header such as Content-Type; null where there is none.</summary>
    public static string? Parameter(string? header, string name)
        => header is not null && MediaTypeHeaderValue.TryParse(header, out var parsed)
            ? parsed.Parameters.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"')
            : null;

    private static string Decode(byte[] bytes, string? contentType, ServiceName service)
    {
        if (bytes.Length >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
        {
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes, 2, bytes.Length - 2);
        }

        try
        {
            return Charset(contentType).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw UnknownCharset(service);
        }
    }

    /// <summary>The charset of what a form encodes. What is written in it may fail to be text where the charset is one that this machine does not have.</summary>
    public static Encoding FormCharset(string? contentType)
        => Charset(contentType) is var charset && charset.GetByteCount("a") == 1 ? charset : s_utf8;

    /// <summary>Nothing is put in the place of words that cannot be read.</summary>
    public static WebhookException UnknownCharset(ServiceName service)
        => new(service, WebhookFailure.UnknownCharset, "The body is in a charset that this machine does not have.", "Have it sent in UTF-8.");

    /// <summary>The charset that is named. In the place of one that this machine does not have it is UTF-8, which is what both services write, and nothing else.</summary>
    private static Encoding Charset(string? contentType)
    {
        if (Parameter(contentType, "charset") is not { Length: > 0 } name)
        {
            return s_utf8;
        }

        try
        {
#if NET8_0_OR_GREATER
            // .NET Framework has them by itself.
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
#else
            return Encoding.GetEncoding(name);
#endif
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return s_strictUtf8;
        }
    }

    private static T Bounded<T>(T content, long length, ServiceName service)
        => length <= WebhookBody.MaximumLength
            ? content
            : throw new WebhookException(service, WebhookFailure.TooLarge, $"The body is longer than the {WebhookBody.MaximumLength / 1024 / 1024} MiB that are read.");
}
