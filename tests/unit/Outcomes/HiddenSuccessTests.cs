using System;
using System.Text;
using System.Threading.Tasks;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests.Outcomes;

/// <summary>An HTTP error whose body says a success, or names what was made, in whatever form: the thing may be there, so nothing is repeated and nothing is called refused.</summary>
public class HiddenSuccessTests
{
    public static TheoryData<string> TicketBodies => new()
    {
        """{"status":"success","ticket":{"id":5}}""",
        """{"status":"success"}""",
        """{"success":true}""" + " and more, \"ticket_id\":5",
        """{"errors":{"file":"too large"},"ticket_id":5}""",
        """{"exception":"MailException","ticket_id":5}""",
        """{"status":"timeout","ticket_id":5}""",
        """{"success":false,"ticket_id":5}""",
        """[{"status":"success","ticket_id":5}]""",
        """/*x*/{"status":"success","ticket_id":5}""",
        """{"status":"success","ticket_id":5} bye""",
        """<br /><b>Warning</b>: mail() {"status":"success","ticket_id":5}""",
        """{"status":"success","ticket_id":5,"ticket_id":6}""",
        """{"status":"success","ticket_id":5""",
        $$"""{"deep":{{new string('[', 100) + new string(']', 100)}} ,"status":"success","ticket_id":5}""",
        """{"status":"success","text":"?","ticket":{"id":5}}""".Replace("?", new string('x', 2 << 20), StringComparison.Ordinal),
    };

    public static TheoryData<string> CustomerBodies => new()
    {
        """{"code":1000}""",
        """{"code":1000,"customer_id":5}""",
        """{"code":1000,"id":5}""",
        """{"code":1000,"customer":[{"id":5}]}""",
        """[{"code":1000}]""",
        """{"code":1000} bye""",
    };

    [Theory]
    [MemberData(nameof(TicketBodies))]
    public Task ATicketThatMayBeThereIsUnknown(string body) => IsUnknownAsync(body, uri => Usedesk(uri), static client => client.SendAsync(Ticket));

    [Theory]
    [MemberData(nameof(CustomerBodies))]
    public Task ACustomerWhoMayBeThereIsUnknown(string body)
        => IsUnknownAsync(body, uri => Udesk(uri), static client => client.SendAsync(new CreateCustomerRequest { Values = { NickName = "n" } }));

    /// <summary>It is looked at before secrets are taken out of it.</summary>
    [Theory]
    [InlineData("""{"status":"success","code":112,"ticket_id":7,"error":"token SECRET"}""")]
    [InlineData("""{"status":"success","ticket_id":7,"error":"token SECRET"}""")]
    [InlineData("""[{"ticket_id":7,"error":"token SECRET"}]""")]
    [InlineData("""{"status":"success","ticket_id":7,"error":"token SECRET","error":"x"}""")]
    public async Task ItsTextIsRedacted(string body)
    {
        const string Secret = "]Ж9^=ynu17Tta";
        await using var server = new RawServer(Http.Answer(500, body.Replace("SECRET", "&#0093;%D0%969\\u005e&#x3d;y\\u006eu&#49;7Tta", StringComparison.Ordinal), "application/json"));
        using var client = Usedesk(server.BaseUri, static options => options.Token = ApiSecret.FromText(Secret));
        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal("WriteOutcomeUnknown", error.ErrorId);
        Assert.DoesNotContain("7Tta", error.ToString() + error.ServerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextInTwoBytesForALetterIsNotLookedInto()
    {
        foreach (var status in new[] { 429, 503, 400 })
        {
            await using var server = new RawServer(async exchange =>
            {
                var body = Encoding.Unicode.GetBytes("""{"status":"success","ticket_id":5}""");
                await exchange.SendAsync($"HTTP/1.1 {status} Something\r\nContent-Type: application/json\r\nRetry-After: 0\r\nContent-Length: {body.Length}\r\n\r\n");
                await exchange.SendAsync(body);
            });
            using var client = Usedesk(server.BaseUri);
            Assert.Equal("WriteOutcomeUnknown", (await FailsAsync(client.SendAsync(Ticket))).ErrorId);
            Assert.Single(server.Arrived);
        }
    }

    /// <summary>What says nothing of a success is what it was: a gateway's page around "too many calls", and a refusal.</summary>
    [Theory]
    [InlineData(429, "", 3)]
    [InlineData(429, "<html><style>.a { z-index: 1000 }</style><h1>Slow down</h1></html>", 3)]
    [InlineData(429, """{"error":"Too many","code":1}""", 3)]
    [InlineData(429, """{"message":"Too Many Attempts."}""", 3)]
    [InlineData(429, """{"message":"Too Many""", 3)]
    [InlineData(503, """{"message":"Be right back."}""", 3)]
    [InlineData(400, """{"message":"The subject field is required."}""", 1)]
    [InlineData(400, "<html>no</html>", 1)]
    public async Task WhatSaysNothingOfASuccessIsWhatItWas(int status, string body, int requests)
    {
        await using var server = new RawServer(Http.Answer(status, body, "application/json", "Retry-After: 0"));
        using var client = Usedesk(server.BaseUri, static options => options.MaximumRetryCount = 2);
        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.NotEqual("WriteOutcomeUnknown", error.ErrorId);
        Assert.Equal(requests, server.Arrived.Count);
    }

    /// <summary>HTTP 503 with Retry-After is the service's own where its body is whole JSON or certainly empty, and tells of no fault.</summary>
    [Theory]
    [InlineData("Content-Length: 24\r\n", "[nginx] upstream timed o")]
    [InlineData("Content-Length: 16\r\n", """{"error":"<html>""")]
    [InlineData("Content-Length: 24\r\n", """{"error":{ "code": 504}}""")]
    [InlineData("Content-Length: 24\r\n", """{"error":{ "code": 111}}""")]
    [InlineData("Connection: close\r\n", "")]
    public async Task AGatewaysAnswerIsNoWishToWait(string headers, string body)
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 503 Something\r\nContent-Type: application/json\r\nRetry-After: 0\r\n{headers}\r\n{body}");
            if (body.Length == 0)
            {
                exchange.Close();
            }
        });
        using var client = Usedesk(server.BaseUri);
        Assert.Equal("WriteOutcomeUnknown", (await FailsAsync(client.SendAsync(Ticket))).ErrorId);
        Assert.Single(server.Arrived);
    }

    /// <summary>A connection that ends behind the headers is as one that broke off.</summary>
    [Theory]
    [InlineData("200 OK", "Connection: close\r\n", false)]
    [InlineData("200 OK", "Content-Length: 0\r\n", true)]
    [InlineData("200 OK", "Transfer-Encoding: chunked\r\n", true)]
    [InlineData("204 No Content", "", true)]
    public async Task NothingIsASuccessOnlyWhereItIsAll(string status, string headers, bool isDone)
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 {status}\r\n{headers}\r\n{(headers.StartsWith('T') ? "0\r\n\r\n" : "")}");
            if (headers.StartsWith("Conn", StringComparison.Ordinal))
            {
                exchange.Close();
            }
        });
        using var client = Usedesk(server.BaseUri);
        var call = client.SendAsync(new UpdateTicketRequest { TicketId = 5, Priority = "low" });
        if (isDone)
        {
            await Guard.Async(call);
        }
        else
        {
            Assert.Equal("WriteOutcomeUnknown", (await FailsAsync(call)).ErrorId);
        }
    }

    private static async Task IsUnknownAsync<TClient, T>(string body, Func<Uri, TClient> connect, Func<TClient, Task<T>> send)
        where TClient : IDisposable
    {
        foreach (var status in new[] { 429, 503, 400, 422 })
        {
            await using var server = new RawServer(Http.Answer(status, body, "application/json", "Retry-After: 0"));
            using var client = connect(server.BaseUri);
            var error = await FailsAsync(send(client));
            Assert.Equal((status, "WriteOutcomeUnknown", 1), (status, error.ErrorId, server.Arrived.Count));
        }
    }
}
