using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>
/// Parameters of one call, read as the service reads them: numbers may come as text, text never as a number.
/// A missing one and a malformed one are refused with different codes, which differ from call to call.
/// </summary>
internal sealed partial class UdeskFields(JObject values, int missing = 2000, int wrong = 2005, bool statusEnvelope = false)
{
    public JToken? Token(string name) => values[name] is { Type: not JTokenType.Null } token ? token : null;

    public bool Has(string name) => Token(name) is not null;

    public string? Text(string name)
    {
        var token = Token(name);
        return token is null ? null : token.Type == JTokenType.String ? (string)token! : throw Wrong(name, "must be a string");
    }

    public string RequiredText(string name, bool allowEmpty = false) =>
        Text(name) is { } text && (allowEmpty || text.Trim().Length > 0) ? text : throw Missing(name);

    public long? Int(string name)
    {
        var token = Token(name);
        return token is null || (token.Type == JTokenType.String && (string)token! == "") ? null : ToInt(token) ?? throw Wrong(name, "must be an integer");
    }

    public long RequiredInt(string name) => Int(name) ?? throw Missing(name);

    public long RequiredInt(string name, long low, long high) =>
        RequiredInt(name) is var n && n >= low && n <= high ? n : throw Wrong(name, $"must be from {low} to {high}");

    public bool RequiredBool(string name) =>
        Token(name) is not { } token ? throw Missing(name) : token.Type == JTokenType.Boolean ? (bool)token : throw Wrong(name, "must be true or false");

    public JObject RequiredObject(string name) =>
        Token(name) is not { } token ? throw Missing(name) : token as JObject ?? throw Wrong(name, "must be an object");

    public JArray RequiredArray(string name) =>
        Token(name) is not { } token ? throw Missing(name) : token as JArray ?? throw Wrong(name, "must be an array");

    public Refusal Missing(string name) => Refuse(missing, $"{name} is missing");

    public Refusal Wrong(string name, string why) => Refuse(wrong, $"{name} {why}");

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static long? ToInt(JToken token) => token.Type switch
    {
        JTokenType.Integer when long.TryParse(token.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) => n,
        JTokenType.String when WholeNumber().IsMatch((string)token!) && long.TryParse((string)token!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) => n,
        _ => null,
    };

    private Refusal Refuse(int code, string text) => statusEnvelope ? UdeskService.FailStatus(code, text) : UdeskService.Fail(code, text);

    [GeneratedRegex("^-?[0-9]{1,18}$")]
    private static partial Regex WholeNumber();
}
