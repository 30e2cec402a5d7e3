using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests.Operations;

/// <summary>A call of any path is treated as its operation is, where the path has one.</summary>
public class RawOperationTests
{
    private const string StructuredMessages = "im/sessions/struct_messages";
    private const string Key = "708ff6dc-41d5-4med-9ebc-0388zz9d76f1";
    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(1484272693);

    public static TheoryData<string, string, string> Operations()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (service, table) in new[] { ("Udesk", UdeskOperations.Table), ("Usedesk", UsedeskOperations.Table) })
        {
            foreach (var operation in table.All.Select(pair => pair.Value).Where(operation => operation.Path.Length > 0))
            {
                data.Add(service, operation.Method.Method, operation.Path);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void EachPathHasTheTraitsOfItsOperation(string service, string method, string template)
    {
        var table = service == "Udesk" ? UdeskOperations.Table : UsedeskOperations.Table;
        var known = table.All.Single(pair => pair.Value.Method.Method == method && pair.Value.Path == template).Value;
        var request = new RawRequest<UdeskService> { Method = method, Path = template.Replace("{account}", "4", StringComparison.Ordinal).Replace("{id}", "17", StringComparison.Ordinal) };

        var raw = RawOperation.For(request, Enum.Parse<ServiceName>(service), table);

        Assert.Equal(
            (known.Envelope, known.NoSign, known.SignsStructuredMessage, known.Limit),
            (raw.Envelope, raw.NoSign, raw.SignsStructuredMessage, raw.Limit));
        Assert.Equal(known.AlsoAccepted, raw.AlsoAccepted);
        Assert.Equal(known.MustAnswer, raw.MustAnswer);
        Assert.Equal(known.AlsoNames, raw.AlsoNames);
        Assert.Equal(method == "GET", raw.Repeatable);
    }

    [Fact]
    public void OtherPathsAreOrdinaryCalls()
    {
        var raw = RawOperation.For(new RawRequest<UdeskService> { Method = "POST", Path = "im/sessions/17/else" }, ServiceName.Udesk, UdeskOperations.Table);

        Assert.Equal((Envelope.UdeskAny, false, false, null), (raw.Envelope, raw.NoSign, raw.SignsStructuredMessage, raw.Limit));
    }

    [Fact]
    public void ALimitForASessionCountsThatSession()
    {
        var request = new RawRequest<UdeskService> { Method = "PUT", Path = "im/sessions/17/message_preview", Body = "{}" };
        var builder = new RequestBuilder();

        RawOperation.For(request, ServiceName.Udesk, UdeskOperations.Table).Write(request, builder);

        Assert.Equal("17", builder.LimitKey);
    }

    [Fact]
    public async Task AStructuredMessageIsSignedWithItsOwnScheme()
    {
        await using var server = new RawServer(Http.Json("""{"status":1000,"message":"ok"}"""));
        using var client = Udesk(server.BaseUri, o => o.StructuredMessageKey = ApiSecret.FromText(Key), () => s_now);

        // In the order of no dictionary.
        await Guard.Async(client.SendAsync(Send(new Dictionary<string, object> { ["agent_id"] = 1, ["im_sub_session_id"] = "1", ["customer_id"] = 1L })));

        Assert.Equal(
            "/api/im/sessions/struct_messages?im_sub_session_id=1&customer_id=1&agent_id=1&timestamp=1484272693&sign=4666293b3dfe91aa97179dc701be7afc",
            server.Arrived.Single().Target);
    }

    [Theory]
    [InlineData("im_sub_session_id", "customer_id")]
    [InlineData("im_sub_session_id", "customer_id", "agent_id", "timestamp")]
    [InlineData("im_sub_session_id", "customer_id", "agent_id", "jid_resource")]
    public async Task AStructuredMessageNamesExactlyWhatIsSigned(params string[] names)
    {
        await using var server = new RawServer(Http.Json("""{"status":1000}"""));
        using var client = Udesk(server.BaseUri, o => o.StructuredMessageKey = ApiSecret.FromText(Key));

        var error = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(Send(names.ToDictionary(name => name, _ => (object)7))));

        Assert.Equal(("InvalidParameter", "Query"), (error.ErrorId, error.PropertyName));
        Assert.Empty(server.Arrived);
    }

    [Fact]
    public async Task WithoutCredentialsTheQueryIsTheCallersOwn()
    {
        await using var server = new RawServer(Http.Json("""{"status":1000}"""));
        using var client = Udesk(server.BaseUri);
        var request = Send(new Dictionary<string, object> { ["sign"] = "x" });
        request.NoSign = true;

        await Guard.Async(client.SendAsync(request));

        Assert.Equal("/api/im/sessions/struct_messages?sign=x", server.Arrived.Single().Target);
    }

    [Theory]
    [InlineData(" get ", "GET")]
    [InlineData("Post", "POST")]
    [InlineData("PUT", "PUT")]
    [InlineData("delete", "DELETE")]
    [InlineData("patch", "PATCH")]
    public void AMethodIsTakenInAnySpelling(string method, string sent)
        => Assert.Equal(sent, RawOperation.For(new RawRequest<UdeskService> { Method = method, Path = "x" }, ServiceName.Udesk, UdeskOperations.Table).Method.Method);

    [Theory]
    [InlineData("HEAD")]
    [InlineData("FETCH")]
    [InlineData("")]
    [InlineData(null)]
    public void AnotherMethodIsRefused(string? method)
    {
        var error = Assert.Throws<RequestException>(() => RawOperation.For(new RawRequest<UdeskService> { Method = method!, Path = "x" }, ServiceName.Udesk, UdeskOperations.Table));

        Assert.Equal(("InvalidMethod", $"'{method}' is not a valid Method. Valid values: GET, POST, PUT, DELETE, PATCH.", "Method"), (error.ErrorId, error.Message, error.PropertyName));
    }

    [Theory]
    [InlineData("tickets", "tickets")]
    [InlineData(" //tickets ", "tickets")]
    [InlineData("a/b c/\u00E4", "a/b%20c/%C3%A4")]
    [InlineData("a/b%20c", "a/b%20c")]
    [InlineData("a/", "a/")]
    [InlineData("a/...", "a/...")]
    public void APathIsEscapedOnce(string path, string sent) => Assert.Equal(sent, RawOperation.CheckPath(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" / ")]
    [InlineData("a?b=1")]
    [InlineData("a#b")]
    [InlineData("https://example.test/a")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData("a/%2e%2E/b")]
    [InlineData("..")]
    public void APathStaysBelowTheBaseUri(string? path)
    {
        var error = Assert.Throws<RequestException>(() => RawOperation.CheckPath(path!));

        Assert.Equal(
            ("InvalidPath", $"'{path}' is not a valid path below the base URI. A path has no query; parameters go into Query.", "Path"),
            (error.ErrorId, error.Message, error.PropertyName));
    }

    [Fact]
    public void ABodysFieldsAreTheCallers()
    {
        Assert.Equal(["a=1", "b=null"], Fields(new System.Collections.Specialized.OrderedDictionary { ["a"] = 1, ["b"] = null }, ServiceName.Udesk));
        Assert.Equal(["a=1", "b=null"], Fields("""{"a":1,"b":null}""", ServiceName.Usedesk));
        Assert.Empty(Fields(null, ServiceName.Usedesk));
        Assert.Equal("""[{"a" : 1}]""", ((UsedeskUdesk.Client.Json.RawJson)Written("""[{"a" : 1}]""", ServiceName.Udesk).WholeBody!).Text);
        int[] list = [1, 2];
        Assert.Same(list, Written(list, ServiceName.Udesk).WholeBody);

        static string[] Fields(object? body, ServiceName service) => [.. Written(body, service).BodyFields.Select(field => $"{field.Key}={(field.Value is Newtonsoft.Json.Linq.JValue { Value: null } ? "null" : field.Value)}")];
    }

    /// <summary>The token goes into the body.</summary>
    [Theory]
    [InlineData("[1]")]
    [InlineData("7")]
    [InlineData(null)]
    public void UsedeskWantsNamedFields(string? text)
    {
        var error = Assert.Throws<RequestException>(() => Written(text ?? (object)new[] { 1 }, ServiceName.Usedesk));

        Assert.Equal(
            ("InvalidBody", "Body must have named fields, as a dictionary or a JSON object: Usedesk accepts nothing else.", "Body"),
            (error.ErrorId, error.Message, error.PropertyName));
    }

    [Fact]
    public void WhatIsSignedIsNamedWhereSomethingElseIsGiven()
    {
        var error = Assert.Throws<RequestException>(() => RawOperation.For(Send([]), ServiceName.Udesk, UdeskOperations.Table).Write(Send([]), new RequestBuilder()));

        Assert.Equal("Query of a structured message must hold im_sub_session_id, customer_id, agent_id and nothing else; timestamp and signature are added.", error.Message);
    }

    private static RequestBuilder Written(object? body, ServiceName service)
    {
        var request = new RawRequest<UdeskService> { Method = "POST", Path = "any", Body = body };
        var builder = new RequestBuilder();
        RawOperation.For(request, service, UdeskOperations.Table).Write(request, builder);
        return builder;
    }

    private static RawRequest<UdeskService> Send(Dictionary<string, object> query)
        => new() { Method = "POST", Path = StructuredMessages, Query = query, Body = new Hashtable { ["data"] = new Hashtable() } };
}
