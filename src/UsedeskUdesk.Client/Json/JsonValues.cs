using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Json;

/// <summary>Between JSON and plain values: text, numbers, Booleans, null, arrays, dictionaries.</summary>
internal static class JsonValues
{
    public static object? ToPlain(JToken? token) => token switch
    {
        null => null,
        JObject o => o.Properties().ToDictionaryInOrder(),
        JArray a => a.Select(ToPlain).ToArray(),
        JValue v => v.Value,
        _ => token.ToString(),
    };

    /// <summary>Reads the value that the reader stands on, and leaves the reader on its end.</summary>
    public static object? ReadPlain(JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                var dictionary = new FieldDictionary();
                while (Next(reader) != JsonToken.EndObject)
                {
                    var name = (string)reader.Value!;
                    Next(reader);
                    dictionary[name] = ReadPlain(reader);
                }

                return dictionary;
            case JsonToken.StartArray:
                var list = new List<object?>();
                while (Next(reader) != JsonToken.EndArray)
                {
                    list.Add(ReadPlain(reader));
                }

                return list.ToArray();
            default:
                return reader.Value;
        }
    }

    private static JsonToken Next(JsonReader reader)
    {
        do
        {
            if (!reader.Read())
            {
                throw new JsonReaderException("The JSON ends too early.");
            }
        }
        while (reader.TokenType == JsonToken.Comment);

        return reader.TokenType;
    }

    public static void Write(JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case ApiSecret secret:
                writer.WriteValue(secret.Use(static text => text));
                break;
            case RawJson raw:
                writer.WriteRawValue(raw.Text);
                break;
            case JToken token:
                token.WriteTo(writer);
                break;
            case IDictionary dictionary:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in dictionary)
                {
                    writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case string or bool or char or byte or short or int or long or uint or ulong or float or double or decimal or Guid or Uri:
                writer.WriteValue(value);
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteValue(RequestBuilder.Text(value));
                break;
        }
    }

    private static FieldDictionary ToDictionaryInOrder(this IEnumerable<JProperty> properties)
    {
        var result = new FieldDictionary();
        foreach (var property in properties)
        {
            result[property.Name] = ToPlain(property.Value);
        }

        return result;
    }
}
