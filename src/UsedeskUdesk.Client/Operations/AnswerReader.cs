using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Outcomes;

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
    private const string NotExpected = "it is not the JSON that was expected";

    private readonly ServiceName _service;
    private readonly HttpResponseMessage _response;
    private readonly JsonSerializer _serializer;
    private readonly Redactor _redactor;

    /// <param name="service">Whose answer it is.</param>
    /// <param name="response">The answer, read whole.</param>
    /// <param name="redactor">Keeps secrets out of what is read.</param>
    public AnswerReader(ServiceName service, HttpResponseMessage response, Redactor redactor)
    {
        _service = service;
        _response = response;
        _redactor = redactor;
        _serializer = service == ServiceName.Udesk ? WireSerializer.Udesk : WireSerializer.Usedesk;
    }

    private PooledContent Body => (PooledContent)_response.Content;

    /// <summary>
    /// What kept the call from being repeated is what the caller hears. Without the service's text: that was read as it came, with whatever secret it echoes.
    /// </summary>
    private Verdict Seen => Body.Verdict.Kind == VerdictKind.Contradiction ? new(VerdictKind.Contradiction, null, "it is an HTTP error, and what an answer of success has stands in it") : default;

    private bool IsSuccessStatus => _response.IsSuccessStatusCode;

    public Answer<TData> Read<TData>(Operation operation)
    {
        using var reader = Open();
        try
        {
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
            throw Unreadable(reader.HasTooMuch ? "it has more values than are read of one answer" : NotExpected, error);
        }
    }

    /// <summary>Reads what came beside the data.</summary>
    public TData? Convert<TData>(JToken? value)
        where TData : class
    {
        try
        {
            return value is JArray or JObject ? value.ToObject<TData>(_serializer) : null;
        }
        catch (JsonException error)
        {
            throw Unreadable(NotExpected, error);
        }
    }

    private Answer<TData> ReadArray<TData>(JsonTextReader reader, Operation operation)
    {
        if (!IsSuccessStatus)
        {
            throw new AnswerException(Seen);
        }

        if (operation.MustAnswer.Length > 0)
        {
            throw Unreadable("it is a list where one object was expected", null);
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
            if (name == operation.Data && operation.MustAnswer.Length == 0 && HoldsData<TData>(reader.TokenType))
            {
                data = reader.TokenType == JsonToken.StartObject && typeof(TData).IsArray
                    ? ListInObject<TData>(reader, name)
                    : _serializer.Deserialize<TData>(reader); // Straight into the model: no tree in between.
            }
            else
            {
                var value = JToken.Load(reader);
                if (name == operation.Data && operation.MustAnswer.Length == 0 && typeof(TData).IsArray && !Envelopes.IsNothing(value))
                {
                    // Taken for no data, it would be an empty list where there are rows.
                    throw Unreadable($"'{name}' holds no list", null);
                }

                if (rest.TryGetValue(name, StringComparison.Ordinal, out var before) && !JToken.DeepEquals(before, value))
                {
                    // A success and a failure, or two IDs.
                    throw Unreadable($"it has '{name}' twice, with different values", null);
                }

                rest[name] = value;
            }
        }

        if (reader.TokenType != JsonToken.EndObject)
        {
            throw Unreadable("it breaks off", null);
        }

        ExpectEnd(reader);
        var code = Accept(operation, rest);
        var lacksData = data is null && Lacks(operation.Data, rest);
        if (operation.Data.Length == 0)
        {
            if (operation.Envelope == Envelope.UdeskCode && typeof(TData) != typeof(JToken))
            {
                // Part of the envelope: it would stand among the fields that no property shows.
                rest.Remove("code");
            }

            data = typeof(TData).IsArray ? throw Unreadable("it is one object where a list was expected", null) : rest.ToObject<TData>(_serializer);
        }
        else if ((operation.MustAnswer.Length > 0 || operation.Data.IndexOf('.') > 0) && rest.SelectToken(operation.Data) is { } held)
        {
            held.Parent!.Remove();
            data = held.ToObject<TData>(_serializer);
        }

        return new(code, data, rest) { LacksData = lacksData };
    }

    /// <summary>Whether a field is not there. One that is there and empty, or lies within an empty one, is a way to say that there is nothing.</summary>
    private static bool Lacks(string path, JObject fields)
    {
        JToken? value = fields;
        foreach (var name in path.Split('.'))
        {
            if (value is not JObject { Count: > 0 } parent)
            {
                return false;
            }

            if (!parent.TryGetValue(name, StringComparison.Ordinal, out value))
            {
                return path.Length > 0;
            }
        }

        return false;
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

    /// <summary>The code of an answer that is a success.</summary>
    private int? Accept(Operation operation, JObject fields)
    {
        var verdict = Envelopes.Judge(operation, fields, IsSuccessStatus);
        if (verdict.Kind == VerdictKind.Success)
        {
            return verdict.Code;
        }

        if (verdict.Kind != VerdictKind.None || !IsSuccessStatus)
        {
            throw new AnswerException(verdict.Kind != VerdictKind.Contradiction && Seen.Kind == VerdictKind.Contradiction ? Seen : verdict) { Ids = Envelopes.Ids(fields) };
        }

        if (operation.Envelope != Envelope.Usedesk)
        {
            throw Unreadable("it has no field to tell success from failure", null);
        }

        // Usedesk's reads have no envelope; its writes say success or at least name what they made or changed.
        return operation.MustAnswer.Length == 0 || Envelopes.Names(operation, fields) ? null : throw Unreadable(Envelopes.Lacks(operation), null);
    }

    /// <summary>Usedesk answers some calls with nothing at all; that is only a success where nothing was asked for.</summary>
    private Answer<TData> Empty<TData>(Operation operation)
    {
        if (!IsSuccessStatus)
        {
            throw new AnswerException(Seen);
        }

        if (!Body.HasEnd)
        {
            // The service may have broken down behind the headers.
            throw Unreadable("it is empty, and nothing says that this is all", null);
        }

        if (operation.Envelope == Envelope.Usedesk && (operation.MustAnswer.Length == 0 || operation.MustAnswer.Contains("status")) && (typeof(TData) == typeof(Acknowledgement) || typeof(TData) == typeof(JToken)))
        {
            return new(null, default, new JObject());
        }

        throw Unreadable("it is empty", null);
    }

    private RedactingJsonReader Open()
        => new RedactingJsonReader(
            new StreamReader(Body.OpenRead(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: Math.Min(LargestBuffer, Math.Max(SmallestBuffer, Body.Length))),
            _redactor,
            dropsPhoneSecrets: _service == ServiceName.Udesk)
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
        => IsSuccessStatus ? new AnswerException(why, inner) : new AnswerException(Seen, inner);

    /// <inheritdoc cref="Envelopes.Number"/>
    public static int? Number(JToken? token) => Envelopes.Number(token);
}
