using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;

namespace UsedeskUdesk.Simulator.Usedesk;

/// <summary>Parameters of one call, whichever encoding brought them. Empty text and null count as absent, as in Laravel.</summary>
internal sealed partial class UsedeskFields(JObject values, Func<int, string, Refusal> invalid)
{
    public const int Server = 111;

    public JObject Values => values;

    public JToken? Token(string name) => values[name] is { Type: not JTokenType.Null } token && !(token.Type == JTokenType.String && (string)token! == "") ? token : null;

    public bool Has(string name) => Token(name) is not null;

    public string? Text(string name, int longest = 255)
    {
        var text = Token(name) switch
        {
            null => null,
            { Type: JTokenType.String } token => (string)token!,
            { Type: JTokenType.Integer or JTokenType.Float } token => token.ToString(),
            { Type: JTokenType.Boolean } token => (bool)token ? "true" : "false",
            _ => throw Invalid(name, "must be a string"),
        };
        return text is null || text.EnumerateRunes().Count() <= longest ? text : throw Invalid(name, $"is longer than {longest} characters");
    }

    public string RequiredText(string name, int code = Server, int longest = 255) => Text(name, longest) ?? throw invalid(code, $"The {name} field is required.");

    public string? OneOf(string name, params string[] allowed) =>
        Text(name) is not { } text ? null : allowed.Contains(text) ? text : throw Invalid(name, "must be one of " + string.Join(", ", allowed));

    /// <summary>A 32-bit id; whatever is none is refused with the code of that kind of id.</summary>
    public long? Id(string name, int code = Server)
    {
        var token = Token(name);
        return token is null ? null : ToId(token) ?? throw invalid(code, $"The {name} is not a valid id.");
    }

    public long RequiredId(string name, int code = Server) => Id(name, code) ?? throw invalid(code, $"The {name} field is required.");

    /// <summary>
    /// A phone in a ticket. The page of create/client has 10 to 15 digits [1]; that tickets keep to it too is an inference [?], as is that the signs
    /// which people write between digits do no harm there.
    /// </summary>
    public string? Phone(string name)
    {
        var text = Text(name);
        return text is null || (PhoneSigns().Replace(text, "") is { Length: >= 10 and <= 15 } digits && digits.All(char.IsAsciiDigit)) ? text : throw Invalid(name, "must be a phone number of 10 to 15 digits");
    }

    /// <summary>Only the two words, or the two JSON values.</summary>
    public bool? Flag(string name) => Token(name) switch
    {
        null => null,
        { Type: JTokenType.Boolean } token => (bool)token,
        { Type: JTokenType.String } token when (string)token! == "true" => true,
        { Type: JTokenType.String } token when (string)token! == "false" => false,
        _ => throw Invalid(name, "must be true or false"),
    };

    public List<string> Strings(string name) => Token(name) switch
    {
        null => [],
        JArray array => [.. array.Select(t => t.Type is JTokenType.String or JTokenType.Integer or JTokenType.Float ? t.ToString() : throw Invalid(name, "must be an array of strings"))],
        _ => throw Invalid(name, "must be an array"),
    };

    /// <summary>A time without a zone; the service takes it for UTC.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, TimeSpan.Zero)
            : throw Invalid(name, "must look like 2016-11-25 00:00");
    }

    public HashSet<string>? CommaList(string name, Func<string, bool> valid)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var pieces = text.Split(',').Select(p => p.Trim()).ToHashSet();
        return pieces.All(valid) ? pieces : throw Invalid(name, "must be values separated by commas");
    }

    public Refusal Invalid(string name, string why) => invalid(Server, $"The {name} {why}.");

    public static bool IsNumber(string text) => Digits().IsMatch(text);

    public static long? ToId(JToken token) =>
        token.Type is JTokenType.Integer or JTokenType.String && Digits().IsMatch(token.ToString()) && long.TryParse(token.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id <= int.MaxValue ? id : null;

    [GeneratedRegex("[ ()+.-]")]
    private static partial Regex PhoneSigns();

    [GeneratedRegex("^[0-9]{1,10}\\z")]
    private static partial Regex Digits();
}
