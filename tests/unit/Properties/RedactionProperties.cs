using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests.Properties;

/// <summary>A service may repeat a secret anywhere, written in any way: it shows in no result and in no error.</summary>
[Trait("Kind", "Property")]
public class RedactionProperties
{
    [BudgetProperty(150)]
    public async Task NoSecretShowsHoweverItIsWritten(Seed seed)
    {
        var make = seed.Make();
        var secret = make.Secret(8 + make.Below(40)).Trim();
        secret = secret.Length < 8 ? secret + "abcdefgh" : secret;
        var answer = Answer(make, secret);
        await using var server = new RawServer(answer);
        using var usedesk = Usedesk(server.BaseUri, o => (o.Token, o.MaximumRetryCount) = (ApiSecret.FromText(secret), 0));
        using var udesk = Udesk(server.BaseUri, o => (o.Token, o.MaximumRetryCount) = (ApiSecret.FromText(secret), 0));

        foreach (var call in new Func<Task<object?>>[]
        {
            async () => await usedesk.SendAsync(Ticket),
            async () => await usedesk.SendAsync(new RawRequest<UsedeskService> { Method = "POST", Path = "any" }),
            async () => await udesk.SendAsync(Agents),
            async () => await udesk.SendAsync(new RawRequest<UdeskService> { Path = "any" }),
        })
        {
            string shown;
            try
            {
                shown = JsonConvert.SerializeObject(await Guard.Async(call()));
            }
            catch (ServiceException error)
            {
                shown = error + error.ServerText + error.RecommendedAction + error.InnerException;
            }

            // Whoever reads it turns back whatever stands for a character.
            for (var (text, rounds) = (shown, 0); rounds < 4; rounds++, text = Decoded(text))
            {
                Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"'{secret}' shows in {shown}\nof {answer}");
            }
        }
    }

    private static string Answer(Make make, string secret)
    {
        string Echo() => $"{make.Text()}{Written(make, secret)}{(make.Flag() ? Written(make, secret) : string.Empty)}{make.Text()}";
        JToken Around(int depth) => make.Below(depth > 0 ? 5 : 2) switch
        {
            0 => make.Json(1),
            1 => new JValue(Echo()),
            2 => new JArray(Around(depth - 1), Around(depth - 1)),
            3 => new JObject { [Echo()] = Around(depth - 1) },
            _ => new JObject { ["message"] = Around(depth - 1), ["id"] = 1, ["error_text"] = Around(depth - 1) },
        };

        var fields = new JObject { ["status"] = "success", ["code"] = 1000, ["ticket_id"] = 7, ["agents"] = new JArray(new JObject { ["id"] = 1, ["nick"] = Echo(), ["x"] = Around(2) }), ["y"] = Around(3) };
        switch (make.Below(5))
        {
            case 0:
                fields = new JObject { ["code"] = 2005, ["error"] = Around(2), ["message"] = Around(2) };
                break;
            case 1:
                fields["error"] = Echo();
                fields["code"] = 112;
                break;
            case 2:
                return Http.Answer(make.OneOf([200, 403, 500]), $"<html>{Echo()}</html>");
        }

        var text = fields.ToString(make.Flag() ? Formatting.Indented : Formatting.None);
        return make.Below(6) switch
        {
            0 => Http.Json(text[..(text.Length - make.Below(Math.Min(40, text.Length)))]),
            1 => Http.Json(JsonConvert.SerializeObject(fields, new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii })),
            2 => Http.Json(string.Concat(JsonConvert.SerializeObject(fields, new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeHtml }))),
            3 => Http.Json(text, status: make.OneOf([400, 422, 500])),
            _ => Http.Json(text),
        };
    }

    /// <summary>Each character in one of the ways that programs write it, and sometimes all of them in one.</summary>
    private static string Written(Make make, string secret)
    {
        var one = make.Flag() ? make.Below(9) : -1;
        var text = new StringBuilder();
        foreach (var rune in secret.EnumerateRunes())
        {
            var character = rune.ToString();
            text.Append((one < 0 ? make.Below(9) : one) switch
            {
                0 => Uri.EscapeDataString(character),
                1 => WebUtility.UrlEncode(character),
                2 => string.Concat(Encoding.UTF8.GetBytes(character).Select(b => make.Flag() ? $"%{b:X2}" : $"%{b:x2}")),
                3 => WebUtility.HtmlEncode(character),
                4 => make.Flag() ? $"&#{rune.Value};" : $"&#{rune.Value:0000};",
                5 => make.Flag() ? $"&#x{rune.Value:x};" : $"&#X{rune.Value:X4};",
                6 => $"\\u{rune.Value:x4}",
                7 => character is "/" or "\"" or "\\" ? "\\" + character : character,
                _ => character,
            });
        }

        return text.ToString();
    }

    private static string Decoded(string text)
    {
        text = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(text, "\\\\u([0-9a-fA-F]{4})", match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString()));
        text = text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\/", "/", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        return WebUtility.UrlDecode(text);
    }
}
