using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client.Journals;

/// <summary>Answers under their properties' own names, so that they come back as they were handed out, values within values included.</summary>
internal static class JournalResults
{
    private static readonly JsonSerializer s_serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new Resolver(),
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        Converters = { new TicketStatusConverter(), new Newtonsoft.Json.Converters.StringEnumConverter(), new PlainConverter(), new ListConverter() },
    });

    public static JToken Write<T>(T result) => result is null ? JValue.CreateNull() : JToken.FromObject(result, s_serializer);

    public static T Read<T>(JObject line) => line["result"] is { Type: not JTokenType.Null } token ? token.ToObject<T>(s_serializer)! : default!;

    /// <summary>What the service answered goes into the file; what is computed from it does not.</summary>
    private sealed class Resolver : DefaultContractResolver
    {
        protected override JsonObjectContract CreateObjectContract(Type objectType)
        {
            var contract = base.CreateObjectContract(objectType);
            foreach (var property in contract.Properties.ToArray())
            {
                var comesBack = property.Writable || property.PropertyType == typeof(IDictionary<string, object?>) || contract.CreatorParameters.GetClosestMatchProperty(property.PropertyName!) is not null;
                if (!comesBack)
                {
                    contract.Properties.Remove(property);
                }
            }

            return contract;
        }
    }

    /// <summary>Values of any kind come back as the plain ones that they were: not as a library's own.</summary>
    private sealed class PlainConverter : JsonConverter
    {
        public override bool CanWrite => false;

        public override bool CanConvert(Type objectType) => objectType == typeof(object) || objectType == typeof(IDictionary<string, object?>);

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
        {
            var value = JsonValues.ReadPlain(reader);
            if (existingValue is not IDictionary<string, object?> existing || value is not IDictionary<string, object?> fields)
            {
                return value;
            }

            // A property without a setter, as AdditionalProperties is.
            foreach (var field in fields)
            {
                existing[field.Key] = field.Value;
            }

            return existing;
        }

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
    }

    /// <summary>Lists of models are arrays when they come from a service.</summary>
    private sealed class ListConverter : JsonConverter
    {
        public override bool CanWrite => false;

        public override bool CanConvert(Type objectType) => objectType.IsGenericType && objectType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
            => serializer.Deserialize(reader, objectType.GetGenericArguments()[0].MakeArrayType());

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
    }

    private sealed class TicketStatusConverter : JsonConverter<UsedeskTicketStatus>
    {
        public override UsedeskTicketStatus? ReadJson(JsonReader reader, Type objectType, UsedeskTicketStatus? existingValue, bool hasExistingValue, JsonSerializer serializer)
            => reader.Value is null ? null : new UsedeskTicketStatus(Convert.ToInt32(reader.Value, CultureInfo.InvariantCulture));

        public override void WriteJson(JsonWriter writer, UsedeskTicketStatus? value, JsonSerializer serializer) => writer.WriteValue(value?.Id);
    }
}
