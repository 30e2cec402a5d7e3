using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Outcomes;

namespace UsedeskUdesk.Client.Operations;

/// <summary>What an answer's own fields say of success and failure.</summary>
internal static class Envelopes
{
    /// <summary>Usedesk says "too many calls" in a short answer; longer ones need no look.</summary>
    private const int LongestRefusal = 1024;

    /// <summary>An envelope on an HTTP error is small; anything larger is a page.</summary>
    private const int LongestEnvelope = 1 << 20;

    /// <summary>What the names of IDs end in; ".id", as in "customer.id", is as long.</summary>
    private const string IdEnding = "_id";

    // Where a field stands twice, neither of its values decides.
    private static readonly JsonLoadSettings s_settings = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };
    private static readonly string[] s_statusFields = { "status", "statusCode", "status_code", "httpStatus", "http_status", "httpCode", "http_code" };

    // As they stand in JSON: pages for people have such words too.
    private static readonly byte[][] s_signs = { Encoding.ASCII.GetBytes("_id\""), Encoding.ASCII.GetBytes("\"id\""), Encoding.ASCII.GetBytes("\"success\"") };
    private static readonly byte[] s_done = Encoding.ASCII.GetBytes("1000");
    private static readonly byte[] s_rateLimit = Encoding.ASCII.GetBytes(UsedeskErrors.RateLimit.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// What an answer says before anybody reads its data, for the decision whether to repeat the call. A plain HTTP 200 is not
    /// looked at: it is never repeated, but for Usedesk's "too many calls".
    /// </summary>
    public static Verdict Look(Operation? operation, PooledContent body, bool isSuccessStatus)
    {
        if (operation is null || body.Length == 0)
        {
            return default;
        }

        if (isSuccessStatus && (operation.Envelope != Envelope.Usedesk || body.Length > LongestRefusal || body.Bytes.IndexOf(s_rateLimit) < 0))
        {
            return default;
        }

        return Load(body) is { } answer ? Judge(operation, answer, isSuccessStatus)
            : !isSuccessStatus && !operation.Repeatable && LooksLikeSuccess(operation, body) ? new(VerdictKind.Contradiction)
            : default;
    }

    /// <summary>The answer as one object; null for anything else.</summary>
    private static JObject? Load(PooledContent body)
    {
        // A zero byte is no part of JSON, and the parser passes over it.
        if (body.Length > LongestEnvelope || body.Bytes.IndexOf((byte)0) >= 0)
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StreamReader(body.OpenRead())) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
            return reader.Read() && reader.TokenType == JsonToken.StartObject && JObject.Load(reader, s_settings) is var answer && !reader.Read() ? answer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether there are signs of success in what is no readable answer, such as a list, two answers in one, or a warning of PHP before it.</summary>
    private static bool LooksLikeSuccess(Operation operation, PooledContent body)
    {
        var bytes = body.Bytes;
        if (bytes.IndexOf((byte)0) >= 0)
        {
            // Text in two bytes for a letter: no sign would be found.
            return true;
        }

        foreach (var sign in s_signs)
        {
            if (bytes.IndexOf(sign) >= 0)
            {
                return true;
            }
        }

        return operation.Envelope != Envelope.Usedesk && body.BeginsAsJson && bytes.IndexOf(s_done) >= 0;
    }

    /// <summary>Reads the envelope.</summary>
    /// <param name="operation">Says which envelope it is, and what a success must name.</param>
    /// <param name="fields">The answer's fields; data that was read elsewhere may be missing.</param>
    /// <param name="isSuccessStatus">Whether the HTTP status is one of success.</param>
    public static Verdict Judge(Operation operation, JObject fields, bool isSuccessStatus)
    {
        var verdict = operation.Envelope == Envelope.Usedesk ? Usedesk(operation, fields) : Udesk(operation, fields);
        if (isSuccessStatus || verdict.Kind is not (VerdictKind.None or VerdictKind.Unclear))
        {
            return verdict;
        }

        return Made(operation, fields) ? new(VerdictKind.Contradiction, verdict.Code, "it is an HTTP error and names what was made")
            : verdict.Kind == VerdictKind.Unclear && !operation.Repeatable && (operation.Envelope != Envelope.Usedesk || SaysSuccess(fields["status"]) || SaysSuccess(fields["success"]))
                ? new(VerdictKind.Contradiction, verdict.Code, "it is an HTTP error and says success")
            : verdict;
    }

    private static Verdict Udesk(Operation operation, JObject fields)
    {
        // An error of the gateway in front carries `code` also where success would be in `status`.
        var (inCode, inStatus) = (Number(fields["code"]), Number(fields["status"]));
        var (code, isSuccess) = operation.Envelope switch
        {
            Envelope.UdeskStatus1000 => (inStatus ?? inCode, (inStatus ?? inCode) == 1000),
            Envelope.UdeskStatus0 => (inStatus ?? inCode, (inStatus ?? inCode) == 0),
            Envelope.UdeskAny => (inCode ?? inStatus, inCode is null ? inStatus is 0 or 1000 : inCode == 1000),
            _ => (inCode, inCode == 1000),
        };
        if (isSuccess || (code is not null && Array.IndexOf(operation.AlsoAccepted, code.Value) >= 0))
        {
            return Complete(operation, fields, code);
        }

        var text = Text(fields["message"]) ?? Text(fields["code_message"]) ?? Text(fields["exception"]) ?? Text(fields["error"]);
        return code is null
            ? new(VerdictKind.None, null, text)
            : Refused(operation, fields, UdeskErrors.Find(code.Value, operation.Path) is not null ? VerdictKind.DocumentedRefusal : IsHttpFault(code.Value) ? VerdictKind.Fault : VerdictKind.Refusal, code, text);
    }

    /// <summary>Where a refusal stands beside a success, or beside the ID of what was made, something about it may have failed and no more.</summary>
    private static Verdict Refused(Operation operation, JObject fields, VerdictKind kind, int? code, string? text)
    {
        var isUncertain = (kind, operation.Envelope) switch
        {
            (VerdictKind.Refusal or VerdictKind.PutOff, Envelope.Usedesk) => SaysSuccess(fields["status"]) || Made(operation, fields),
            (VerdictKind.Refusal, _) => Made(operation, fields),
            (VerdictKind.DocumentedRefusal, Envelope.Usedesk) => operation.Makes && (SaysSuccess(fields["status"]) || Made(operation, fields)),
            // Udesk names what is there already in refusals that its pages explain.
            _ => false,
        };
        return isUncertain
            ? new(VerdictKind.Contradiction, code, $"it says a failure{(text is null ? string.Empty : $" ({text})")} and a success at once")
            : new(kind, code, text);
    }

    /// <summary>Whether an answer that says a failure names what was to be made, however deep: {"ticket_id":1}, {"ticket":{"id":1}}, {"id":1}.</summary>
    private static bool Made(Operation operation, JObject fields)
        => operation.Makes
            && (Names(operation, fields)
                || JsonFields.PositiveNumber(fields["id"]) is not null
                || operation.MustAnswer.Concat(operation.AlsoNames).Where(static path => IsId(path) && path.Length > IdEnding.Length).Any(path => NamesDeep(fields, path.Substring(0, path.Length - IdEnding.Length))));

    private static bool NamesDeep(JObject fields, string noun)
        => fields.Descendants().OfType<JProperty>().Any(field => field.Name == noun + IdEnding
            ? JsonFields.PositiveNumber(field.Value) is not null
            : field.Name == noun && JsonFields.PositiveNumber((field.Value as JObject)?["id"]) is not null);

    private static Verdict Usedesk(Operation operation, JObject fields)
    {
        var (code, status) = (Number(fields["code"]) ?? Number((fields["error"] as JObject)?["code"]), fields["status"]);
        var word = status is JValue { Value: string said } ? said.Trim().ToLowerInvariant() : null;
        var hasError = !IsNoError(fields["error"]);
        var text = (hasError ? Text(fields["error"]) : null) ?? Text(fields["message"]) ?? Text(fields["errors"]);
        if (hasError || status is JValue { Value: false } || word is "error" or "failed" or "false" || (fields["code"] is not null && status is null && fields.Count <= 2))
        {
            var kind = code switch
            {
                UsedeskErrors.RateLimit when hasError => VerdictKind.PutOff,
                { } fault when UsedeskErrors.IsFault(fault) || IsHttpFault(fault) => VerdictKind.Fault,
                null when FaultIn(fields) || (fields["error"] is JObject inner && FaultIn(inner)) => VerdictKind.Fault,
                { } known when UsedeskErrors.Find(known, operation.Path) is not null => VerdictKind.DocumentedRefusal,
                _ => VerdictKind.Refusal,
            };
            return Refused(operation, fields, kind, code, text);
        }

        if (SaysFailure(word) || Number(status) is >= 400 and <= 599 || fields["success"] is JValue { Value: false } || !IsNothing(fields["errors"]) || !IsNothing(fields["exception"]))
        {
            return new(VerdictKind.Unclear, code, text ?? "it looks like a refusal, but in no form that is known");
        }

        if (code is { } broken && operation.MustAnswer.Length > 0 && (IsHttpFault(broken) || UsedeskErrors.IsFault(broken)) && (SaysSuccess(status) || Names(operation, fields)))
        {
            return new(VerdictKind.Contradiction, code, $"it says a fault ({broken.ToString(CultureInfo.InvariantCulture)}) and a success at once");
        }

        if (SaysSuccess(status))
        {
            return Complete(operation, fields, null);
        }

        if (code is { } odd && IsHttpFault(odd) && status is null && !Names(operation, fields))
        {
            return new(VerdictKind.Fault, code, text);
        }

        return new(VerdictKind.None, null, text);
    }

    /// <summary>A success that lacks what it must name is none.</summary>
    private static Verdict Complete(Operation operation, JObject fields, int? code)
        => operation.MustAnswer.Length == 0 || Names(operation, fields) ? new(VerdictKind.Success, code) : new(VerdictKind.Unclear, code, Lacks(operation));

    /// <summary>What is wrong with an answer that names nothing of what it must.</summary>
    public static string Lacks(Operation operation) => $"it lacks {string.Join(" or ", operation.MustAnswer.Select(name => $"'{name}'"))}, without which it says nothing";

    /// <summary>Whether the answer holds one of the fields without which it is no success.</summary>
    public static bool Names(Operation operation, JObject fields)
        => !SaysOther(operation, fields["status"]) && operation.MustAnswer.Any(path => IsId(path)
            ? JsonFields.PositiveNumber(fields.SelectToken(path)) is not null
            : path == "status" ? SaysSuccess(fields[path])
            : fields.SelectToken(path) is JValue { Value: not (null or "" or false or 0L or "0") });

    /// <summary>Whether a status is one of success. Any other, such as "not_found", 404 or "rejected", is none.</summary>
    private static bool SaysSuccess(JToken? status)
        => status is JValue { Value: true or 1L } || (status is JValue { Value: string word } && word.Trim().ToLowerInvariant() is "success" or "true" or "ok" or "1");

    /// <summary>Whether a change has a status that is none of success: the ID beside it is only the one that it was about.</summary>
    private static bool SaysOther(Operation operation, JToken? status)
        => status is { Type: not JTokenType.Null } && !operation.Makes && Array.IndexOf(operation.MustAnswer, "status") >= 0 && !SaysSuccess(status);

    /// <summary>Words that no page has, and that nobody would use of what was done.</summary>
    private static bool SaysFailure(string? status)
        => status is "fail" or "failure" or "rejected" or "declined" or "denied" or "refused" or "invalid" or "unsuccessful" or "aborted" or "not_found" or "forbidden" or "unauthorized" or "timeout";

    /// <summary>An ID is a whole number above 0. PHP and JavaScript also write "null", "undefined", false or -1 where they have none.</summary>
    private static bool IsId(string path) => path.EndsWith("_id", StringComparison.Ordinal) || path.EndsWith(".id", StringComparison.Ordinal) || path == "id";

    /// <summary>The IDs that an answer names, under the service's own names.</summary>
    public static IReadOnlyDictionary<string, long> Ids(JObject fields)
        => fields.Properties()
            .Where(field => field.Name.EndsWith("_id", StringComparison.Ordinal) && JsonFields.PositiveNumber(field.Value) is not null)
            .ToDictionary(field => field.Name, field => JsonFields.PositiveNumber(field.Value)!.Value);

    /// <summary>A whole number, also as text; null for anything else.</summary>
    public static int? Number(JToken? token)
        => token is JValue { Value: not null } value
            && int.TryParse(Convert.ToString(value.Value, CultureInfo.InvariantCulture), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static string? Text(JToken? token) => token switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue value => Convert.ToString(value.Value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
        _ => token.ToString(Formatting.None),
    };

    /// <summary>An HTTP status in place of a code: a gateway or a framework speaks, not the service.</summary>
    private static bool IsHttpFault(int code) => code is 408 or (>= 500 and <= 599);

    /// <summary>Whether an HTTP status of a fault stands in one of the fields in which frameworks and gateways write it.</summary>
    private static bool FaultIn(JObject fields) => s_statusFields.Any(name => Number(fields[name]) is { } status && IsHttpFault(status));

    /// <summary>Ways to say that there is no error.</summary>
    private static bool IsNoError(JToken? token)
        => IsNothing(token) || token is JValue { Value: 0d } || (token is JValue { Value: string word } && word.Trim().ToLowerInvariant() is "0" or "false" or "null" or "none");

    /// <summary>PHP's ways to say that there is nothing.</summary>
    public static bool IsNothing(JToken? token) => token switch
    {
        null or { Type: JTokenType.Null } => true,
        JValue { Value: false or "" or 0L } => true,
        JArray or JObject => !token.HasValues,
        _ => false,
    };
}
