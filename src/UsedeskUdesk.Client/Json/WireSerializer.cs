using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Json;

/// <summary>Reads a service's JSON into models: lenient in what each field holds, and without losing a field.</summary>
internal static class WireSerializer
{
    public static readonly JsonSerializer Udesk = Create(ServiceName.Udesk, UdeskOperations.Fields);
    public static readonly JsonSerializer Usedesk = Create(ServiceName.Usedesk, UsedeskOperations.Fields);

    private static JsonSerializer Create(ServiceName service, IrregularFields irregular)
    {
        var serializer = JsonSerializer.Create(new JsonSerializerSettings
        {
            ContractResolver = new Resolver(irregular),
            DateParseHandling = DateParseHandling.None,
            NullValueHandling = NullValueHandling.Ignore,
            MissingMemberHandling = MissingMemberHandling.Ignore,
            // Fields such as $id and $ref are the service's, and no word to this library: it would take a row for another one.
            MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
            MaxDepth = 64,
        });
        serializer.Converters.Add(new LenientScalarConverter(service));
        serializer.Error += static (_, error) =>
        {
            // One field of a form that no property can take (a list where an object is expected, at whatever depth of the field) does not
            // cost the whole object; broken JSON and rows that cannot be read still do.
            error.ErrorContext.Handled = error.ErrorContext.Error is JsonSerializationException && error.CurrentObject is ApiObject;
        };
        return serializer;
    }

    private sealed class Resolver : DefaultContractResolver
    {
        private static readonly PlainConverter s_plain = new();

        private readonly IrregularFields _irregular;

        public Resolver(IrregularFields irregular)
        {
            NamingStrategy = new SnakeCaseNamingStrategy();
            _irregular = irregular;
        }

        protected override JsonObjectContract CreateObjectContract(Type objectType)
        {
            var contract = base.CreateObjectContract(objectType);
            if (typeof(ApiObject).IsAssignableFrom(objectType))
            {
                contract.ExtensionDataSetter = static (target, name, value)
                    => ((ApiObject)target).AdditionalProperties[name] = value is JToken token ? JsonValues.ToPlain(token) : value;
            }

            if (_irregular.CompletionOf(objectType) is { } complete)
            {
                contract.OnDeserializedCallbacks.Add((model, _) => complete(model));
            }

            return contract;
        }

        protected override IList<JsonProperty> CreateProperties(Type type, MemberSerialization memberSerialization)
        {
            var properties = base.CreateProperties(type, memberSerialization)
                .Where(property => property.Writable && property.UnderlyingName != nameof(ApiObject.AdditionalProperties))
                .ToList();
            foreach (var property in properties.ToArray())
            {
                if (property.AttributeProvider?.GetAttributes(typeof(WireNameAttribute), inherit: true).FirstOrDefault() is not WireNameAttribute names)
                {
                    continue;
                }

                property.PropertyName = names.Name;
                foreach (var alias in names.Aliases)
                {
                    properties.Add(new JsonProperty
                    {
                        PropertyName = alias,
                        PropertyType = property.PropertyType,
                        DeclaringType = property.DeclaringType,
                        UnderlyingName = property.UnderlyingName,
                        ValueProvider = property.ValueProvider,
                        Readable = false,
                        Writable = true,
                    });
                }
            }

            if (typeof(ApiObject).IsAssignableFrom(type))
            {
                foreach (var property in properties.Where(static property => IsId(property)))
                {
                    (property.ValueProvider, property.PropertyType, property.Converter) = (new IdField(property.PropertyName!, property.ValueProvider!), typeof(object), s_plain);
                }
            }

            foreach (var field in _irregular.For(type))
            {
                properties.RemoveAll(property => property.PropertyName == field.Name);
                properties.Add(new JsonProperty
                {
                    PropertyName = field.Name,
                    PropertyType = field.TakesPlain ? typeof(object) : typeof(JToken),
                    Converter = field.TakesPlain ? s_plain : null,
                    DeclaringType = type,
                    ValueProvider = field,
                    NullValueHandling = field.TakesNull ? NullValueHandling.Include : null,
                    Readable = false,
                    Writable = true,
                });
            }

            return properties;
        }
    }

    private static bool IsId(JsonProperty property)
        => property.UnderlyingName?.EndsWith("Id", StringComparison.Ordinal) == true && (Nullable.GetUnderlyingType(property.PropertyType!) ?? property.PropertyType) == typeof(long);

    /// <summary>Reads any JSON as plain values.</summary>
    private sealed class PlainConverter : JsonConverter
    {
        public override bool CanWrite => false;

        public override bool CanConvert(Type objectType) => true;

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => JsonValues.ReadPlain(reader);

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
    }

    /// <summary>Numbers as text, text as numbers, "1" as true, empty text as nothing, dates in any of the services' forms.</summary>
    private sealed class LenientScalarConverter : JsonConverter
    {
        private readonly ServiceName _service;

        public LenientScalarConverter(ServiceName service) => _service = service;

        public override bool CanWrite => false;

        public override bool CanConvert(Type objectType)
        {
            var type = Nullable.GetUnderlyingType(objectType) ?? objectType;
            return type == typeof(long) || type == typeof(int) || type == typeof(double) || type == typeof(bool)
                || type == typeof(string) || type == typeof(DateTimeOffset) || type == typeof(UsedeskTicketStatus)
                || typeof(IDictionary<string, object?>) == type;
        }

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
        {
            var type = Nullable.GetUnderlyingType(objectType) ?? objectType;
            var value = reader.TokenType is JsonToken.StartObject or JsonToken.StartArray ? JToken.Load(reader) : reader.Value;
            var result = Convert(value, type);
            return result ?? (type.IsValueType && type == objectType ? Activator.CreateInstance(type) : null);
        }

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();

        private object? Convert(object? value, Type type)
        {
            if (value is null)
            {
                return null;
            }

            if (typeof(IDictionary<string, object?>) == type)
            {
                return JsonValues.ToPlain(value as JObject);
            }

            if (type == typeof(string))
            {
                return value switch
                {
                    string text => text,
                    bool flag => flag ? "true" : "false",
                    JToken token => token.ToString(Formatting.None),
                    _ => System.Convert.ToString(value, CultureInfo.InvariantCulture),
                };
            }

            if (type == typeof(bool))
            {
                return value switch
                {
                    bool flag => flag,
                    long number => number != 0,
                    string text => text.Trim().ToLowerInvariant() switch
                    {
                        "1" or "true" or "yes" or "on" => true,
                        "0" or "false" or "no" or "off" => false,
                        _ => null,
                    },
                    _ => null,
                };
            }

            var plain = (value as string ?? System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty).Trim();
            if (type == typeof(DateTimeOffset))
            {
                return ServiceTime.TryParse(plain, _service, out var time) ? time : null;
            }

            if (type == typeof(double))
            {
                return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;
            }

            if (!decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number0))
            {
                return value is bool yes && type != typeof(UsedeskTicketStatus) ? (type == typeof(int) ? (object)(yes ? 1 : 0) : (yes ? 1L : 0L)) : null;
            }

            var whole = decimal.Truncate(number0);
            if (type == typeof(long))
            {
                return whole is >= long.MinValue and <= long.MaxValue ? (long)whole : null;
            }

            if (whole is < int.MinValue or > int.MaxValue)
            {
                return null;
            }

            return type == typeof(UsedeskTicketStatus) ? new UsedeskTicketStatus((int)whole) : (object)(int)whole;
        }
    }
}
