using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>Replays what other clients send and read: see tests/peers/README.md.</summary>
public class PeerTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "peers");
    private static readonly string[] s_signature = ["email", "timestamp", "nonce", "sign_version", "sign"];
    private static readonly string[] s_envelope = ["code", "status", "message", "size", "total", "total_pages", "meta", "page", "last-page", "count", "total-count"];
    private static readonly JsonSerializer s_requests = JsonSerializer.Create(new JsonSerializerSettings
    {
        DateParseHandling = DateParseHandling.None,
        MissingMemberHandling = MissingMemberHandling.Error,
        Converters = [new KeyReader(), new StatusReader()],
    });

    public static TheoryData<string> Files => new(Directory.EnumerateFiles(s_folder, "*.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(s_folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Fact]
    public void ThereAreWitnesses() => Assert.True(Files.Count >= 25, $"{Files.Count} files");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task ThePeerAgrees(string file)
    {
        var peer = (JObject)Parse(File.ReadAllText(Path.Combine(s_folder, file)));
        Assert.All(Assert.IsType<JArray>(peer["sources"]), source => Assert.Matches(@"^[\w.-]+/[\w.-]+( |:)", (string)source!));
        foreach (var answer in Assert.IsType<JArray>(peer["answers"]).Cast<JObject>())
        {
            await using var server = new RawServer(Http.Json(answer["body"]!.ToString(Formatting.None)));

            var result = await SendAsync(file.Split('/')[0], server.BaseUri, (string)peer["request"]!, (JObject)peer["given"]!);

            CheckCall((JObject)peer["sends"]!, Assert.Single(server.Arrived));
            CheckReads((JObject)answer["reads"]!, result);
            CheckWhole(answer, result);
        }
    }

    private static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.Load(reader);
    }

    private static async Task<object> SendAsync(string service, Uri address, string typeName, JObject given)
    {
        var type = typeof(ApiObject).Assembly.GetType($"UsedeskUdesk.{typeName}", throwOnError: true)!;
        var request = given.ToObject(type, s_requests)!;
        using IDisposable client = service == "udesk" ? Udesk(address, now: () => new DateTimeOffset(2026, 5, 20, 12, 0, 0, TimeSpan.FromHours(8))) : Usedesk(address);
        var listing = type.GetInterfaces().FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IPageRequest<,>));
        var flags = BindingFlags.NonPublic | BindingFlags.Static;
        if (listing is not null)
        {
            return await (Task<object>)typeof(PeerTests).GetMethod(nameof(ListAsync), flags)!.MakeGenericMethod(listing.GenericTypeArguments).Invoke(null, [client, request])!;
        }

        var call = type;
        while (!(call.IsGenericType && call.GetGenericTypeDefinition() == typeof(ApiRequest<,>)))
        {
            call = call.BaseType!;
        }

        return await (Task<object>)typeof(PeerTests).GetMethod(nameof(CallAsync), flags)!.MakeGenericMethod(call.GenericTypeArguments).Invoke(null, [client, request])!;
    }

    private static async Task<object> CallAsync<TService, TResult>(IApiClient<TService> client, ApiRequest<TService, TResult> request)
        where TService : IService
        => (await Guard.Async(client.SendAsync(request)))!;

    private static async Task<object> ListAsync<TService, TItem>(IApiClient<TService> client, IPageRequest<TService, TItem> request)
        where TService : IService
    {
        var reader = client.Read(request);
        var rows = await Guard.Async(reader.NextAsync());
        Assert.Null(await Guard.Async(reader.NextAsync()));
        return rows!;
    }

    private static void CheckCall(JObject sends, Exchange arrived)
    {
        Assert.Equal(((string?)sends["method"], $"/api/{sends["path"]}"), (arrived.Method, Uri.UnescapeDataString(arrived.Target.Split('?')[0])));
        var query = arrived.Target.Split('?', 2).Skip(1).SelectMany(text => text.Split('&')).Select(pair => pair.Split('='))
            .Select(pair => (Name: Uri.UnescapeDataString(pair[0]), Value: Uri.UnescapeDataString(pair[1])))
            .Where(pair => !s_signature.Contains(pair.Name) && pair.Name != "api_token").ToArray();
        var wanted = (sends["query"] as JObject)?.Properties().Select(property => (Name: property.Name, Value: (string)property.Value!)).ToArray() ?? [];
        Assert.Equal(wanted.Order(), query.Order());
        if (sends["body"] is not JObject body)
        {
            Assert.Empty(arrived.Body);
            return;
        }

        var sent = JObject.Parse(arrived.Text);
        sent.Remove("api_token");
        Assert.True(JToken.DeepEquals(Sorted(body), Sorted(sent)), $"The peer sends {Sorted(body).ToString(Formatting.None)}, the module {Sorted(sent).ToString(Formatting.None)}");
    }

    private static JToken Sorted(JToken token) => token switch
    {
        JObject map => new JObject(map.Properties().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => new JProperty(property.Name, Sorted(property.Value)))),
        JArray list => new JArray(list.Select(Sorted)),
        _ => token,
    };

    private static void CheckReads(JObject reads, object result)
    {
        Assert.NotEmpty(reads.Properties());
        foreach (var read in reads.Properties())
        {
            var value = Regex.Matches(read.Name, @"\[(\d+)\]|([A-Za-z_]\w*)").Aggregate((object?)result, Step);
            if (read.Value is JArray list)
            {
                Assert.Equal(list.Select(item => (string?)item), Assert.IsAssignableFrom<IEnumerable>(value).Cast<object>().Select(Text));
                continue;
            }

            Assert.True((string?)read.Value == Text(value), $"{read.Name} should be {read.Value}, and is {Text(value)}");
        }
    }

    private static object? Step(object? value, Match step)
    {
        if (step.Groups[1].Success)
        {
            return Assert.IsAssignableFrom<IEnumerable>(value).Cast<object>().ElementAt(int.Parse(step.Groups[1].Value, CultureInfo.InvariantCulture));
        }

        var name = step.Groups[2].Value;
        return value is IDictionary<string, object?> fields ? fields[name] : value!.GetType().GetProperty(name)?.GetValue(value)
            ?? (value.GetType().GetProperty(name) is null ? throw new ArgumentException($"{value.GetType().Name} has no {name}") : null);
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Each value of the answer must be somewhere in what came out, in whatever form.</summary>
    private static void CheckWhole(JObject answer, object result)
    {
        var drops = answer["drops"]?.Select(drop => (string)drop!).ToArray() ?? [];
        var body = answer["body"]!.DeepClone();
        if (body is JObject envelope)
        {
            foreach (var name in s_envelope.Where(name => envelope.Count > 1 && envelope.Properties().Any(property => property.Name != name && property.Value is JContainer)))
            {
                envelope.Remove(name);
            }
        }

        var texts = Leaves(Parse(JsonConvert.SerializeObject(result))).Select(leaf => leaf.ToString(CultureInfo.InvariantCulture)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lost = Leaves(body)
            .Where(leaf => leaf.Type is not JTokenType.Null && leaf.ToString(CultureInfo.InvariantCulture).Length > 0)
            .Where(leaf => !drops.Any(drop => leaf.ToString(CultureInfo.InvariantCulture) == drop || leaf.AncestorsAndSelf().OfType<JProperty>().Any(property => property.Name == drop)))
            .Where(leaf => !Forms(leaf).Any(texts.Contains))
            .Select(leaf => $"{leaf.Path} = {leaf}");

        Assert.Empty(lost);
    }

    private static IEnumerable<JValue> Leaves(JToken token) => token is JValue value ? [value] : ((JContainer)token).Descendants().OfType<JValue>();

    private static IEnumerable<string> Forms(JValue leaf)
    {
        var text = leaf.ToString(CultureInfo.InvariantCulture);
        yield return text;
        yield return text + ".0";
        if (text is "0" or "1" || leaf.Type == JTokenType.Boolean)
        {
            // A flag; and true is the word success where a status is meant.
            yield return text is "1" or "True" ? "True" : "False";
            yield return text is "1" or "True" ? "success" : "False";
        }

        foreach (var service in new[] { ServiceName.Udesk, ServiceName.Usedesk })
        {
            if (leaf.Type == JTokenType.String && text.Contains(':', StringComparison.Ordinal) && ServiceTime.TryParse(text, service, out var time))
            {
                yield return time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            }
        }

        if (text.Contains(',', StringComparison.Ordinal))
        {
            // A list that came as one text.
            yield return text.Split(',')[^1].Trim();
        }
    }

    /// <summary>A customer's key, as {type, content}.</summary>
    private sealed class KeyReader : JsonConverter<UdeskCustomerKey>
    {
        public override bool CanWrite => false;

        public override UdeskCustomerKey ReadJson(JsonReader reader, Type objectType, UdeskCustomerKey? existingValue, bool hasExistingValue, JsonSerializer serializer)
        {
            var json = JObject.Load(reader);
            var content = (string)json["content"]!;
            return (string?)json["type"] switch
            {
                "id" => UdeskCustomerKey.ById(long.Parse(content, CultureInfo.InvariantCulture)),
                "email" => UdeskCustomerKey.ByEmail(content),
                "cellphone" => UdeskCustomerKey.ByCellPhone(content),
                "token" => UdeskCustomerKey.ByToken(content),
                var other => throw new JsonException($"{other} is no type of key"),
            };
        }

        public override void WriteJson(JsonWriter writer, UdeskCustomerKey? value, JsonSerializer serializer) => throw new NotSupportedException();
    }

    /// <summary>A ticket's status, as its number.</summary>
    private sealed class StatusReader : JsonConverter<UsedeskTicketStatus>
    {
        public override bool CanWrite => false;

        public override UsedeskTicketStatus ReadJson(JsonReader reader, Type objectType, UsedeskTicketStatus? existingValue, bool hasExistingValue, JsonSerializer serializer)
            => new(Convert.ToInt32(reader.Value, CultureInfo.InvariantCulture));

        public override void WriteJson(JsonWriter writer, UsedeskTicketStatus? value, JsonSerializer serializer) => throw new NotSupportedException();
    }
}
