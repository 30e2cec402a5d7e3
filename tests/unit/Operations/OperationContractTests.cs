using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Client.Udesk;
using UsedeskUdesk.Client.Usedesk;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests.Operations;

/// <summary>Each operation against its row in <see cref="UdeskRows"/> or <see cref="UsedeskRows"/>, seen from the other end of the wire.</summary>
public class OperationContractTests
{
    private static readonly string[] s_signature = ["email", "timestamp", "nonce", "sign", "sign_version", "signature"];

    /// <summary>Udesk's words for sessions with a robot, at a workbench or in a queue, and a robot's numbers beside them.</summary>
    private static readonly string[] s_specialIds = ["ImSubSessionId", "RobotId", "SceneId", "UrobotSessionId"];

    public static TheoryData<string> Rows => new(UdeskRows.All.Concat(UsedeskRows.All).Select(row => row.Call));

    public static TheoryData<string> Writes => new(UsedeskRows.All.Concat(UdeskRows.All).Where(row => row.NoSuccess.Length > 0).Select(row => row.Call));

    public static TheoryData<string> Demanding => new(UdeskRows.All.Concat(UsedeskRows.All).Where(row => row.Required.Length > 0).Select(row => row.Call));

    public static TheoryData<string> Limited => new(UsedeskRows.All.Where(row => row.Limits.Length > 0).Select(row => row.Call));

    public static TheoryData<string> Wordy => new(UdeskRows.All.Concat(UsedeskRows.All).Where(row => row.Words.Length > 0).Select(row => row.Call));

    [Fact]
    public void EachOperationHasARow()
    {
        Assert.Equal(Types(UdeskOperations.Table.All.Select(pair => pair.Key)), Types(UdeskRows.All.Select(row => row.Request().GetType())));
        Assert.Equal(Types(UsedeskOperations.Table.All.Select(pair => pair.Key)), Types(UsedeskRows.All.Select(row => row.Request().GetType())));

        static IEnumerable<string> Types(IEnumerable<Type> types) => types.Select(type => type.Name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void ARowIsFoundByItsCall() => Assert.Distinct(UdeskRows.All.Concat(UsedeskRows.All).Select(row => row.Call));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task ItGoesOutAsTheFactsSay(string call)
    {
        var row = Find(call);
        await using var server = new RawServer(Http.Json(row.Answer));
        using var client = Connect(row, server.BaseUri);

        await Guard.Async(AnyCall.SendAsync(client, row.Request()));

        var sent = Assert.Single(server.Arrived);
        var parts = sent.Target.Split('?', 2);
        Assert.Equal(row.Call, $"{sent.Method} {parts[0]["/api/".Length..]}");
        var query = parts.Skip(1).SelectMany(text => text.Split('&')).Select(Uri.UnescapeDataString).ToArray();
        Assert.Equal(row.Query.Order(StringComparer.Ordinal), query.Where(pair => !IsCredential(row, pair)).Order(StringComparer.Ordinal));
        Assert.Equal(IsUdesk(row) ? row.Call != "POST log_in" : row.Body is null, query.Any(pair => IsCredential(row, pair)));

        if (row.Body is null)
        {
            Assert.Empty(sent.Text);
            // An empty JSON body makes some of Udesk's reads fail.
            Assert.Empty(sent.Headers["Content-Type"]);
            return;
        }

        Assert.Equal("application/json; charset=utf-8", Assert.Single(sent.Headers["Content-Type"]));
        var body = JObject.Parse(sent.Text);
        if (!IsUdesk(row))
        {
            Assert.Equal(Token, (string?)body["api_token"]);
            body.Remove("api_token");
        }

        Assert.True(JToken.DeepEquals(Sorted(JObject.Parse(row.Body)), Sorted(body)), $"expected {row.Body}\nbut sent {body}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task ItIsRepeatedWhereThatDoesNoHarmAndNowhereElse(string call)
    {
        var row = Find(call);
        await using var server = new RawServer(Http.Answer(502), Http.Json(row.Answer));
        using var client = Connect(row, server.BaseUri);

        var sending = Guard.Async(AnyCall.SendAsync(client, row.Request()));

        if (row.Repeatable)
        {
            await sending;
            Assert.Equal(2, server.Arrived.Count);
        }
        else
        {
            Assert.Equal(ServiceFailure.WriteOutcomeUnknown, (await Assert.ThrowsAsync<ServiceException>(() => sending)).Failure);
            Assert.Single(server.Arrived);
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task AnAnswerThatDoesNotSayWhatWasDoneIsNoSuccess(string call)
    {
        var row = Find(call);
        foreach (var answer in row.NoSuccess)
        {
            await using var server = new RawServer(Http.Json(answer));
            using var client = Connect(row, server.BaseUri);

            var error = await Assert.ThrowsAsync<ServiceException>(() => Guard.Async(AnyCall.SendAsync(client, row.Request())));

            Assert.True(error.Failure == ServiceFailure.WriteOutcomeUnknown, $"{answer} was {error.Failure}");
            Assert.Single(server.Arrived);
        }
    }

    [Theory]
    [MemberData(nameof(Demanding))]
    public async Task WithoutWhatItNeedsNothingIsSent(string call)
    {
        var row = Find(call);
        await using var server = new RawServer(Http.Json(row.Answer));
        using var client = Connect(row, server.BaseUri);

        foreach (var name in row.Required)
        {
            foreach (var nothing in Nothings(Property(row, name).PropertyType))
            {
                var request = row.Request();
                Property(row, name).SetValue(request, nothing);

                var error = await Assert.ThrowsAsync<RequestException>(() => Guard.Async(AnyCall.SendAsync(client, request)));

                // The values of a customer are a bag, and an organization has three names of which one is enough: there the message tells.
                Assert.True(name == "Values" || row.Call == "GET organizations/show_org" || error.PropertyName == name, $"without {name} ('{nothing}'): {error.ErrorId} of {error.PropertyName}");
            }
        }

        Assert.Empty(server.Arrived);
    }

    /// <summary>An ID of 0 or below is nothing's: as a filter it may stand for everything, and in a change for nobody.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public async Task NoIdOfZeroIsSent(string call)
    {
        var row = Find(call);
        await using var server = new RawServer(Http.Json(row.Answer));
        using var client = Connect(row, server.BaseUri);

        foreach (var property in row.Request().GetType().GetProperties().Where(property => property.Name.EndsWith("Id", StringComparison.Ordinal) && !s_specialIds.Contains(property.Name)))
        {
            foreach (var number in new[] { 0L, -3L })
            {
                object? id = property.PropertyType == typeof(long) || property.PropertyType == typeof(long?) ? number
                    : property.PropertyType == typeof(IReadOnlyList<long>) ? new[] { 5L, number }
                    : null;
                if (id is null)
                {
                    continue;
                }

                var request = row.Request();
                property.SetValue(request, id);
                var error = await Record.ExceptionAsync(() => Guard.Async(AnyCall.SendAsync(client, request)));
                Assert.True(error is RequestException { ErrorId: "InvalidParameter" or "MissingParameter" }, $"{property.Name} {number}: {error?.Message ?? "was sent"}");
            }
        }

        Assert.Empty(server.Arrived);
    }

    [Fact]
    public async Task AClientIsNotMergedWithItselfNorATicketMadeForClientZero()
    {
        await using var server = new RawServer(Http.Json("{}"));
        using var client = Usedesk(server.BaseUri);

        var merged = await Assert.ThrowsAsync<RequestException>(() => Guard.Async(AnyCall.SendAsync(client, new UpdateClientRequest { ClientId = 5, MergeId = 5 })));
        Assert.Equal(("InvalidParameter", "MergeId"), (merged.ErrorId, merged.PropertyName));
        var made = await Assert.ThrowsAsync<RequestException>(() => Guard.Async(AnyCall.SendAsync(client, new CreateTicketRequest { Subject = "s", ClientId = "0" })));
        Assert.Equal(("InvalidParameter", "ClientId"), (made.ErrorId, made.PropertyName));
        Assert.Empty(server.Arrived);
    }

    [Theory]
    [MemberData(nameof(Limited))]
    public async Task ATextMayHaveSoManyCharactersAndNotOneMore(string call)
    {
        var row = Find(call);
        await using var server = new RawServer(Http.Json(row.Answer));
        using var client = Connect(row, server.BaseUri);

        foreach (var (name, characters) in row.Limits)
        {
            // Counted as the service counts: not in bytes, and an emoji is one.
            var end = name.EndsWith("Email", StringComparison.Ordinal) ? "@example.test" : string.Empty;
            foreach (var sign in end.Length > 0 ? new[] { "a" } : ["a", "ж", "😀"])
            {
                var request = row.Request();
                Property(row, name).SetValue(request, Repeat(sign, characters - end.Length) + end);
                await Guard.Async(AnyCall.SendAsync(client, request));
                var arrived = server.Arrived.Count;

                Property(row, name).SetValue(request, Repeat(sign, characters + 1 - end.Length) + end);
                var error = await Assert.ThrowsAsync<RequestException>(() => Guard.Async(AnyCall.SendAsync(client, request)));

                Assert.Equal(("TooLong", name), (error.ErrorId, error.PropertyName));
                Assert.Contains($"{characters + 1} characters", error.Message, StringComparison.Ordinal);
                Assert.Equal(arrived, server.Arrived.Count);
            }
        }

        static string Repeat(string sign, int times) => string.Concat(Enumerable.Repeat(sign, times));
    }

    [Theory]
    [MemberData(nameof(Wordy))]
    public async Task AWordOfAClosedListIsTakenInAnySpellingAndNoOther(string call)
    {
        var row = Find(call);
        await using var server = new RawServer(Http.Json(row.Answer));
        using var client = Connect(row, server.BaseUri);

        foreach (var (name, words) in row.Words)
        {
            foreach (var word in words)
            {
                var request = row.Request();
                Property(row, name).SetValue(request, word.ToUpperInvariant());

                await Guard.Async(AnyCall.SendAsync(client, request));

                var sent = server.Arrived[^1];
                Assert.True(sent.Text.Contains($"\"{word}\"", StringComparison.Ordinal) || sent.Target.Contains("=" + word, StringComparison.Ordinal), sent.Target + sent.Text);
            }

            var other = row.Request();
            Property(row, name).SetValue(other, words[0] + "x");
            var error = await Assert.ThrowsAsync<RequestException>(() => Guard.Async(AnyCall.SendAsync(client, other)));
            Assert.Equal(("InvalidParameter", name), (error.ErrorId, error.PropertyName));
            Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void ItHasTheLimitsOfItsOwnThatTheFactsName(string call)
    {
        var row = Find(call);
        var operation = (IsUdesk(row) ? UdeskOperations.Table : UsedeskOperations.Table).Find(row.Request());

        Assert.Equal(row.Pace, operation.Limit is { } limit ? (limit.Permits, (int)limit.Window.TotalSeconds) : null);
        Assert.Equal(row.PageSize, (int?)operation.GetType().GetProperty("PageSize")?.GetValue(operation) ?? 0);
    }

    private static WireRow Find(string call) => UdeskRows.All.Concat(UsedeskRows.All).Single(row => row.Call == call);

    private static bool IsUdesk(WireRow row) => UdeskRows.All.Contains(row);

    private static bool IsCredential(WireRow row, string pair)
        => IsUdesk(row) ? s_signature.Contains(pair.Split('=')[0]) : pair.StartsWith("api_token=", StringComparison.Ordinal);

    private static IDisposable Connect(WireRow row, Uri address)
        => IsUdesk(row) ? Udesk(address, options => options.StructuredMessageKey = ApiSecret.FromText("structured-key")) : Usedesk(address);

    private static System.Reflection.PropertyInfo Property(WireRow row, string name)
        => row.Request().GetType().GetProperty(name) ?? throw new ArgumentException($"{row.Call}: no property {name}");

    private static IEnumerable<object?> Nothings(Type type)
        => type == typeof(string) ? ["", " "]
            : type == typeof(long) ? [0L, -1L]
            : type == typeof(int) ? [0, -1]
            : type == typeof(IReadOnlyList<string>) ? [Array.Empty<string>()]
            : type == typeof(IReadOnlyList<long>) ? [Array.Empty<long>()]
            : type == typeof(UdeskCustomerValues) ? [new UdeskCustomerValues()]
            : [null];

    private static JToken Sorted(JToken token) => token switch
    {
        JObject map => new JObject(map.Properties().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => new JProperty(property.Name, Sorted(property.Value)))),
        JArray list => new JArray(list.Select(Sorted)),
        _ => token.DeepClone(),
    };
}
