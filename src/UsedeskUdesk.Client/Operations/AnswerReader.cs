using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client.Operations;

/// <summary>
/// Reads one answer straight from its bytes. The envelope decides between success and failure; the HTTP status only speaks
/// where there is no envelope.
/// </summary>
internal sealed class AnswerReader
{
    // Most answers are a few hundred bytes: a reader's usual buffers would be most of what a call costs.
    private const int SmallestBuffer = 128;
    private const int LargestBuffer = 4096;

    private readonly ServiceName _service;
    private readonly HttpResponseMessage _response;
    private readonly JsonSerializer _serializer;

    public AnswerReader(ServiceName service, HttpResponseMessage response)
    {
        _service = service;
        _response = response;
        _serializer = service == ServiceName.Udesk ? WireSerializer.Udesk : WireSerializer.Usedesk;
    }

    private PooledContent Body => (PooledContent)_response.Content;

    private bool IsSuccessStatus => _response.IsSuccessStatusCode;

    public Answer<TData> Read<TData>(Operation operation)
    {
        try
        {
            using var reader = Open();
            if (!reader.Read())
            {
                return Empty<TData>(operation);
            }

            if (reader.TokenType == JsonToken.StartArray)
            {
                return ReadArray<TData>(reader, operation);
            }

            if (reader.TokenType != JsonToken.StartObject)
            {
                throw Unreadable("it is a bare value", null);
            }

            return ReadObject<TData>(reader, operation);
        }
        catch (JsonException error)
        {
            throw Unreadable("it is not the JSON that was expected", error);
        }
    }

    private Answer<TData> ReadArray<TData>(JsonTextReader reader, Operation operation)
    {
        if (!IsSuccessStatus)
        {
            throw new AnswerException(ServiceFailure.HttpStatus, null, null);
        }

        if (typeof(TData) == typeof(JToken))
        {
            var list = JToken.Load(reader);
            ExpectEnd(reader);
            return new(null, (TData)(object)list, new JObject());
        }

        if (!typeof(TData).IsArray || operation.Data.Length > 0)
        {
            throw Unreadable("it is a list where one object was expected", null);
        }

        var data = _serializer.Deserialize<TData>(reader);
        ExpectEnd(reader);
        return new(null, data, new JObject());
    }

    private Answer<TData> ReadObject<TData>(JsonTextReader reader, Operation operation)
    {
        var rest = new JObject();
        TData? data = default;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            reader.Read();
            if (name == operation.Data && HoldsData<TData>(reader.TokenType))
            {
                data = reader.TokenType == JsonToken.StartObject && typeof(TData).IsArray
                    ? ListInObject<TData>(reader, name)
                    : _serializer.Deserialize<TData>(reader); // Straight into the model: no tree in between.
            }
            else
            {
                rest[name] = JToken.Load(reader);
            }
        }

        if (reader.TokenType != JsonToken.EndObject)
        {
            throw Unreadable("it breaks off", null);
        }

        ExpectEnd(reader);
        var code = operation.Envelope == Envelope.Usedesk ? UsedeskVerdict(rest) : UdeskVerdict(rest, operation);
        if (operation.Data.Length == 0)
        {
            if (operation.Envelope == Envelope.UdeskCode && typeof(TData) != typeof(JToken))
            {
                // Part of the envelope: it would stand among the fields that no property shows.
                rest.Remove("code");
            }

            data = typeof(TData).IsArray ? throw Unreadable("it is one object where a list was expected", null) : rest.ToObject<TData>(_serializer);
        }

        return new(code, data, rest);
    }

    /// <summary>PHP writes an empty object as an empty list: where an object is expected, a list holds nothing to read.</summary>
    private static bool HoldsData<TData>(JsonToken start) => typeof(TData) == typeof(JToken) || start switch
    {
        JsonToken.StartObject => true,
        JsonToken.StartArray => typeof(TData).IsArray,
        _ => false,
    };

    /// <summary>PHP writes a list with a gap as an object whose keys are numbers; any other object is no list.</summary>
    private TData? ListInObject<TData>(JsonTextReader reader, string name)
    {
        var json = JObject.Load(reader);
        return json.Properties().All(property => int.TryParse(property.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new JArray(json.PropertyValues()).ToObject<TData>(_serializer)
            : throw Unreadable($"'{name}' is one object where a list was expected", null);
    }

    private int? UdeskVerdict(JObject rest, Operation operation)
    {
        var (field, success) = operation.Envelope switch
        {
            Envelope.UdeskStatus1000 => ("status", 1000),
            Envelope.UdeskStatus0 => ("status", 0),
            _ => ("code", 1000),
        };

        // An error of the gateway in front carries `code` also where success would be in `status`.
        var code = Number(rest[field]) ?? (field == "status" ? Number(rest["code"]) : null);
        if (code == success || (code is not null && Array.IndexOf(operation.AlsoAccepted, code.Value) >= 0))
        {
            return code;
        }

        var text = Text(rest["message"]) ?? Text(rest["code_message"]) ?? Text(rest["exception"]) ?? Text(rest["error"]);
        if (code is null)
        {
            throw IsSuccessStatus
                ? Unreadable($"it has no field '{field}' to tell success from failure", null)
                : new AnswerException(ServiceFailure.HttpStatus, null, text);
        }

        throw new AnswerException(UdeskErrors.IsLasting(code.Value, operation.Path) ? ServiceFailure.CredentialsRefused : ServiceFailure.Refused, code, text);
    }

    private int? UsedeskVerdict(JObject rest)
    {
        var status = rest["status"];
        var saysFailed = status is { Type: JTokenType.Boolean } flag && !flag.Value<bool>()
            || status is { Type: JTokenType.String } word && word.Value<string>()?.ToLowerInvariant() is "error" or "failed" or "false";
        var failed = saysFailed
            || !IsNothing(rest["error"])
            || (rest["code"] is not null && status is null && rest.Count <= 2);
        var text = Text(rest["error"]) ?? Text(rest["message"]) ?? Text(rest["errors"]);
        if (failed)
        {
            var code = Number(rest["code"]);
            if (code is null && !saysFailed && (int)_response.StatusCode >= 500)
            {
                // The text of a fault, not the service's own refusal: it does not say that nothing was done.
                throw new AnswerException(ServiceFailure.HttpStatus, null, text);
            }

            throw new AnswerException(code == UsedeskErrors.WrongToken ? ServiceFailure.CredentialsRefused : ServiceFailure.Refused, code, text);
        }

        if (!IsSuccessStatus)
        {
            throw new AnswerException(ServiceFailure.HttpStatus, null, text);
        }

        return null;
    }

    /// <summary>Usedesk answers some calls with nothing at all; that is only a success where nothing was asked for.</summary>
    private Answer<TData> Empty<TData>(Operation operation)
    {
        if (!IsSuccessStatus)
        {
            throw new AnswerException(ServiceFailure.HttpStatus, null, null);
        }

        if (operation.Envelope == Envelope.Usedesk && (typeof(TData) == typeof(Acknowledgement) || typeof(TData) == typeof(JToken)))
        {
            return new(null, default, new JObject());
        }

        throw Unreadable("it is empty", null);
    }

    private JsonTextReader Open()
        => new(new StreamReader(Body.OpenRead(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: Math.Min(LargestBuffer, Math.Max(SmallestBuffer, Body.Length))))
        {
            DateParseHandling = DateParseHandling.None,
            CloseInput = true,
            MaxDepth = 64,
        };

    private void ExpectEnd(JsonTextReader reader)
    {
        if (reader.Read())
        {
            throw Unreadable("something follows after its end", null);
        }
    }

    private AnswerException Unreadable(string why, Exception? inner)
        => IsSuccessStatus
            ? new AnswerException(ServiceFailure.InvalidResponse, null, why, inner)
            : new AnswerException(ServiceFailure.HttpStatus, null, null, inner);

    /// <summary>A whole number, also as text; null for anything else.</summary>
    public static int? Number(JToken? token)
        => token is JValue { Value: not null } value
            && int.TryParse(Convert.ToString(value.Value, CultureInfo.InvariantCulture), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>PHP's ways to say that there is no error.</summary>
    private static bool IsNothing(JToken? token) => token switch
    {
        null or { Type: JTokenType.Null } => true,
        JValue { Value: false or "" or 0L } => true,
        JArray or JObject => !token.HasValues,
        _ => false,
    };

    private static string? Text(JToken? token) => token switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue value => Convert.ToString(value.Value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
        _ => token.ToString(Formatting.None),
    };
}
