using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using UsedeskUdesk.Client.Journals;
using UsedeskUdesk.Client.Json;
using Xunit;

namespace UsedeskUdesk.Tests.Properties;

/// <summary>Whatever a service writes into a field, the rest of the object is read, and nothing gets lost.</summary>
[Trait("Kind", "Property")]
public class ModelProperties
{
    private static readonly (Type Model, JsonSerializer Serializer, JsonProperty[] Fields)[] s_models = typeof(ApiObject).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ApiObject)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null && !type.FullName!.Contains("Event", StringComparison.Ordinal))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type =>
        {
            var serializer = type.Name.StartsWith("Usedesk", StringComparison.Ordinal) ? WireSerializer.Usedesk : WireSerializer.Udesk;
            return (type, serializer, ((JsonObjectContract)serializer.ContractResolver.ResolveContract(type)).Properties.ToArray());
        })
        .Where(model => model.Item3.Length > 1)
        .ToArray();

    [Fact]
    public void TheModelsAreFound() => Assert.True(s_models.Length > 50, $"{s_models.Length} models");

    [BudgetProperty(500)]
    public void AnOddFieldCostsNoOtherAndIsNoError(Seed seed)
    {
        var make = seed.Make();
        var (model, serializer, fields) = make.OneOf(s_models);
        var numbers = fields.Where(field => field.PropertyType == typeof(long) || field.PropertyType == typeof(long?)).ToArray();
        var json = new JObject();
        foreach (var field in make.Shuffled(fields).Take(1 + make.Below(5)))
        {
            json[field.PropertyName!] = make.Json();
        }

        var unknown = "unknown_" + make.Below(100);
        json[unknown] = make.Below(1_000_000);
        var known = numbers.Length > 0 ? make.OneOf(numbers) : null;
        // Two names of one property: the later one would count.
        var isAlone = known is not null && fields.Count(field => field.UnderlyingName == known.UnderlyingName || Equals(field.ValueProvider, known.ValueProvider)) == 1 && fields.Count(field => field.PropertyName == known.PropertyName) == 1;
        if (isAlone)
        {
            json.Remove(known!.PropertyName!);
            json[known.PropertyName!] = 12345;
        }

        // PHP writes a list with gaps as an object; a reader sees the text as it came, not a tree that is already made.
        using var reader = new JsonTextReader(new StringReader(json.ToString())) { DateParseHandling = DateParseHandling.None };
        var read = (ApiObject)serializer.Deserialize(reader, model)!;

        Assert.Equal((long)(int)json[unknown]!, Convert.ToInt64(read.AdditionalProperties[unknown], CultureInfo.InvariantCulture));
        Assert.True(!isAlone || Equals(12345L, known!.ValueProvider!.GetValue(read)), $"{model.Name}.{known?.PropertyName} of {json}");
        _ = read.ToString();
    }

    /// <summary>A number is one, whether it comes as a number, as text, with blanks, or with a fraction of nothing.</summary>
    [BudgetProperty(300)]
    public void ANumberMeansTheSameInEachForm(Seed seed)
    {
        var make = seed.Make();
        var number = make.Number();
        var plain = number.ToString(CultureInfo.InvariantCulture);
        foreach (var form in new[] { plain, $"\"{plain}\"", $"\" {plain} \"", $"\"{plain}.0\"" })
        {
            var agent = WireSerializer.Udesk.Deserialize<UdeskAgent>(new JsonTextReader(new StringReader($"{{\"id\":{form}}}")))!;
            var user = WireSerializer.Usedesk.Deserialize<UsedeskUser>(new JsonTextReader(new StringReader($"{{\"id\":{form}}}")))!;
            Assert.Equal((number, number), (agent.AgentId, user.UserId));
        }
    }

    /// <summary>What a journal gives back is what went in.</summary>
    [BudgetProperty(300)]
    public void AResultComesBackFromAJournal(Seed seed)
    {
        var make = seed.Make();
        var (model, serializer, fields) = make.OneOf(s_models);
        var json = new JObject();
        foreach (var field in make.Shuffled(fields).Take(1 + make.Below(8)))
        {
            json[field.PropertyName!] = make.Flag() ? make.Json() : make.OneOf<JToken>([make.Number(), make.Text(), "2026-11-24 10:00:00", true]);
        }

        json["unknown"] = make.Json();
        using var reader = new JsonTextReader(new StringReader(json.ToString())) { DateParseHandling = DateParseHandling.None };
        var read = serializer.Deserialize(reader, model)!;

        var line = new JObject { ["result"] = JournalResults.Write(read) };
        var again = typeof(JournalResults).GetMethod(nameof(JournalResults.Read))!.MakeGenericMethod(model).Invoke(null, [JournalLine.Parse(new ArraySegment<byte>(System.Text.Encoding.UTF8.GetBytes(line.ToString(Formatting.None))))])!;

        Assert.Equal(Show(read), Show(again));
    }

    private static string Show(object value) => JournalResults.Write(value).ToString(Formatting.Indented);
}
