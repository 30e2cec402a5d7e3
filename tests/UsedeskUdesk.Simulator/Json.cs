using System.Globalization;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace UsedeskUdesk.Simulator;

internal static class Json
{
    /// <summary>Parses without turning text that looks like a date into one: the wire has only strings.</summary>
    public static JToken? TryParse(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
            var token = JToken.ReadFrom(reader);
            return reader.Read() ? null : token;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What was stored, spelt as the services spell things.</summary>
    public static JToken Entity(object value) => JToken.FromObject(value, Serializer(new SnakeCaseNamingStrategy()));

    /// <summary>The simulator's own things.</summary>
    public static JToken Own(object value) => JToken.FromObject(value, Serializer(new CamelCaseNamingStrategy()));

    public static void Populate(object target, JObject source) => Populate(target, source, new CamelCaseNamingStrategy());

    public static void PopulateEntity(object target, JObject source) => Populate(target, source, new SnakeCaseNamingStrategy());

    private static void Populate(object target, JObject source, NamingStrategy naming)
    {
        var serializer = Serializer(naming);
        serializer.MissingMemberHandling = MissingMemberHandling.Error;
        using var reader = source.CreateReader();
        serializer.Populate(reader, target);
    }

    private static JsonSerializer Serializer(NamingStrategy naming) => new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = naming },
        Culture = CultureInfo.InvariantCulture,
        DateFormatString = "yyyy-MM-ddTHH:mm:ss.fffK",
    };
}
