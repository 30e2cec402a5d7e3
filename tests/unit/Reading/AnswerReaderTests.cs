using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Client.Outcomes;
using Xunit;

namespace UsedeskUdesk.Tests.Reading;

/// <summary>What is taken from an answer, and what is said of one that cannot be used.</summary>
public class AnswerReaderTests
{
    private const string Broken = "it is not the JSON that was expected";
    private const string NoList = "it is a list where one object was expected";

    [Theory]
    [InlineData("7", "it is a bare value")]
    [InlineData("\"done\"", "it is a bare value")]
    [InlineData("null", "it is a bare value")]
    [InlineData("", "it is empty")]
    [InlineData("   ", "it is empty")]
    [InlineData("""{"code":1000,"row":{"id":1}""", "it breaks off")]
    [InlineData("""{"code":1000,"row""", Broken)]
    [InlineData("""{"code":1000,"row":{"id":1""", "it breaks off")]
    [InlineData("<html>", Broken)]
    [InlineData("""{"code":1000} {}""", Broken)]
    [InlineData("""{"code":1000} /* and more */""", "something follows after its end")]
    [InlineData("[]", NoList)]
    [InlineData("""[{"id":1}]""", NoList)]
    [InlineData("""{"row":{"id":1}}""", "it has no field to tell success from failure")]
    public async Task AnAnswerThatIsNoObjectIsNamed(string body, string says)
    {
        Assert.Equal((VerdictKind.Unclear, null, says), await RefusalAsync<Row>(new Probe { Data = "row" }, body));
        // With a failure's status it is the gateway's, and nothing is said of its form.
        Assert.Equal((VerdictKind.None, null, null), await RefusalAsync<Row>(new Probe { Data = "row" }, body, HttpStatusCode.BadGateway));
    }

    [Theory]
    [InlineData("rows", """{"code":1000,"rows":"none"}""", "'rows' holds no list")]
    [InlineData("rows", """{"code":1000,"rows":7}""", "'rows' holds no list")]
    [InlineData("rows", """{"code":1000,"rows":true}""", "'rows' holds no list")]
    [InlineData("rows", """{"code":1000,"rows":{"a":{"id":1}}}""", "'rows' is one object where a list was expected")]
    [InlineData("rows", """{"code":1000,"rows":{"0":{"id":1},"-1":{"id":2}}}""", "'rows' is one object where a list was expected")]
    [InlineData("rows", """{"code":1000,"rows":[1,2]}""", Broken)]
    [InlineData("rows", """[{"id":1}]""", NoList)]
    [InlineData("", """{"code":1000}""", "it is one object where a list was expected")]
    [InlineData("", """[{"id":1}] []""", Broken)]
    [InlineData("", """[{"id":1}] /* and more */""", "something follows after its end")]
    [InlineData("", """[{"id":1}""", Broken)]
    public async Task AnAnswerWithoutAListIsNamed(string data, string body, string says)
        => Assert.Equal((VerdictKind.Unclear, null, says), await RefusalAsync<Row[]>(new Probe { Data = data }, body));

    [Theory]
    [InlineData("""{"code":1000,"rows":[{"id":1},{"id":3}]}""", "1 3")]
    // PHP's list with a gap.
    [InlineData("""{"code":1000,"rows":{"0":{"id":1},"2":{"id":3}}}""", "1 3")]
    [InlineData("""{"code":1000,"rows":[]}""", "")]
    [InlineData("""{"code":1000,"rows":{}}""", "")]
    [InlineData("""{"rows":[{"id":1}],"code":1000}""", "1")]
    [InlineData("""{"code":1000,"rows":null}""", null)]
    [InlineData("""{"code":1000,"rows":false}""", null)]
    [InlineData("""{"code":1000,"rows":""}""", null)]
    [InlineData("""{"code":1000}""", null)]
    public async Task RowsAreReadInAnyFormOfAList(string body, string? ids)
    {
        var answer = await ReadAsync<Row[]>(new Probe { Data = "rows" }, body);

        Assert.Equal(ids, answer.Data is { } rows ? string.Join(' ', rows.Select(row => row.Id)) : null);
        Assert.Equal(1000, answer.Code);
    }

    [Fact]
    public async Task AListByItselfIsRows()
    {
        var answer = await ReadAsync<Row[]>(new Probe(Envelope.Usedesk), """[{"id":1},{"id":2}]""");

        Assert.Equal([1, 2], answer.Data!.Select(row => row.Id!.Value));
        Assert.Equal((null, 0), (answer.Code, answer.Rest.Count));
        Assert.Equal(2, ((JArray)(await ReadAsync<JToken>(new Probe(Envelope.Usedesk) { Data = "any" }, "[1,2]")).Data!).Count);
        Assert.Equal("something follows after its end", (await RefusalAsync<JToken>(new Probe(Envelope.Usedesk), "[1] /* and more */")).Text);
    }

    /// <summary>What must be named cannot stand in a list.</summary>
    [Fact]
    public async Task AListIsNoAnswerToACreate()
        => Assert.Equal(NoList, (await RefusalAsync<JToken>(new Probe(Envelope.Usedesk) { MustAnswer = ["id"] }, """[{"id":1}]""")).Text);

    [Fact]
    public async Task WhatStandsBesideTheDataIsKept()
    {
        var answer = await ReadAsync<Row>(new Probe { Data = "row" }, """{"code":1000,"row":{"id":4,"name":"2020-01-01T00:00:00Z"},"more":"m","number":7,"none":null}""");

        Assert.Equal((4L, "2020-01-01T00:00:00Z"), (answer.Data!.Id!.Value, answer.Data.Name));
        Assert.Equal(["code", "more", "number", "none"], answer.Rest.Properties().Select(field => field.Name));
        Assert.Equal(("m", "7", null, null), (answer.Text("more"), answer.Text("number"), answer.Text("none"), answer.Text("absent")));
    }

    /// <summary>PHP writes an empty object as an empty list.</summary>
    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task AnObjectThatIsNoneIsNotRead(string value)
    {
        var answer = await ReadAsync<Row>(new Probe { Data = "row" }, $$"""{"code":1000,"row":{{value}}}""");

        Assert.Null(answer.Data);
        Assert.True(answer.Rest.ContainsKey("row"));
    }

    [Fact]
    public async Task APathLeadsToDataWithinAnObject()
    {
        var answer = await ReadAsync<Row[]>(new Probe { Data = "group.agents" }, """{"code":1000,"group":{"name":"g","agents":[{"id":1},{"id":2}]}}""");

        Assert.Equal([1, 2], answer.Data!.Select(row => row.Id!.Value));
        Assert.Equal("""{"code":1000,"group":{"name":"g"}}""", answer.Rest.ToString(Formatting.None));
        Assert.Null((await ReadAsync<Row[]>(new Probe { Data = "group.agents" }, """{"code":1000,"group":{"name":"g"}}""")).Data);
        Assert.Null((await ReadAsync<Row[]>(new Probe { Data = "rows" }, """{"code":1000,"group":{"rows":[1]}}""")).Data);
    }

    /// <summary>The data is what says that it is a success, so both are read of it.</summary>
    [Fact]
    public async Task WhatMustBeNamedMayStandInTheData()
    {
        var operation = new Probe(Envelope.Usedesk) { Data = "ticket", MustAnswer = ["ticket.id"] };

        var answer = await ReadAsync<Row>(operation, """{"status":"success","ticket":{"id":4,"name":"n"},"more":1}""");

        Assert.Equal((4L, "n"), (answer.Data!.Id!.Value, answer.Data.Name));
        Assert.Equal(["status", "more"], answer.Rest.Properties().Select(field => field.Name));
        Assert.Equal(4, (await ReadAsync<Row>(operation, """{"ticket":{"id":4}}""")).Data!.Id);
        Assert.Equal((VerdictKind.Unclear, null, "it lacks 'ticket.id', without which it says nothing"), await RefusalAsync<Row>(operation, """{"ticket":{"name":"n"}}"""));
        Assert.Equal((VerdictKind.Unclear, null, "it lacks 'ticket.id', without which it says nothing"), await RefusalAsync<Row>(operation, """{"status":"success","ticket":"n"}"""));
    }

    /// <summary>The code is the envelope's, and would stand among the fields that no property shows.</summary>
    [Theory]
    [InlineData(Envelope.UdeskCode, """{"code":1000,"id":4,"odd":"o"}""", "odd")]
    [InlineData(Envelope.UdeskStatus1000, """{"status":1000,"code":7,"id":4}""", "code,status")]
    public async Task TheWholeAnswerMayBeTheData(object envelope, string body, string additional)
    {
        var answer = await ReadAsync<Row>(new Probe((Envelope)envelope), body);

        Assert.Equal(4, answer.Data!.Id);
        Assert.Equal(additional, string.Join(',', answer.Data.AdditionalProperties.Keys.Order(System.StringComparer.Ordinal)));
        Assert.Equal(body, (await ReadAsync<JToken>(new Probe((Envelope)envelope), body)).Data!.ToString(Formatting.None));
    }

    /// <summary>Usedesk answers some calls with nothing at all.</summary>
    [Fact]
    public async Task NothingIsASuccessOnlyWhereNothingWasAskedFor()
    {
        var usedesk = new Probe(Envelope.Usedesk);
        var plain = await ReadAsync<Acknowledgement>(usedesk, "");
        Assert.Equal((null, null, 0), (plain.Code, plain.Data, plain.Rest.Count));
        await ReadAsync<JToken>(usedesk, "\n");
        await ReadAsync<Acknowledgement>(new Probe(Envelope.Usedesk) { MustAnswer = ["status"] }, "");

        Assert.Equal("it is empty", (await RefusalAsync<Row>(usedesk, "")).Text);
        Assert.Equal("it is empty", (await RefusalAsync<Row[]>(usedesk, "")).Text);
        Assert.Equal("it is empty", (await RefusalAsync<Acknowledgement>(new Probe(Envelope.Usedesk) { MustAnswer = ["id"] }, "")).Text);
        Assert.Equal("it is empty", (await RefusalAsync<Acknowledgement>(new Probe(), "")).Text);
        Assert.Equal((VerdictKind.None, null, null), await RefusalAsync<Acknowledgement>(usedesk, "", HttpStatusCode.InternalServerError));
    }

    [Fact]
    public async Task ARefusalHasItsCodeItsTextAndWhatItNames()
    {
        var error = await ErrorAsync<Row>(new Probe(), """{"code":2000,"message":"no","ticket_id":7,"other_id":"8","odd_id":"x","id":9}""", HttpStatusCode.OK);

        Assert.Equal((VerdictKind.DocumentedRefusal, 2000, "no"), (error.Verdict.Kind, error.Verdict.Code, error.Verdict.Text));
        Assert.Equal("no", error.Message);
        Assert.Equal("ticket_id=7 other_id=8", string.Join(' ', error.Ids.Select(id => $"{id.Key}={id.Value}")));
        Assert.Empty((await ErrorAsync<Row>(new Probe(), "", HttpStatusCode.OK)).Ids);
    }

    /// <summary>What says that it is a success is none where the status says otherwise only if it has no envelope.</summary>
    [Theory]
    [InlineData(Envelope.UdeskCode, """{"code":1000,"id":1}""", true)]
    [InlineData(Envelope.Usedesk, """{"status":"success","id":1}""", true)]
    [InlineData(Envelope.Usedesk, """{"id":1}""", false)]
    [InlineData(Envelope.UdeskCode, """{"id":1}""", false)]
    public async Task TheEnvelopeGoesBeforeTheStatus(object envelope, string body, bool isSuccess)
    {
        using var response = await ResponseAsync(body, HttpStatusCode.BadRequest);
        var reader = new AnswerReader(ServiceName.Udesk, response, new Redactor([]));
        if (isSuccess)
        {
            Assert.Equal(1, reader.Read<Row>(new Probe((Envelope)envelope)).Data!.Id);
        }
        else
        {
            Assert.Equal(default, Assert.Throws<AnswerException>(() => reader.Read<Row>(new Probe((Envelope)envelope))).Verdict);
        }
    }

    /// <summary>Udesk sends the secrets of agents' phones along; at Usedesk such a name is a field like others, masked.</summary>
    [Theory]
    [InlineData(ServiceName.Udesk, """{"name":"n"}""")]
    [InlineData(ServiceName.Usedesk, """{"name":"n","password":"***","ucpapp_subaccount":"s"}""")]
    public async Task SecretsOfPhonesAreLeftOut(ServiceName service, string left)
    {
        using var response = await ResponseAsync("""{"name":"n","password":"p","ucpapp_subaccount":"s"}""", HttpStatusCode.OK);

        Assert.Equal(left, new AnswerReader(service, response, new Redactor([])).Read<JToken>(new Probe(Envelope.Usedesk)).Data!.ToString(Formatting.None));
    }

    [Fact]
    public async Task WhatTheCallLeftWithIsMasked()
    {
        using var response = await ResponseAsync("""{"code":1000,"row":{"name":"it was planted-5EC2E7"}}""", HttpStatusCode.OK);

        var answer = new AnswerReader(ServiceName.Udesk, response, new Redactor([ApiSecret.FromText("planted-5EC2E7")])).Read<Row>(new Probe { Data = "row" });

        Assert.Equal("it was ***", answer.Data!.Name);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public async Task DeepNestingIsRefused(int depth, bool isRead)
    {
        var body = $$"""{"code":1000,"deep":{{new string('[', depth)}}{{new string(']', depth)}}}""";
        if (isRead)
        {
            Assert.True((await ReadAsync<JToken>(new Probe(), body)).Rest.ContainsKey("deep"));
        }
        else
        {
            Assert.Equal(Broken, (await RefusalAsync<JToken>(new Probe(), body)).Text);
        }
    }

    [Fact]
    public async Task AByteOrderMarkIsNoPartOfIt() => Assert.Equal(4, (await ReadAsync<Row>(new Probe(), "\uFEFF" + """{"code":1000,"id":4}""")).Data!.Id);

    [Fact]
    public async Task WhatCameBesideTheDataIsReadAsWell()
    {
        using var response = await ResponseAsync("{}", HttpStatusCode.OK);
        var reader = new AnswerReader(ServiceName.Udesk, response, new Redactor([]));

        Assert.Equal(1, reader.Convert<Row[]>(JToken.Parse("""[{"id":1}]"""))!.Single().Id);
        Assert.Equal(2, reader.Convert<Row>(JToken.Parse("""{"id":2}"""))!.Id);
        Assert.Null(reader.Convert<Row>(JToken.Parse("2")));
        Assert.Null(reader.Convert<Row>(null));
        Assert.Equal(Broken, Assert.Throws<AnswerException>(() => reader.Convert<Row[]>(JToken.Parse("[1]"))).Verdict.Text);
        Assert.Equal(Broken, Assert.Throws<AnswerException>(() => reader.Convert<Row[]>(JToken.Parse("""{"0":7}"""))).Verdict.Text);
    }

    [Fact]
    public async Task RowsMayStandUnderASecondName()
    {
        var list = new ListOperation<ListSurveyResultsRequest, UdeskSurveyResult>(HttpMethod.Get, "x", Envelope.UdeskCode, 100, static (_, _, _) => { }, static (a, _) => a.Data!.Length < 2) { Data = "item", DataElsewhere = "items" };

        Assert.Equal((1, true), await PageAsync("""{"code":1000,"items":[{"id":1}]}"""));
        Assert.Equal((2, false), await PageAsync("""{"code":1000,"item":[{"id":1},{"id":2}]}"""));
        Assert.Equal("it has neither 'item' nor 'items'", (await Assert.ThrowsAsync<AnswerException>(() => PageAsync("""{"code":1000,"rows":[]}"""))).Verdict.Text);
        Assert.Equal(Broken, (await Assert.ThrowsAsync<AnswerException>(() => PageAsync("""{"code":1000,"items":[7]}"""))).Verdict.Text);

        async Task<(int, bool)> PageAsync(string body)
        {
            using var response = await ResponseAsync(body, HttpStatusCode.OK);
            var page = list.Read(new AnswerReader(ServiceName.Udesk, response, new Redactor([])), default);
            return (page.Items.Length, page.IsLast);
        }
    }

    [Theory]
    [InlineData(null, 100)]
    [InlineData(1, 1)]
    [InlineData(99, 99)]
    [InlineData(101, 100)]
    [InlineData(0, 100)]
    [InlineData(-1, 100)]
    public void APageHasAsManyRowsAsAreWishedForAndAllowed(int? wish, int rows)
        => Assert.Equal(rows, new ListOperation<ListSurveyResultsRequest, UdeskSurveyResult>(HttpMethod.Get, "x", Envelope.Usedesk, 100, static (_, _, _) => { }, static (_, _) => true).RowsFor(new ListSurveyResultsRequest { PageSize = wish }));

    private static async Task<Answer<TData>> ReadAsync<TData>(Operation operation, string body)
    {
        using var response = await ResponseAsync(body, HttpStatusCode.OK);
        return new AnswerReader(ServiceName.Udesk, response, new Redactor([])).Read<TData>(operation);
    }

    private static async Task<(VerdictKind Kind, int? Code, string? Text)> RefusalAsync<TData>(Operation operation, string body, HttpStatusCode status = HttpStatusCode.OK)
        => await ErrorAsync<TData>(operation, body, status) is { Verdict: var verdict } ? (verdict.Kind, verdict.Code, verdict.Text) : default;

    private static async Task<AnswerException> ErrorAsync<TData>(Operation operation, string body, HttpStatusCode status)
    {
        using var response = await ResponseAsync(body, status);
        return Assert.Throws<AnswerException>(() => new AnswerReader(ServiceName.Udesk, response, new Redactor([])).Read<TData>(operation));
    }

    private static async Task<HttpResponseMessage> ResponseAsync(string body, HttpStatusCode status)
    {
        using var source = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        return new HttpResponseMessage(status) { Content = await PooledContent.ReadAsync(source, 1 << 20, default) };
    }

    private sealed class Row : ApiObject
    {
        public long? Id { get; set; }

        public string? Name { get; set; }
    }

    private sealed class Probe(Envelope envelope = Envelope.UdeskCode) : Operation(HttpMethod.Post, "x", envelope)
    {
    }
}
