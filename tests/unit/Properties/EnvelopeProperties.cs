using System;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Client.Outcomes;
using UsedeskUdesk.Client.Udesk;
using Xunit;

namespace UsedeskUdesk.Tests.Properties;

/// <summary>What an answer's own fields say, and what follows: rules that hold whatever the answer is.</summary>
[Trait("Kind", "Property")]
public class EnvelopeProperties
{
    private static readonly string[] s_names = ["code", "status", "error", "errors", "message", "success", "ticket_id", "item", "trace", "exception"];

    [BudgetProperty(400)]
    public void OnlyAnExplicitSuccessIsOne(Seed seed)
    {
        var make = seed.Make();
        var (operation, fields) = Any(make);
        var verdict = Envelopes.Judge(operation, fields, isSuccessStatus: true);
        if (verdict.Kind != VerdictKind.Success)
        {
            return;
        }

        var (code, status) = (Word(fields["code"]), Word(fields["status"]));
        switch (operation.Envelope)
        {
            case Envelope.Usedesk:
                Assert.Contains(status, new[] { "success", "true", "ok", "1" });
                Assert.True(fields["error"] is null or JValue { Value: null or false or 0L or 0d } or JContainer { HasValues: false } || Word(fields["error"])?.Trim() is "" or "0" or "false" or "null" or "none", $"an error in {fields}");
                break;
            case Envelope.UdeskCode:
                Assert.Equal("1000", code);
                break;
            case Envelope.UdeskStatus0:
                Assert.Contains("0", new[] { status, code });
                break;
            case Envelope.UdeskStatus1000:
                Assert.Contains("1000", new[] { status, code });
                break;
            default:
                Assert.True(code == "1000" || status is "0" or "1000", $"{fields}");
                break;
        }

        Assert.True(operation.MustAnswer.Length == 0 || operation.MustAnswer.Any(name => fields.SelectToken(name) is JValue { Value: not null }), $"names nothing: {fields}");
    }

    [BudgetProperty(200)]
    public void TheOrderOfTheFieldsDoesNotCount(Seed seed)
    {
        var make = seed.Make();
        var (operation, fields) = Any(make);
        Assert.Equal(Envelopes.Judge(operation, fields, isSuccessStatus: true), Envelopes.Judge(operation, new JObject(make.Shuffled(fields.Properties())), isSuccessStatus: true));
    }

    /// <summary>The table of outcomes over everything that can be seen: the promises that nothing else may break.</summary>
    [BudgetProperty(300)]
    public void AWriteIsRepeatedOnlyWhereItDidNotBegin(Seed seed)
    {
        var make = seed.Make();
        var kind = make.OneOf(Enum.GetValues<VerdictKind>());
        var status = make.OneOf([200, 201, 204, 301, 302, 307, 400, 401, 404, 408, 409, 422, 429, 500, 501, 502, 503, 504, 505, 520, 599]);
        var asksToWait = make.Flag();
        var sighting = OutcomeTable.See(status, asksToWait, kind);
        var (write, read) = (OutcomeTable.Decide(sighting, repeatable: false), OutcomeTable.Decide(sighting, repeatable: true));
        var context = $"HTTP {status}, wait {asksToWait}, {kind}: {sighting}, {write}, {read}";

        var began = !(status == 429 || (status == 503 && asksToWait) || kind == VerdictKind.PutOff);
        Assert.True(write is not (Outcome.Repeat or Outcome.WaitAndRepeat) || (!began && kind != VerdictKind.Success), context);
        Assert.True(kind != VerdictKind.Success || (write == Outcome.Success && read == Outcome.Success), context);
        Assert.True(read != Outcome.Unknown, context);
        // A write that may have been done is never called refused.
        Assert.True(status < 500 || !began || kind is VerdictKind.Success or VerdictKind.DocumentedRefusal || write == Outcome.Unknown, context);
        Assert.True(status is >= 400 and not 408 || kind is not (VerdictKind.None or VerdictKind.Unclear or VerdictKind.Fault) || write == Outcome.Unknown || !began, context);
    }

    private static (Operation Operation, JObject Fields) Any(Make make)
    {
        var operation = new RequestOperation<DeleteCustomerRequest, Acknowledgement, Acknowledgement>(HttpMethod.Post, "im/x", make.OneOf(Enum.GetValues<Envelope>()), static (_, _) => { }, static (a, _) => a.Data!)
        {
            MustAnswer = make.OneOf<string[]>([[], ["ticket_id"], ["status", "ticket_id"]]),
        };
        var fields = new JObject();
        for (var count = make.Below(5); count > 0; count--)
        {
            fields[make.OneOf(s_names)] = make.Below(3) == 0
                ? make.Json(1)
                : make.OneOf<JToken>([1000, "1000", 0, "0", 1, "1", true, false, "success", "Success", "error", "failed", "fail", "ok", 111, 112, 121, 500, "503", 2005, 7, "7", ""]);
        }

        return (operation, (JObject)fields.DeepClone());
    }

    private static string? Word(JToken? token) => token is JValue { Value: not null } value ? Convert.ToString(value.Value, System.Globalization.CultureInfo.InvariantCulture)!.Trim().ToLowerInvariant() : null;
}
