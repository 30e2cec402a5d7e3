using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UsedeskUdesk.Simulator.Http;
using Xunit;

namespace UsedeskUdesk.EngineTests.Support;

/// <summary>Compares what was written down with what came.</summary>
internal static partial class Expectation
{
    private static readonly string[] s_signature = ["email", "timestamp", "nonce", "sign_version", "sign"];

    /// <summary>Compares the requests, in their order.</summary>
    public static void Arrived(EngineFixture engine, IReadOnlyList<WireCall> expected)
    {
        var arrived = engine.Requests;
        Assert.True(
            expected.Count == arrived.Count,
            $"{expected.Count} requests should arrive, but there were {arrived.Count}: {string.Join("; ", arrived.Select(call => $"{call.Service} {call.Method} {call.Path}"))}");
        foreach (var (wanted, call) in expected.Zip(arrived))
        {
            Compare(engine, wanted, call);
        }
    }

    /// <summary>Compares the objects.</summary>
    public static void CameOut(EngineFixture engine, OperationRow row, IReadOnlyList<PSObject> output)
    {
        Assert.True(
            (row.Count ?? row.Emits.Length) == output.Count,
            $"{row.Count ?? row.Emits.Length} objects should come out, but there were {output.Count}: {string.Join("; ", output.Select(item => $"{item.BaseObject.GetType().Name} {item}"))}");
        foreach (var (wanted, item) in row.Emits.Zip(output))
        {
            var name = item.BaseObject.GetType().FullName!;
            Assert.Equal(wanted.Type, name.StartsWith("UsedeskUdesk.", StringComparison.Ordinal) ? name["UsedeskUdesk.".Length..] : name);
            foreach (var (property, text) in wanted.Properties)
            {
                var found = item.Properties[property];
                Assert.True(found is not null, $"{wanted.Type} has no property {property}.");
                var actual = TextOf(found.Value);
                Assert.True(Matches(Filled(engine, text ?? string.Empty), actual), $"{wanted.Type}.{property} should be '{text}', but is '{actual}'.");
            }
        }
    }

    /// <summary>Puts the values of $(…) in place, as the session knows them.</summary>
    public static string Filled(EngineFixture engine, string text)
        => Expression().Replace(text, match => TextOf(engine.Session.Run(match.Value).ThrowIfFailed().Single()));

    /// <summary>A value as rows write it.</summary>
    public static string TextOf(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => string.Empty,
        string text => text,
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        IDictionary map => string.Join(",", map.Keys.Cast<object>().Select(key => $"{key}={TextOf(map[key])}").Order(StringComparer.Ordinal)),
        IEnumerable list => string.Join(",", list.Cast<object?>().Select(TextOf)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? string.Empty,
    };

    private static void Compare(EngineFixture engine, WireCall wanted, RequestRecord call)
    {
        Assert.Equal($"{wanted.Service} {wanted.Method} /{Filled(engine, wanted.Path)}", $"{call.Service} {call.Method} {call.Path}");
        var query = call.Query.Select(pair => (pair.Name, pair.Value)).ToList();
        var body = call.Body is { Length: > 0 } text ? JsonNode.Parse(text) : null;
        var form = call.Form.Select(pair => (pair.Name, pair.Value)).ToList();
        TakeCredentials(engine, wanted, call, query, body as JsonObject, form);

        var wantedQuery = Pairs(Filled(engine, wanted.Query)).OrderBy(pair => pair.Name, StringComparer.Ordinal).ToList();
        query = [.. query.OrderBy(pair => pair.Name, StringComparer.Ordinal)];
        Assert.True(
            query.Count == wantedQuery.Count && query.Zip(wantedQuery).All(pair => pair.First.Name == pair.Second.Name && Matches(pair.Second.Value, pair.First.Value)),
            $"{call.Method} {call.Path}: the query should be '{Join(wantedQuery)}', but is '{Join(query)}'.");

        if (wanted.Form is { } fields)
        {
            Assert.StartsWith("multipart/form-data", call.ContentType);
            Assert.Equal(fields.Select(field => Filled(engine, field)), form.Select(pair => $"{pair.Name}={pair.Value}"));
            Assert.Equal(wanted.Files, call.Files.Select(file => $"{file.Field}={file.Filename}"));
        }
        else if (wanted.Json is { } json)
        {
            Assert.StartsWith("application/json", call.ContentType);
            var difference = Difference("body", JsonNode.Parse(Filled(engine, json)), body);
            Assert.True(difference is null, $"{call.Method} {call.Path}: {difference}. The body is {body?.ToJsonString(s_readable)}");
        }
        else
        {
            // A call without a body carries no content type: Udesk's queue inquiry fails with one.
            Assert.Null(call.ContentType);
            Assert.Equal(0, call.BodyLength);
        }
    }

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Udesk signs the query; Usedesk's token stands in the body of a POST and nowhere else, and in the query of a GET.</summary>
    private static void TakeCredentials(EngineFixture engine, WireCall wanted, RequestRecord call, List<(string Name, string Value)> query, JsonObject? body, List<(string Name, string Value)> form)
    {
        if (call.Service == "udesk")
        {
            if (!wanted.Signed)
            {
                return;
            }

            Assert.Equal(s_signature.Order(), query.Select(pair => pair.Name).Where(s_signature.Contains).Order());
            query.RemoveAll(pair => s_signature.Contains(pair.Name));
            return;
        }

        var found = new List<string>();
        void Take(List<(string Name, string Value)> pairs)
        {
            found.AddRange(pairs.Where(pair => pair.Name == "api_token").Select(pair => pair.Value));
            pairs.RemoveAll(pair => pair.Name == "api_token");
        }

        if (call.Method == "GET")
        {
            Take(query);
        }
        else
        {
            Take(form);
            if (body?["api_token"] is { } token)
            {
                found.Add(token.GetValue<string>());
                body.Remove("api_token");
            }
        }

        Assert.Equal([engine.Simulator.UsedeskToken], found);
    }

    private static string? Difference(string place, JsonNode? wanted, JsonNode? actual)
    {
        switch (wanted, actual)
        {
            case (JsonObject left, JsonObject right):
                var names = left.Select(pair => pair.Key).Except(right.Select(pair => pair.Key)).ToArray();
                var surplus = right.Select(pair => pair.Key).Except(left.Select(pair => pair.Key)).ToArray();
                return names.Length > 0 ? $"{place} lacks {string.Join(", ", names)}"
                    : surplus.Length > 0 ? $"{place} has {string.Join(", ", surplus)}, which should not be there"
                    : left.Select(pair => Difference($"{place}.{pair.Key}", pair.Value, right[pair.Key])).FirstOrDefault(difference => difference is not null);
            case (JsonArray left, JsonArray right):
                return left.Count != right.Count
                    ? $"{place} should have {left.Count} items, but has {right.Count}"
                    : left.Zip(right).Select((pair, i) => Difference($"{place}[{i}]", pair.First, pair.Second)).FirstOrDefault(difference => difference is not null);
            case (JsonValue left, JsonValue right) when left.GetValueKind() == JsonValueKind.String && left.GetValue<string>() is ['<', .., '>'] pattern:
                return Matches(pattern, right.ToString()) ? null : $"{place} should be {pattern}, but is {right.ToJsonString(s_readable)}";
            default:
                return JsonNode.DeepEquals(wanted, actual) ? null : $"{place} should be {wanted?.ToJsonString(s_readable) ?? "null"}, but is {actual?.ToJsonString(s_readable) ?? "null"}";
        }
    }

    private static bool Matches(string wanted, string actual) => wanted switch
    {
        "<number>" => long.TryParse(actual, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "<decimal>" => double.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "<guid>" => Guid.TryParseExact(actual, "D", out _),
        "<time>" => DateTimeOffset.TryParse(actual, CultureInfo.InvariantCulture, out _),
        "<md5>" => Digest().IsMatch(actual) && actual.Length == 32,
        "<text>" => actual.Length > 0,
        _ => wanted == actual,
    };

    private static List<(string Name, string Value)> Pairs(string query) =>
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(parts => (parts[0], parts[1]))];

    private static string Join(IEnumerable<(string Name, string Value)> pairs) => string.Join("&", pairs.Select(pair => $"{pair.Name}={pair.Value}"));

    [GeneratedRegex(@"\$\([^)]*\)")]
    private static partial Regex Expression();

    [GeneratedRegex("^[0-9a-f]+$")]
    private static partial Regex Digest();
}
