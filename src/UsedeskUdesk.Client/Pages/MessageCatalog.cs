using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Pages;

/// <summary>The messages of a catalogue. What is wrong with one is named by its line, all of it at once.</summary>
internal sealed class MessageCatalog
{
    public const int MaximumLength = 8 * 1024 * 1024;
    public const int MaximumMessages = 2000;
    private const int MaximumIdLength = 100;
    private const int MaximumDepth = 16;
    private const int MostNamed = 10;

    private static readonly string[] s_catalogFields = { "$schema", "messages" };
    private static readonly string[] s_messageFields = { "id", "data", "group" };
    private static readonly string[] s_dataFields = { "title", "description", "img_url", "buttons" };
    private static readonly string[] s_buttonFields = { "type", "text", "value", "callback_name" };
    private static readonly string[] s_scripts = { "javascript", "data", "vbscript" };

    private readonly List<(int Line, string Text)> _problems = new();
    private readonly List<CatalogMessage> _messages = new();

    private MessageCatalog()
    {
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<CatalogMessage> Messages => _messages;

    /// <exception cref="RequestException">InvalidCatalog.</exception>
    public static MessageCatalog Parse(byte[] content)
    {
        var catalog = new MessageCatalog();
        if (content.Length > MaximumLength)
        {
            throw Invalid($"has {content.Length} bytes, and at most {MaximumLength} are read.");
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException error)
        {
            var line = 1 + content.Take(Math.Max(0, error.Index)).Count(static one => one == '\n');
            throw Invalid($"is not UTF-8: line {line}.");
        }

        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaximumDepth };
            var settings = new JsonLoadSettings { LineInfoHandling = LineInfoHandling.Load, DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };
            var root = JToken.ReadFrom(reader, settings);
            while (reader.Read())
            {
                if (reader.TokenType != JsonToken.Comment)
                {
                    catalog.Problem(reader.LineNumber, "there is more after the end of the catalogue.");
                    break;
                }
            }

            catalog.Read(root);
        }
        catch (JsonReaderException error)
        {
            catalog.Problem(Math.Max(1, error.LineNumber), "this is not JSON. " + Reason(error));
        }
        catch (JsonException error)
        {
            // A name that stands twice; the place is only in the text.
            catalog.Problem(LineOf(error.Message), "this is not valid. " + Reason(error));
        }

        return catalog._problems.Count == 0 ? catalog : throw catalog.Failure();
    }

    public CatalogMessage? Find(string id) => _messages.FirstOrDefault(message => message.Id == id);

    private static int LineOf(string text)
    {
        var at = text.LastIndexOf(", line ", StringComparison.Ordinal);
        return at >= 0 && int.TryParse(new string(text.Skip(at + 7).TakeWhile(char.IsDigit).ToArray()), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 1;
    }

    private static string Reason(JsonException error)
    {
        var end = error.Message.IndexOf(" Path '", StringComparison.Ordinal);
        return end < 0 ? error.Message : error.Message.Substring(0, end);
    }

    private static RequestException Invalid(string what)
        => RequestException.Create("InvalidCatalog", $"The catalogue {what}", nameof(StructuredMessagePageOptions.CatalogPath));

    private RequestException Failure()
    {
        var named = _problems.OrderBy(static problem => problem.Line).Take(MostNamed).Select(static problem => $"line {problem.Line}: {problem.Text}");
        var more = _problems.Count > MostNamed ? $" And {_problems.Count - MostNamed} more." : string.Empty;
        return Invalid($"cannot be used. {string.Join(" ", named.Select(static text => char.ToUpperInvariant(text[0]) + text.Substring(1)))}{more}");
    }

    private void Problem(int line, string text) => _problems.Add((line, text));

    private void Problem(JToken at, string text) => Problem(((IJsonLineInfo)at).LineNumber, text);

    private void Read(JToken root)
    {
        if (root is not JObject catalog)
        {
            Problem(root, "the catalogue must be an object with messages.");
            return;
        }

        Names(catalog, "the catalogue", s_catalogFields);
        if (List(catalog, "messages", "the catalogue", atLeastOne: false) is not { } messages)
        {
            return;
        }

        if (messages.Count > MaximumMessages)
        {
            Problem(messages, $"there are {messages.Count} messages, and at most {MaximumMessages} are shown.");
            return;
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in messages)
        {
            ReadMessage(item, lines);
        }
    }

    private void ReadMessage(JToken item, Dictionary<string, int> lines)
    {
        if (item is not JObject entry)
        {
            Problem(item, "a message must be an object with id and data.");
            return;
        }

        Names(entry, "a message", s_messageFields);
        var id = Text(entry, "id", "the message");
        var name = id is null ? "the message" : $"message '{id}'";
        if (id is { Length: > MaximumIdLength })
        {
            Problem(entry["id"]!, $"an id has at most {MaximumIdLength} characters.");
        }

        if (id is not null)
        {
            if (lines.TryGetValue(id, out var first))
            {
                Problem(entry["id"]!, $"the id '{id}' stands on line {first} already.");
            }
            else
            {
                lines[id] = ((IJsonLineInfo)entry["id"]!).LineNumber;
            }
        }

        var group = Optional(entry, "group", name);
        if (entry["data"] is not JObject data)
        {
            Problem(entry["data"] ?? entry, $"{name} needs data, an object.");
            return;
        }

        Names(data, name, s_dataFields);
        var title = Text(data, "title", name);
        var description = Text(data, "description", name);
        var image = Picture(data, name);
        var buttons = List(data, "buttons", name, atLeastOne: true)?.Select(button => Button(button, name)).ToArray();
        if (id is not null && title is not null && description is not null && image is not null && buttons is not null && buttons.All(static button => button is not null))
        {
            var message = new UdeskStructuredMessage { Title = title, Description = description, ImageUri = image, Button = buttons! };
            _messages.Add(new CatalogMessage(id, group ?? string.Empty, message, VersionOf(data)));
        }
    }

    private UdeskStructuredMessageButton? Button(JToken item, string name)
    {
        if (item is not JObject button)
        {
            Problem(item, $"a button of {name} must be an object with type, text and value.");
            return null;
        }

        Names(button, $"a button of {name}", s_buttonFields);
        var type = Text(button, "type", $"a button of {name}");
        var text = Text(button, "text", $"a button of {name}");
        var value = Text(button, "value", $"a button of {name}");
        var callback = Optional(button, "callback_name", $"a button of {name}");
        if (type is null || text is null || value is null)
        {
            return null;
        }

        if (!UdeskButtonType.Known.Contains(type))
        {
            Problem(button["type"]!, $"a button of {name} has the type '{type}'; there are {string.Join(", ", UdeskButtonType.Known)}.");
        }
        else if (callback is not null && type != UdeskButtonType.SdkCallback)
        {
            Problem(button["callback_name"]!, $"only a button of the type {UdeskButtonType.SdkCallback} has a callback_name.");
        }
        else if (type == UdeskButtonType.Link && IsScript(value))
        {
            Problem(button["value"]!, $"a link of {name} must not be a script.");
        }

        return new UdeskStructuredMessageButton { Type = type, Text = text, Value = value, CallbackName = callback };
    }

    /// <summary>Browsers pass over spaces and control characters in a scheme.</summary>
    private static bool IsScript(string address)
    {
        var text = new string(address.Where(static one => one > ' ').ToArray());
        return s_scripts.Any(scheme => text.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase));
    }

    private Uri? Picture(JObject data, string name)
    {
        if (Text(data, "img_url", name) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.UserInfo.Length == 0)
        {
            return uri;
        }

        Problem(data["img_url"]!, $"the img_url of {name} must be an address that begins with https://.");
        return null;
    }

    private void Names(JObject item, string what, string[] known)
    {
        foreach (var field in item.Properties().Where(field => !known.Contains(field.Name)))
        {
            Problem(field, $"{what} has '{field.Name}', which is none of {string.Join(", ", known)}.");
        }
    }

    private string? Text(JObject item, string field, string what)
    {
        if (item[field] is JValue { Type: JTokenType.String, Value: string text } && text.Trim().Length > 0)
        {
            return text;
        }

        Problem(item[field] ?? item, item[field] is null ? $"{what} has no {field}." : $"the {field} of {what} must be text, and not be empty.");
        return null;
    }

    private string? Optional(JObject item, string field, string what) => item[field] is null ? null : Text(item, field, what);

    private JArray? List(JObject item, string field, string what, bool atLeastOne)
    {
        if (item[field] is JArray list && (list.Count > 0 || !atLeastOne))
        {
            return list;
        }

        Problem(item[field] ?? item, item[field] is null ? $"{what} has no {field}." : $"the {field} of {what} must be a list{(atLeastOne ? " with one entry at least" : string.Empty)}.");
        return null;
    }

    private static string VersionOf(JObject data)
    {
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(data.ToString(Formatting.None))), 0, 12);
    }
}
