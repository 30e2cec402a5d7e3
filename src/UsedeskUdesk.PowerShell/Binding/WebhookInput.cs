using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Finds a webhook's body in what scripts hold: text, bytes, a stream, an object that was parsed already, or the request around one of
/// these as Azure Automation ($WebhookData), Azure Functions ($Request), ASP.NET and HttpListener hand it out.
/// </summary>
internal static class WebhookInput
{
    private static readonly string[] s_bodies = { "RawBody", "Body" };

    /// <summary>The body.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="contentType">Its Content-Type, where the caller knows it better than the request.</param>
    /// <param name="service">Whose webhook it is, for errors.</param>
    /// <param name="wait">Waits for a stream that is slow.</param>
    /// <exception cref="WebhookException">It goes too deep, or is too long.</exception>
    public static WebhookBody From(object? input, string? contentType, ServiceName service, Func<Func<byte[]>, byte[]> wait)
    {
        var (content, header) = Open(input);
        contentType ??= header;
        switch (content)
        {
            case null:
                return WebhookBody.FromText(null);
            case string text:
                return WebhookBody.FromText(text, contentType);
            case byte[] bytes:
                return WebhookBody.FromBytes(bytes, contentType);
            case Stream stream:
                return WebhookBody.FromBytes(wait(() => ReadAll(stream)), contentType);
            default:
                if (IsJson(content))
                {
                    return WebhookBody.FromText(content.ToString(), contentType);
                }

                var left = WebhookBody.MaximumValues;
                return WebhookBody.FromValue(Plain(content, 1, ref left, service));
        }
    }

    /// <summary>The body within a request; anything else is the body itself.</summary>
    private static (object? Content, string? ContentType) Open(object? input)
    {
        var content = PlainValues.Unwrap(input);
        if (content is null or string or byte[] or Stream || IsJson(content))
        {
            return (content, null);
        }

        if (Has(content, "RequestBody"))
        {
            return (Member(content, "RequestBody"), ContentType(Member(content, "RequestHeader")));
        }

        if (Member(content, "InputStream") is Stream stream)
        {
            return (stream, Member(content, "ContentType") as string);
        }

        if (!s_bodies.Any(name => Has(content, name)) || !Has(content, "Headers"))
        {
            return (content, null);
        }

        // The raw body is the better one: what was parsed has lost the order of its fields.
        var body = s_bodies.Select(name => Member(content, name)).FirstOrDefault(static value => value is not null and not "");
        return (body, ContentType(Member(content, "Headers")));
    }

    private static string? ContentType(object? headers)
    {
        var value = headers is null ? null : Member(headers, "Content-Type");
        return value switch
        {
            null => null,
            string text => text,
            IEnumerable list => list.Cast<object?>().FirstOrDefault()?.ToString(),
            _ => value.ToString(),
        };
    }

    private static bool Has(object container, string name)
        => container is IDictionary dictionary
            ? dictionary.Keys.OfType<string>().Any(key => key.Equals(name, StringComparison.OrdinalIgnoreCase))
            : container is PSObject or not IEnumerable && PSObject.AsPSObject(container).Properties[name] is not null;

    /// <summary>A key of a dictionary or a property of an object, whatever its case; null where there is none.</summary>
    private static object? Member(object container, string name)
    {
        if (container is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                if (entry.Key is string key && key.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return PlainValues.Unwrap(entry.Value);
                }
            }

            return null;
        }

        if (container is IEnumerable and not PSObject)
        {
            return null;
        }

        try
        {
            return PlainValues.Unwrap(PSObject.AsPSObject(container).Properties[name]?.Value);
        }
        catch (GetValueException)
        {
            // A property that fails, as those of a request that was closed do.
            return null;
        }
    }

    /// <summary>Parsed JSON of the two libraries that PowerShell scripts meet; its text is the JSON.</summary>
    private static bool IsJson(object value)
        => value.GetType() is { Namespace: "Newtonsoft.Json.Linq" } or { Namespace: "System.Text.Json", Name: "JsonElement" } or { Namespace: "System.Text.Json.Nodes" };

    /// <summary>One byte more than is read, so that the reader sees that there is too much.</summary>
    private static byte[] ReadAll(Stream stream)
    {
        var result = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while (result.Length <= WebhookBody.MaximumLength && (count = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            result.Write(buffer, 0, count);
        }

        return result.ToArray();
    }

    /// <summary>Takes PowerShell's wrapping off, at every level. Within bounds: an object may hold itself.</summary>
    private static object? Plain(object? value, int depth, ref int left, ServiceName service)
    {
        if (depth > WebhookBody.MaximumDepth)
        {
            throw new WebhookException(service, WebhookFailure.TooDeep, $"The body nests values deeper than the {WebhookBody.MaximumDepth} levels that are read.");
        }

        if (--left < 0)
        {
            throw new WebhookException(service, WebhookFailure.TooLarge, $"The body holds more than the {WebhookBody.MaximumValues} values that are read.");
        }

        var plain = PlainValues.Unwrap(value);
        switch (plain)
        {
            case PSObject custom:
                var members = new Dictionary<string, object?>();
                foreach (var property in custom.Properties)
                {
                    members[property.Name] = Plain(property.Value, depth + 1, ref left, service);
                }

                return members;
            case IDictionary dictionary:
                var entries = new Dictionary<string, object?>();
                foreach (DictionaryEntry entry in dictionary)
                {
                    entries[Convert.ToString(entry.Key, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty] = Plain(entry.Value, depth + 1, ref left, service);
                }

                return entries;
            case string:
                return plain;
            case SwitchParameter flag:
                return flag.IsPresent;
            case IEnumerable list:
                var items = new List<object?>();
                foreach (var item in list)
                {
                    items.Add(Plain(item, depth + 1, ref left, service));
                }

                return items;
            default:
                return plain;
        }
    }
}
