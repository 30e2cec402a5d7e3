using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Client.Outcomes;
using Xunit;

namespace UsedeskUdesk.Tests.Reading;

/// <summary>What an answer's own fields say, field by field.</summary>
public class EnvelopeRuleTests
{
    [Theory]
    // Words and values of success.
    [InlineData("""{"status":"success"}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":" SUCCESS "}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":"ok"}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":"true"}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":"1"}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":true}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":1}""", nameof(VerdictKind.Success), null, null)]
    // Those of a refusal.
    [InlineData("""{"status":"error"}""", nameof(VerdictKind.Refusal), null, null)]
    [InlineData("""{"status":"failed","message":"no"}""", nameof(VerdictKind.Refusal), null, "no")]
    [InlineData("""{"status":"false"}""", nameof(VerdictKind.Refusal), null, null)]
    [InlineData("""{"status":false}""", nameof(VerdictKind.Refusal), null, null)]
    [InlineData("""{"error":"no","message":"other","errors":["x"]}""", nameof(VerdictKind.Refusal), null, "no")]
    [InlineData("""{"error":null,"status":"error","message":"second","errors":["x"]}""", nameof(VerdictKind.Refusal), null, "second")]
    [InlineData("""{"status":"error","errors":["x"]}""", nameof(VerdictKind.Refusal), null, """["x"]""")]
    [InlineData("""{"code":7}""", nameof(VerdictKind.Refusal), 7, null)]
    [InlineData("""{"code":7,"message":"m"}""", nameof(VerdictKind.Refusal), 7, "m")]
    // A code among data is data.
    [InlineData("""{"code":7,"a":1,"b":2}""", nameof(VerdictKind.None), null, null)]
    // A refusal beside a word of success may be either, but for one that the vendor documents.
    [InlineData("""{"status":"success","error":"no"}""", nameof(VerdictKind.Contradiction), null, "it says a failure (no) and a success at once")]
    [InlineData("""{"status":true,"error":{}, "code":7,"errors":"x"}""", nameof(VerdictKind.Unclear), 7, "x")]
    [InlineData("""{"status":"success","error":"x","code":112}""", nameof(VerdictKind.DocumentedRefusal), 112, "x")]
    // Ways to say that there is no error.
    [InlineData("""{"status":"success","error":"0"}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":"success","error":0.0}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":"success","error":"None"}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":"success","error":"null"}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":"success","error":"false"}""", nameof(VerdictKind.Success), null, null)]
    // Faults, and the allowance.
    [InlineData("""{"error":"limit","code":121}""", nameof(VerdictKind.PutOff), 121, "limit")]
    [InlineData("""{"status":"error","code":121}""", nameof(VerdictKind.DocumentedRefusal), 121, null)]
    [InlineData("""{"error":"x","code":111}""", nameof(VerdictKind.Fault), 111, "x")]
    [InlineData("""{"error":"x","code":500}""", nameof(VerdictKind.Fault), 500, "x")]
    [InlineData("""{"error":"x","code":599}""", nameof(VerdictKind.Fault), 599, "x")]
    [InlineData("""{"error":"x","code":499}""", nameof(VerdictKind.Refusal), 499, "x")]
    [InlineData("""{"error":"x","code":600}""", nameof(VerdictKind.Refusal), 600, "x")]
    [InlineData("""{"error":"x","code":112}""", nameof(VerdictKind.DocumentedRefusal), 112, "x")]
    [InlineData("""{"code":500,"message":"x","trace":[]}""", nameof(VerdictKind.Fault), 500, "x")]
    [InlineData("""{"error":{"code":111,"message":"x"}}""", nameof(VerdictKind.Fault), 111, """{"code":111,"message":"x"}""")]
    [InlineData("""{"error":{"code":112}}""", nameof(VerdictKind.DocumentedRefusal), 112, """{"code":112}""")]
    [InlineData("""{"error":{"code":112},"code":7}""", nameof(VerdictKind.Refusal), 7, """{"code":112}""")]
    [InlineData("""{"status":500,"error":"x"}""", nameof(VerdictKind.Fault), null, "x")]
    [InlineData("""{"status":"502","error":"x"}""", nameof(VerdictKind.Fault), null, "x")]
    [InlineData("""{"status":404,"error":"x"}""", nameof(VerdictKind.Refusal), null, "x")]
    [InlineData("""{"status":408,"error":"x"}""", nameof(VerdictKind.Fault), null, "x")]
    [InlineData("""{"error":{"code":408}}""", nameof(VerdictKind.Fault), 408, """{"code":408}""")]
    [InlineData("""{"error":{"status":504}}""", nameof(VerdictKind.Fault), null, """{"status":504}""")]
    [InlineData("""{"error":"x","statusCode":504}""", nameof(VerdictKind.Fault), null, "x")]
    [InlineData("""{"error":"x","http_code":"502"}""", nameof(VerdictKind.Fault), null, "x")]
    [InlineData("""{"error":"x","statusCode":422}""", nameof(VerdictKind.Refusal), null, "x")]
    // What looks like a refusal, in no form that is known.
    [InlineData("""{"status":" Rejected ","message":"m"}""", nameof(VerdictKind.Unclear), null, "m")]
    [InlineData("""{"status":"declined"}""", nameof(VerdictKind.Unclear), null, "it looks like a refusal, but in no form that is known")]
    [InlineData("""{"status":"success","exception":"PDOException","message":"m"}""", nameof(VerdictKind.Unclear), null, "m")]
    [InlineData("""{"status":"success","exception":null}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"status":"fail"}""", nameof(VerdictKind.Unclear), null, "it looks like a refusal, but in no form that is known")]
    [InlineData("""{"status":"failure","message":"m"}""", nameof(VerdictKind.Unclear), null, "m")]
    [InlineData("""{"success":false}""", nameof(VerdictKind.Unclear), null, "it looks like a refusal, but in no form that is known")]
    [InlineData("""{"errors":{"a":"b"}}""", nameof(VerdictKind.Unclear), null, """{"a":"b"}""")]
    // A framework's answer, with the status of HTTP.
    [InlineData("""{"name":"Not Found","message":"no page","code":0,"status":404}""", nameof(VerdictKind.Unclear), 0, "no page")]
    [InlineData("""{"status":"500"}""", nameof(VerdictKind.Unclear), null, "it looks like a refusal, but in no form that is known")]
    [InlineData("""{"status":400}""", nameof(VerdictKind.Unclear), null, "it looks like a refusal, but in no form that is known")]
    [InlineData("""{"status":399}""", nameof(VerdictKind.None), null, null)]
    [InlineData("""{"status":599}""", nameof(VerdictKind.Unclear), null, "it looks like a refusal, but in no form that is known")]
    [InlineData("""{"status":600}""", nameof(VerdictKind.None), null, null)]
    // PHP's ways to say that there is no error.
    [InlineData("""{"status":"success","error":null,"errors":[]}""", nameof(VerdictKind.Success), null, null)]
    [InlineData("""{"success":true}""", nameof(VerdictKind.None), null, null)]
    [InlineData("""{}""", nameof(VerdictKind.None), null, null)]
    public void UsedeskSays(string answer, string kind, int? code, string? text)
        => Assert.Equal((kind, code, text), Describe(Envelopes.Judge(new Probe(Envelope.Usedesk), JObject.Parse(answer), isSuccessStatus: true)));

    [Theory]
    [InlineData(Envelope.UdeskCode, """{"code":1000}""", nameof(VerdictKind.Success), 1000, null)]
    [InlineData(Envelope.UdeskCode, """{"code":"1000"}""", nameof(VerdictKind.Success), 1000, null)]
    [InlineData(Envelope.UdeskCode, """{"status":1000}""", nameof(VerdictKind.None), null, null)]
    [InlineData(Envelope.UdeskCode, """{"code":0}""", nameof(VerdictKind.Refusal), 0, null)]
    [InlineData(Envelope.UdeskCode, """{"code":2008,"also":1}""", nameof(VerdictKind.Success), 2008, null)]
    [InlineData(Envelope.UdeskStatus1000, """{"status":1000,"code":7}""", nameof(VerdictKind.Success), 1000, null)]
    [InlineData(Envelope.UdeskStatus1000, """{"code":1000}""", nameof(VerdictKind.Success), 1000, null)]
    [InlineData(Envelope.UdeskStatus1000, """{"status":0}""", nameof(VerdictKind.Refusal), 0, null)]
    [InlineData(Envelope.UdeskStatus0, """{"status":0,"code":1000}""", nameof(VerdictKind.Success), 0, null)]
    [InlineData(Envelope.UdeskStatus0, """{"code":0}""", nameof(VerdictKind.Success), 0, null)]
    [InlineData(Envelope.UdeskStatus0, """{"status":1000}""", nameof(VerdictKind.Refusal), 1000, null)]
    [InlineData(Envelope.UdeskAny, """{"code":1000,"status":7}""", nameof(VerdictKind.Success), 1000, null)]
    [InlineData(Envelope.UdeskAny, """{"status":0}""", nameof(VerdictKind.Success), 0, null)]
    [InlineData(Envelope.UdeskAny, """{"status":1000}""", nameof(VerdictKind.Success), 1000, null)]
    [InlineData(Envelope.UdeskAny, """{"code":0,"status":1000}""", nameof(VerdictKind.Refusal), 0, null)]
    // The service's text, wherever it stands.
    [InlineData(Envelope.UdeskCode, """{"code":9,"message":"a","code_message":"b","exception":"c","error":"d"}""", nameof(VerdictKind.Refusal), 9, "a")]
    [InlineData(Envelope.UdeskCode, """{"code":9,"code_message":"b","exception":"c","error":"d"}""", nameof(VerdictKind.Refusal), 9, "b")]
    [InlineData(Envelope.UdeskCode, """{"code":9,"exception":"c","error":"d"}""", nameof(VerdictKind.Refusal), 9, "c")]
    [InlineData(Envelope.UdeskCode, """{"code":9,"message":"","error":"d"}""", nameof(VerdictKind.Refusal), 9, "d")]
    [InlineData(Envelope.UdeskCode, """{"message":"a"}""", nameof(VerdictKind.None), null, "a")]
    // A gateway's or a framework's status in place of a code.
    [InlineData(Envelope.UdeskCode, """{"code":500}""", nameof(VerdictKind.Fault), 500, null)]
    [InlineData(Envelope.UdeskCode, """{"code":499}""", nameof(VerdictKind.Refusal), 499, null)]
    [InlineData(Envelope.UdeskCode, """{"code":408}""", nameof(VerdictKind.Fault), 408, null)]
    [InlineData(Envelope.UdeskCode, """{"code":599}""", nameof(VerdictKind.Fault), 599, null)]
    [InlineData(Envelope.UdeskCode, """{"code":600}""", nameof(VerdictKind.Refusal), 600, null)]
    public void UdeskSays(object envelope, string answer, string kind, int? code, string? text)
        => Assert.Equal((kind, code, text), Describe(Envelopes.Judge(new Probe((Envelope)envelope) { AlsoAccepted = [2008] }, JObject.Parse(answer), isSuccessStatus: true)));

    /// <summary>A success that does not say what was made is none; an ID is a whole number above 0.</summary>
    [Theory]
    [InlineData("""{"status":"success","ticket_id":7}""", true)]
    [InlineData("""{"status":"success","ticket_id":"7"}""", true)]
    [InlineData("""{"status":"success","ticket_id":0}""", false)]
    [InlineData("""{"status":"success","ticket_id":-1}""", false)]
    [InlineData("""{"status":"success","ticket_id":"undefined"}""", false)]
    [InlineData("""{"status":"success","client":{"id":3}}""", true)]
    [InlineData("""{"status":"success","client":{"id":false}}""", false)]
    [InlineData("""{"status":"success","id":3}""", true)]
    [InlineData("""{"status":"success","id":"null"}""", false)]
    [InlineData("""{"status":"success","word":"w"}""", true)]
    [InlineData("""{"status":"success","word":true}""", true)]
    [InlineData("""{"status":"success","word":""}""", false)]
    [InlineData("""{"status":"success","word":null}""", false)]
    [InlineData("""{"status":"success","word":false}""", false)]
    [InlineData("""{"status":"success","word":0}""", false)]
    [InlineData("""{"status":"success","word":"0"}""", false)]
    [InlineData("""{"status":"success","word":{}}""", false)]
    [InlineData("""{"status":"success"}""", false)]
    public void ASuccessNamesWhatItMust(string answer, bool isSuccess)
    {
        var operation = new Probe(Envelope.Usedesk) { MustAnswer = ["ticket_id", "client.id", "id", "word"] };

        var verdict = Envelopes.Judge(operation, JObject.Parse(answer), isSuccessStatus: true);

        Assert.Equal(
            isSuccess ? (nameof(VerdictKind.Success), null, null) : (nameof(VerdictKind.Unclear), null, "it lacks 'ticket_id' or 'client.id' or 'id' or 'word', without which it says nothing"),
            Describe(verdict));
    }

    /// <summary>What names the thing that was made is no certain refusal: the thing may be there.</summary>
    [Theory]
    [InlineData(Envelope.Usedesk, """{"status":"failed","ticket_id":7}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"ticket_id":7,"error":"mail"}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"ticket_id":7,"code":0}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"ticket_id":null,"error":"mail"}""", nameof(VerdictKind.Refusal))]
    [InlineData(Envelope.Usedesk, """{"other_id":7,"error":"mail"}""", nameof(VerdictKind.Refusal))]
    [InlineData(Envelope.Usedesk, """{"ticket_id":7,"error":"no text","code":114}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"status":"success","error":"no text","code":114}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"error":"no text","code":114}""", nameof(VerdictKind.DocumentedRefusal))]
    [InlineData(Envelope.Usedesk, """{"ticket_id":7,"user_id":3,"code":500}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"status":"success","ticket_id":7,"code":111}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"status":"success","ticket_id":7,"code":117}""", nameof(VerdictKind.Success))]
    [InlineData(Envelope.Usedesk, """{"status":"failed","comment_id":7}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"status":"failed","comment_id":0}""", nameof(VerdictKind.Refusal))]
    [InlineData(Envelope.Usedesk, """{"error":"mail","data":[{"ticket_id":"7"}]}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"error":{"message":"mail","ticket_id":7}}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"error":"mail","ticket":{"id":7}}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"error":"mail","data":{"comment":{"id":7}}}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"error":"mail","id":7}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"error":"mail","id":"x-7","ticket":"7","client":{"id":7},"data":{"id":7}}""", nameof(VerdictKind.Refusal))]
    [InlineData(Envelope.Usedesk, """{"ticket_id":7,"error":"x","code":111}""", nameof(VerdictKind.Fault))]
    [InlineData(Envelope.Usedesk, """{"ticket_id":7,"error":"limit","code":121}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"error":"limit","code":121}""", nameof(VerdictKind.PutOff))]
    [InlineData(Envelope.UdeskCode, """{"code":200,"message":"OK","customer":{"id":5}}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.UdeskCode, """{"code":0,"customer":{"id":5}}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.UdeskCode, """{"code":0,"customer":{"id":0}}""", nameof(VerdictKind.Refusal))]
    [InlineData(Envelope.UdeskCode, """{"code":0,"status":"success"}""", nameof(VerdictKind.Refusal))]
    [InlineData(Envelope.UdeskCode, """{"code":9999,"data":{"customer_id":5}}""", nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.UdeskCode, """{"code":2000,"customer":{"id":5}}""", nameof(VerdictKind.DocumentedRefusal))]
    public void ARefusalThatNamesWhatWasMadeIsUncertain(object envelope, string answer, string kind)
    {
        var operation = new Probe((Envelope)envelope) { MustAnswer = ["ticket_id", "customer.id", "id", "views"], AlsoNames = ["comment_id"] };

        Assert.Equal(kind, Envelopes.Judge(operation, JObject.Parse(answer), isSuccessStatus: true).Kind.ToString());
    }

    /// <summary>"Later" around an ID would have the call repeated, and two made.</summary>
    [Theory]
    [InlineData(Envelope.Usedesk, """{"ticket_id":7}""", nameof(VerdictKind.None), nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"message":"m","data":{"ticket_id":7}}""", nameof(VerdictKind.None), nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"message":"m"}""", nameof(VerdictKind.None), nameof(VerdictKind.None))]
    [InlineData(Envelope.Usedesk, """{"status":"success"}""", nameof(VerdictKind.Unclear), nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"errors":["mail"],"ticket_id":7}""", nameof(VerdictKind.Unclear), nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"errors":["mail"],"success":true}""", nameof(VerdictKind.Unclear), nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"errors":["mail"]}""", nameof(VerdictKind.Unclear), nameof(VerdictKind.Unclear))]
    [InlineData(Envelope.UdeskCode, """{"code":1000}""", nameof(VerdictKind.Unclear), nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"status":"success","error":"limit","code":121}""", nameof(VerdictKind.Contradiction), nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.UdeskCode, """{"customer":{"id":7}}""", nameof(VerdictKind.None), nameof(VerdictKind.Contradiction))]
    [InlineData(Envelope.Usedesk, """{"status":"success","ticket_id":7}""", nameof(VerdictKind.Success), nameof(VerdictKind.Success))]
    public void AnHttpErrorThatNamesWhatWasMadeIsUncertain(object envelope, string answer, string onSuccess, string onError)
    {
        var operation = new Probe((Envelope)envelope) { MustAnswer = ["ticket_id", "customer.id"] };

        Assert.Equal((onSuccess, onError), (Envelopes.Judge(operation, JObject.Parse(answer), isSuccessStatus: true).Kind.ToString(), Envelopes.Judge(operation, JObject.Parse(answer), isSuccessStatus: false).Kind.ToString()));
    }

    /// <summary>A change that was refused may name what it was about.</summary>
    [Fact]
    public void ARefusedChangeIsRefusedWhateverItNames()
        => Assert.Equal(VerdictKind.Refusal, Envelopes.Judge(new Probe(Envelope.Usedesk) { MustAnswer = ["status", "client_id"] }, JObject.Parse("""{"client_id":27747601,"status":false}"""), isSuccessStatus: true).Kind);

    /// <summary>A change's ID only says which one it was about, where a status says anything else than success.</summary>
    [Theory]
    [InlineData("""{"status":"success","client_id":5}""", true)]
    [InlineData("""{"client_id":5}""", true)]
    [InlineData("""{"status":null,"client_id":5}""", true)]
    [InlineData("""{"status":"partial","client_id":5}""", false)]
    [InlineData("""{"status":0,"client_id":5}""", false)]
    [InlineData("""{"status":"","client_id":5}""", false)]
    [InlineData("""{"status":["error"],"client_id":5}""", false)]
    public void AnIdIsNoStatus(string answer, bool isSuccess)
    {
        Assert.Equal(isSuccess, Envelopes.Names(new Probe(Envelope.Usedesk) { MustAnswer = ["status", "client_id"] }, JObject.Parse(answer)));
        // What a create made is there whatever the status says of it.
        Assert.True(Envelopes.Names(new Probe(Envelope.Usedesk) { MustAnswer = ["client_id"] }, JObject.Parse(answer)));
    }

    /// <summary>Only words of success say that a change was made.</summary>
    [Theory]
    [InlineData("\"success\"", true)]
    [InlineData("\" OK \"", true)]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("404", false)]
    [InlineData("\"rejected\"", false)]
    [InlineData("\"denied\"", false)]
    [InlineData("\"no\"", false)]
    [InlineData("-1", false)]
    [InlineData("2", false)]
    [InlineData("0.0", false)]
    [InlineData("{}", false)]
    [InlineData("[1]", false)]
    public void AStatusIsOneOfSuccessOrNone(string status, bool isSuccess)
        => Assert.Equal(isSuccess, Envelopes.Names(new Probe(Envelope.Usedesk) { MustAnswer = ["status"] }, JObject.Parse($$"""{"status":{{status}}}""")));

    /// <summary>Only what decides on a repetition is looked at: failures, and Usedesk's "too many calls" on HTTP 200.</summary>
    [Theory]
    [InlineData(false, Envelope.Usedesk, """{"error":"x","code":112}""", nameof(VerdictKind.DocumentedRefusal))]
    [InlineData(false, Envelope.UdeskCode, """{"code":1000}""", nameof(VerdictKind.Success))]
    [InlineData(true, Envelope.UdeskCode, """{"code":121}""", nameof(VerdictKind.None))]
    [InlineData(true, Envelope.Usedesk, """{"error":"x","code":121}""", nameof(VerdictKind.PutOff))]
    [InlineData(true, Envelope.Usedesk, """{"error":"x","code":112}""", nameof(VerdictKind.None))]
    [InlineData(false, Envelope.Usedesk, "", nameof(VerdictKind.None))]
    [InlineData(false, Envelope.Usedesk, """[{"error":"x"}]""", nameof(VerdictKind.None))]
    [InlineData(false, Envelope.Usedesk, """{"error":"x"}{}""", nameof(VerdictKind.None))]
    [InlineData(false, Envelope.Usedesk, """{"error":"x" """, nameof(VerdictKind.None))]
    [InlineData(false, Envelope.Usedesk, "<html>", nameof(VerdictKind.None))]
    public async Task ABodyIsLookedAtWhereItDecides(bool isSuccessStatus, object envelope, string body, string kind)
    {
        using var content = await ContentAsync(body);

        Assert.Equal(kind, Envelopes.Look(new Probe((Envelope)envelope), content, isSuccessStatus).Kind.ToString());
        Assert.Equal(VerdictKind.None, Envelopes.Look(null, content, isSuccessStatus).Kind);
    }

    [Theory]
    [InlineData(true, 1024, nameof(VerdictKind.PutOff))]
    [InlineData(true, 1025, nameof(VerdictKind.None))]
    [InlineData(false, 1025, nameof(VerdictKind.PutOff))]
    [InlineData(false, 1 << 20, nameof(VerdictKind.PutOff))]
    [InlineData(false, (1 << 20) + 1, nameof(VerdictKind.None))]
    public async Task ALongBodyIsNoEnvelope(bool isSuccessStatus, int length, string kind)
    {
        const string Answer = """{"error":"x","code":121}""";
        using var content = await ContentAsync(Answer + new string(' ', length - Answer.Length));

        Assert.Equal(kind, Envelopes.Look(new Probe(Envelope.Usedesk), content, isSuccessStatus).Kind.ToString());
    }

    private static async Task<PooledContent> ContentAsync(string body)
    {
        using var source = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        return await PooledContent.ReadAsync(source, 1 << 21, default);
    }

    private static (string Kind, int? Code, string? Text) Describe(Verdict verdict) => (verdict.Kind.ToString(), verdict.Code, verdict.Text);

    private sealed class Probe : Operation
    {
        public Probe(Envelope envelope)
            : base(HttpMethod.Post, "x", envelope)
        {
        }
    }
}
