using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Events;

/// <summary>JSON bodies, and values that somebody else parsed, as trees.</summary>
internal static class BodyJson
{
    // Of two values under one name one would go without a word, and the sender would be told that all of it had arrived.
    private static readonly JsonLoadSettings s_settings = new() { CommentHandling = CommentHandling.Ignore, DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    /// <summary>What the text holds: one value as a rule, or several one after the other. The elements of a list count as bodies of their own.</summary>
    /// <exception cref="WebhookException">It is no JSON, or goes too deep. The message names the place and quotes nothing: a secret may stand there.</exception>
    public static List<JToken> Parse(string text, ServiceName service)
    {
        var result = new List<JToken>();
        using var reader = Open(text, service);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonToken.Comment)
                {
                    continue;
                }

                var token = JToken.ReadFrom(reader, s_settings);
                if (token is not (JObject or JArray))
                {
                    throw new WebhookException(service, WebhookFailure.Unreadable, "The body is JSON, but neither an object nor a list.");
                }

                AddBodies(result, token);
            }
        }
        catch (Exception error) when (IsSyntax(error))
        {
            throw Explain(error, reader, text, service);
        }

        return result;
    }

    /// <summary>The object or list within a text; null where it holds neither.</summary>
    public static JToken? TryParse(string text)
    {
        var left = WebhookBody.MaximumValues;
        return TryParse(text, WebhookBody.MaximumDepth, ref left);
    }

    /// <summary>The same, with no more levels and values than there is room for where it is put.</summary>
    /// <param name="text">The text.</param>
    /// <param name="depth">How deep it may nest.</param>
    /// <param name="left">How many values it may hold; those that it holds are taken off.</param>
    public static JToken? TryParse(string text, int depth, ref int left)
    {
        var start = text.TrimStart();
        if (start.Length == 0 || start[0] is not ('{' or '['))
        {
            return null;
        }

        try
        {
            // A part of a body, so that the service does not matter: what is too much is not taken out of its text.
            using var reader = Open(text, ServiceName.Usedesk, depth, left);
            var token = reader.Read() ? JToken.ReadFrom(reader, s_settings) : null;
            if (reader.Read())
            {
                return null;
            }

            left = reader.Left;
            return token;
        }
        catch (Exception error) when (IsSyntax(error) || error is WebhookException)
        {
            return null;
        }
    }

    /// <summary>Values that somebody else parsed: dictionaries, lists and scalars.</summary>
    /// <exception cref="WebhookException">They go too deep, which is also what happens where one holds itself, or are too many.</exception>
    public static List<JToken> FromValue(object value, ServiceName service)
    {
        var left = WebhookBody.MaximumValues;
        var token = ToToken(value, 1, ref left, service);
        if (token is not (JObject or JArray))
        {
            throw new WebhookException(service, WebhookFailure.Unreadable, $"The body is a value of the type {value.GetType().Name}, and neither text, bytes, a dictionary nor a list.");
        }

        var result = new List<JToken>();
        AddBodies(result, token);
        return result;
    }

    private static CountingReader Open(string text, ServiceName service, int depth = WebhookBody.MaximumDepth, int left = WebhookBody.MaximumValues) => new(new StringReader(text), service, left)
    {
        DateParseHandling = DateParseHandling.None,
        MaxDepth = depth,
        SupportMultipleContent = true,
    };

    private static void AddBodies(List<JToken> result, JToken token)
    {
        if (token is JArray list)
        {
            result.AddRange(list);
        }
        else
        {
            result.Add(token);
        }
    }

    private static bool IsSyntax(Exception error) => error is JsonException or ArgumentException or FormatException or OverflowException;

    private static WebhookException Explain(Exception error, JsonTextReader reader, string text, ServiceName service)
    {
        // The reader counts from 0 until it has taken something in.
        var place = $"line {Math.Max(1, reader.LineNumber)}, position {Math.Max(1, reader.LinePosition)}";
        // The reader stops before it steps down, so that its depth alone does not tell.
        if (reader.Depth >= WebhookBody.MaximumDepth && error.Message.StartsWith("The reader's MaxDepth", StringComparison.Ordinal))
        {
            return new WebhookException(service, WebhookFailure.TooDeep, $"The body nests values deeper than the {WebhookBody.MaximumDepth} levels that are read ({place}).");
        }

        if (error.Message.StartsWith("Property with the name", StringComparison.Ordinal))
        {
            return new WebhookException(service, WebhookFailure.Unreadable, $"The body has the same name twice in one object ({place}).");
        }

        return IsAtEnd(reader, text)
            ? new WebhookException(service, WebhookFailure.Truncated, $"The body is JSON that ends too early ({place}).")
            : new WebhookException(service, WebhookFailure.Unreadable, $"The body is not JSON: it goes wrong at {place}.");
    }

    /// <summary>Whether the reader has used up the text.</summary>
    private static bool IsAtEnd(JsonTextReader reader, string text)
    {
        var lines = 1;
        var lastLine = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                lines++;
                lastLine = i + 1;
            }
        }

        return reader.LineNumber >= lines && reader.LinePosition >= text.Length - lastLine;
    }

    private static WebhookException TooMany(ServiceName service)
        => new(service, WebhookFailure.TooLarge, $"The body holds more than the {WebhookBody.MaximumValues} values that are read.");

    private static JToken ToToken(object? value, int depth, ref int left, ServiceName service)
    {
        if (depth > WebhookBody.MaximumDepth)
        {
            throw new WebhookException(service, WebhookFailure.TooDeep, $"The body nests values deeper than the {WebhookBody.MaximumDepth} levels that are read.");
        }

        if (--left < 0)
        {
            throw TooMany(service);
        }

        switch (value)
        {
            case null:
                return JValue.CreateNull();
            case JToken token:
                return token.DeepClone();
            case IDictionary dictionary:
                var result = new JObject();
                foreach (DictionaryEntry entry in dictionary)
                {
                    result[Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty] = ToToken(entry.Value, depth + 1, ref left, service);
                }

                return result;
            case DateTime time:
                return new JValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
            case DateTimeOffset time:
                return new JValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
            case string or bool or byte or sbyte or short or ushort or int or uint or long or float or double or decimal:
                return new JValue(value);
            case IEnumerable list:
                var items = new JArray();
                foreach (var item in list)
                {
                    items.Add(ToToken(item, depth + 1, ref left, service));
                }

                return items;
            default:
                return new JValue(Convert.ToString(value, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Gives up on a text of nothing but tiny values: as a tree it would take a hundred times its length.</summary>
    private sealed class CountingReader : JsonTextReader
    {
        private readonly ServiceName _service;

        public CountingReader(TextReader text, ServiceName service, int left)
            : base(text)
        {
            _service = service;
            Left = left;
        }

        public int Left { get; private set; }

        public override bool Read()
        {
            var more = base.Read();
            if (TokenType is not (JsonToken.EndArray or JsonToken.EndObject or JsonToken.PropertyName or JsonToken.None) && --Left < 0)
            {
                throw TooMany(_service);
            }

            return more;
        }
    }
}
