using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using UsedeskUdesk.Client;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>A server that repeats what it was told does not get the token into any text.</summary>
public class SecretTests
{
    private static readonly string[] s_tokens = [Token, "P&\"q'<x>/\\ +ё%41", "ABCdef0123456789ABCdef"];

    public static TheoryData<int, string> Echoes()
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < s_tokens.Length; i++)
        {
            foreach (var kind in new[] { "text", "object", "name", "html", "bare", "redirect", "broken", "success" })
            {
                data.Add(i, kind);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task NoTextHoldsTheToken(int number, string kind)
    {
        var token = s_tokens[number];
        foreach (var form in Forms(token))
        {
            var quoted = JsonConvert.ToString($"bad token [{form}] twice {form}");
            var answer = kind switch
            {
                "text" => Http.Json($$"""{"code":112,"error":{{quoted}},"message":{{quoted}}}"""),
                "object" => Http.Json($$$$"""{"code":112,"error":{"api_token":[{{{{quoted}}}}]},"message":{"a":{{{{quoted}}}} }}"""),
                "name" => Http.Json($$$$"""{"code":112,"error":{ {{{{quoted}}}}:1},"message":{ {{{{quoted}}}}:1}}"""),
                "html" => Http.Answer(500, $"<html>{form}</html>"),
                "bare" => Http.Json(quoted),
                "redirect" => Http.Answer(302, form.Replace("\r", ""), headers: $"Location: http://elsewhere.example/?api_token={Uri.EscapeDataString(form)}"),
                "broken" => Http.Json($$"""{"code":1000,"agents":[{"id":1,"nick":{{quoted}} {{form}}"""),
                _ => Http.Json($$$$"""{"code":1000,"status":"success","agents":{{{{quoted}}}},"ticket_id":{{{{{quoted}}}}:[{{{{form}}}}"""),
            };
            await using var server = new RawServer(answer);
            using var usedesk = Usedesk(server.BaseUri, o => (o.Token, o.MaximumRetryCount) = (ApiSecret.FromText(token), 1));
            using var udesk = Udesk(server.BaseUri, o => (o.Token, o.MaximumRetryCount) = (ApiSecret.FromText(token), 1));
            var observer = new Observer();

            Check(await FailsAsync(usedesk.SendAsync(Ticket, observer)), token, observer);
            Check(await FailsAsync(usedesk.SendAsync(new RawRequest<UsedeskService> { Path = "channels" }, observer)), token, observer);
            Check(await FailsAsync(udesk.SendAsync(Agents, observer)), token, observer);
        }
    }

    /// <summary>Each place costs no more than itself: masking them one after the other in the whole text would take hours.</summary>
    [Fact]
    public async Task ASecretThatIsEchoedWithoutEndIsMaskedAllTheSame()
    {
        const int Times = 200_000;
        await using var server = new RawServer(Http.Json($$"""{"code":1000,"agents":[{"id":7,"name":"{{string.Concat(Enumerable.Repeat(Token, Times))}}"}]}"""));
        using var client = Udesk(server.BaseUri);

        Assert.Equal(string.Concat(Enumerable.Repeat("***", Times)), (await Guard.Async(client.SendAsync(Agents))).Single().Name);
    }

    /// <summary>What is no HTTP is quoted in hex by the platform: no secret is known again in that.</summary>
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]{0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n{0}\r\n\r\n")]
    [InlineData("{0}\r\n\r\n")]
    public async Task WhatIsNoHttpIsNotQuoted(string answer)
    {
        await using var server = new RawServer(string.Format(CultureInfo.InvariantCulture, answer, Token));
        using var client = Udesk(server.BaseUri, o => o.MaximumRetryCount = 0);

        var error = await FailsAsync(client.SendAsync(Agents));
        var texts = error.Message + error.InnerException?.Message;

        Assert.Contains("not HTTP", texts, StringComparison.Ordinal);
        Assert.DoesNotContain(Token[^5..], texts, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(BitConverter.ToString(Encoding.ASCII.GetBytes(Token[^5..])), texts, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>No more of an answer is read for -Debug than is shown; where that is cut, no half of a secret stays behind.</summary>
    [Fact]
    public async Task OfALongAnswerTheBeginningIsShownWithoutItsSecrets()
    {
        var many = string.Concat(Enumerable.Repeat("{\"password\":\"hidden\"},", 100_000));
        foreach (var body in new[] { $$"""{"code":1000,"more":[{{many}}""", string.Concat(Enumerable.Repeat(Token, 100_000)) })
        {
            await using var server = new RawServer(Http.Json(body));
            using var client = Udesk(server.BaseUri, o => o.MaximumRetryCount = 0);
            var observer = new ContentObserver();

            await FailsAsync(client.SendAsync(Agents, observer));

            var shown = observer.Texts[^1];
            Assert.EndsWith("…", shown, StringComparison.Ordinal);
            Assert.InRange(shown.Length, 1, 70_000);
            Assert.DoesNotContain("hidden", shown, StringComparison.Ordinal);
            Assert.DoesNotContain(Token[..4], shown, StringComparison.Ordinal);
        }
    }

    /// <summary>A proxy that shows the request it got, in a header and in the body: its own password and an unused signature are in it.</summary>
    [Fact]
    public async Task WhatAProxyEchoesIsMaskedInContentAndErrors()
    {
        const string Token = "Tök\"en/41-Zz9";
        const string Echo = "GET /agents?email=a%40example.test&nonce=1&sign=0cfd0278582d2f70f55fea08 HTTP/1.1 Proxy-Authorization: Basic cHU6UHIweHlQdw== Authorization: Bearer abc.def";
        var body = JsonConvert.ToString($"{Echo} {Token}");
        foreach (var answer in new[] { Http.Answer(403, $"{Echo} {Token}", headers: $"X-Echo: {Echo} {JsonConvert.ToString(Token)}"), Http.Json($$"""{"code":2059,"message":{{body}}}""", 403) })
        {
            await using var server = new RawServer(answer);
            using var udesk = Udesk(server.BaseUri, o => (o.Token, o.MaximumRetryCount) = (ApiSecret.FromText(Token), 0));
            var observer = new ContentObserver();
            var error = await FailsAsync(udesk.SendAsync(Agents, observer));
            Check(error, Token, new Observer());
            var texts = string.Join("\n", observer.Texts.Append(error.ToString()).Append(error.ServerText));
            Assert.Contains("sign=***", texts, StringComparison.Ordinal);
            Assert.Contains("Authorization: Basic ***", texts, StringComparison.Ordinal);
            foreach (var secret in Forms(Token).Concat(["0cfd0278", "cHU6", "abc.def", "Zz9"]))
            {
                Assert.DoesNotContain(secret, texts, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private sealed class ContentObserver : ICallContentObserver
    {
        public List<string> Texts { get; } = [];

        public bool WantsContent => true;

        public void Requested(string text) => Texts.Add(text);

        public void Responded(string text) => Texts.Add(text);

        public void Sending(string method, string path, int attempt)
        {
        }

        public void Answered(string method, string path, int status, TimeSpan elapsed)
        {
        }

        public void Pacing(TimeSpan wait, string reason)
        {
        }

        public void Repeating(int attempt, TimeSpan wait, string reason)
        {
        }
    }

    [Fact]
    public async Task ThePasswordOfALogInIsKeptOutToo()
    {
        const string Password = "P&\"q'<x>/\\";
        await using var server = new RawServer(Http.Json($$"""{"code":2005,"message":{{JsonConvert.ToString("wrong: " + Password)}}}"""));
        var options = new UdeskApiOptions { BaseUri = server.BaseUri, Email = Email };

        Check(await FailsAsync(UdeskApiClient.LogInAsync(options, ApiSecret.FromText(Password))), Password, new Observer());
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        await using var other = new RawServer(Http.Json(NoAgents));
        await using var server = new RawServer(Http.Answer(307, headers: $"Location: {other.BaseUri}/im/agent_status"));
        using var udesk = Udesk(server.BaseUri);
        using var usedesk = Usedesk(server.BaseUri);

        Assert.Equal("Http.307", (await FailsAsync(udesk.SendAsync(Agents))).ErrorId);
        Assert.Equal("WriteOutcomeUnknown", (await FailsAsync(usedesk.SendAsync(Ticket))).ErrorId);
        Assert.Empty(other.Arrived);
        Assert.Equal(2, server.Arrived.Count);
    }

    [Fact]
    public async Task ErrorsNameThePathWithoutItsQuery()
    {
        await using var server = new RawServer(Http.Answer(500));
        using var client = Udesk(server.BaseUri, o => o.MaximumRetryCount = 1);
        var observer = new Observer();

        var error = await FailsAsync(client.SendAsync(new GetQueueStatusRequest { CustomerToken = "customer-secret" }, observer));

        Assert.Equal(("GET", "im/queue_status"), (error.Method, error.Path));
        Check(error, "customer-secret", observer);
        Check(error, "sign_version", observer);
    }

    [Fact]
    public async Task LongTextsAreCutAfterTheTokenWasTakenOut()
    {
        // The cut would fall into the token.
        var text = new string('x', 1990) + Token + Token;
        await using var server = new RawServer(Http.Json($$"""{"code":112,"error":"{{text}}"}"""));
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.DoesNotContain(Token[..6], error.ToString(), StringComparison.Ordinal);
        Assert.True(error.Message.Length < 2300);
    }

    [Fact]
    public void SecretsAndOptionsDoNotPrintThemselves()
    {
        var secret = ApiSecret.FromText(Token);
        Assert.DoesNotContain(Token, $"{secret}", StringComparison.Ordinal);
        Assert.DoesNotContain(Token, JsonConvert.SerializeObject(new UdeskApiOptions { Token = secret }), StringComparison.Ordinal);
        Assert.DoesNotContain(Token, JsonConvert.SerializeObject(secret), StringComparison.Ordinal);
        Assert.Equal(Token, secret.Use(text => text));
        Assert.Throws<ArgumentException>(() => ApiSecret.FromText(""));
    }

    /// <summary>An answer that is a success and repeats what it was sent: the token gets into no property of the result.</summary>
    [Fact]
    public async Task ASuccessThatEchoesTheTokenDoesNotHandItOut()
    {
        foreach (var token in s_tokens)
        {
            foreach (var form in Forms(token).Append(Escaped(token)))
            {
                var quoted = form == Escaped(token) ? $"\"echo {form} twice {form}\"" : JsonConvert.ToString($"echo {form} twice {form}");
                await using var server = new RawServer(Http.Json($$$$"""
                    {"status":"success","code":1000,"ticket_id":7,"message_status":{{{{quoted}}}},"you_sent":{{{{quoted}}}},"deep":{"a":[{{{{quoted}}}},{ {{{{quoted}}}}:1}]},
                     "customer":{"id":5,"nick_name":{{{{quoted}}}},"other":[{{{{quoted}}}}],"custom_fields":{"TextField_1":{{{{quoted}}}}}},"agents":[{"id":1,"nick":{{{{quoted}}}},"x":{{{{quoted}}}}}]}
                    """));
                using var usedesk = Usedesk(server.BaseUri, o => o.Token = ApiSecret.FromText(token));
                using var udesk = Udesk(server.BaseUri, o => o.Token = ApiSecret.FromText(token));

                object?[] results =
                [
                    await usedesk.SendAsync(Ticket),
                    await udesk.SendAsync(Agents),
                    await udesk.SendAsync(new GetCustomerRequest(UdeskCustomerKey.ById(5))),
                    await udesk.SendAsync(new RawRequest<UdeskService> { Path = "anything" }),
                    await usedesk.SendAsync(new RawRequest<UsedeskService> { Method = "POST", Path = "anything" }),
                ];
                var text = JsonConvert.SerializeObject(results);
                Assert.All(Forms(token), secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
                Assert.DoesNotContain(JsonConvert.ToString(token)[1..^1], text, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("echo *** twice ***", text, StringComparison.Ordinal);
            }
        }

        static string Escaped(string token) => string.Concat(token.Select(c => $"\\u{(int)c:x4}"));
    }

    [Fact]
    public async Task FieldsThatHoldSecretsAreMaskedWhateverTheyHold()
    {
        await using var server = new RawServer(Http.Json("""
            {"status":"success","ticket_id":7,"api_token":"another-token","Password":"p1","nested":{"password":12345,"list":[{"secret_key":"k1"},{"secret_key":["k2",{"x":"k3"}],"name":"kept"}]},
             "secret":"k4","passwords":"no secret","password":null,"open_api_token":"customer-1"}
            """));
        using var client = Usedesk(server.BaseUri);

        var receipt = await client.SendAsync(Ticket);
        var text = JsonConvert.SerializeObject(receipt.AdditionalProperties);
        foreach (var secret in new[] { "another-token", "p1", "12345", "k1", "k2", "k3", "k4" })
        {
            Assert.DoesNotContain($"\"{secret}\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain($":{secret}", text, StringComparison.Ordinal);
        }

        Assert.Contains("\"name\":\"kept\"", text, StringComparison.Ordinal);
        Assert.Contains("\"passwords\":\"no secret\"", text, StringComparison.Ordinal);
        Assert.Contains("\"open_api_token\":\"customer-1\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APasswordThatWasSentIsMaskedInTheAnswerOfItsOwnCall()
    {
        await using var server = new RawServer(Http.Json("""{"status":"success","user_id":4,"echo":"pass: Tr0ub4dor-3","short":"abcd","word":"abcdef"}"""));
        using var client = Usedesk(server.BaseUri);
        CreateUserRequest User(string password) => new() { Name = "n", Email = "a@example.test", GroupId = 1, Password = ApiSecret.FromText(password) };

        Assert.Equal("pass: ***", (await client.SendAsync(User("Tr0ub4dor-3"))).AdditionalProperties["echo"]);

        // A short one is only taken for itself: it stands within other words by chance.
        var receipt = await client.SendAsync(User("abcd"));
        Assert.Equal(("***", "abcdef"), (receipt.AdditionalProperties["short"], receipt.AdditionalProperties["word"]));
    }

    [Fact]
    public async Task TheTokenThatALogInAsksForComesThrough()
    {
        await using var server = new RawServer(Http.Json("""{"code":1000,"open_api_auth_token":"the-new-token"}"""));
        var options = new UdeskApiOptions { BaseUri = server.BaseUri, Email = Email };
        using var client = Udesk(server.BaseUri);

        Assert.Equal("the-new-token", (await UdeskApiClient.LogInAsync(options, ApiSecret.FromText("password"))).Use(text => text));
        var raw = (IDictionary<string, object?>)(await client.SendAsync(new RawRequest<UdeskService> { Method = "POST", Path = "log_in", NoSign = true }))!;
        Assert.Equal("the-new-token", raw["open_api_auth_token"]);
        var elsewhere = (IDictionary<string, object?>)(await client.SendAsync(new RawRequest<UdeskService> { Path = "agents" }))!;
        Assert.Equal("***", elsewhere["open_api_auth_token"]);
    }

    private static IEnumerable<string> Forms(string token)
    {
        var json = JsonConvert.ToString(token)[1..^1];
        string[] forms =
        [
            token, token.ToUpperInvariant(), token.ToLowerInvariant(), Uri.EscapeDataString(token), Uri.EscapeDataString(token).ToLowerInvariant(),
            WebUtility.UrlEncode(token), json, json.Replace("/", "\\/"), WebUtility.HtmlEncode(token),
        ];
        return forms.Distinct();
    }

    private static void Check(ServiceException error, string secret, Observer observer)
    {
        var texts = new StringBuilder(error.ToString());
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
            foreach (var property in e.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != nameof(Exception.TargetSite)))
            {
                texts.Append(property.GetValue(e)).Append('\n');
            }

            foreach (var pair in e.Data.Keys)
            {
                texts.Append(pair).Append(e.Data[pair]);
            }
        }

        texts.AppendJoin('\n', observer.Told);
        foreach (var form in Forms(secret))
        {
            Assert.DoesNotContain(form, texts.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }
}
