using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests;

/// <summary>Test files share a simulator, so a reset must leave nothing of the file before.</summary>
public sealed class SimulatorResetTests
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 18, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task NothingIsLeft()
    {
        var statics = ObjectGraph.OfStatics(typeof(SimulatorHost).Assembly, typeof(Regex));
        Assert.NotEmpty(statics);
        await using var fresh = await SimulatorHost.StartAsync(Options());
        await using var used = await SimulatorHost.StartAsync(Options());
        Assert.Equal(Graph(fresh), Graph(used));

        await UseAsync(used);
        var difference = Graph(used).Except(Graph(fresh)).Select(line => line.Split(" = ")[0]).ToArray();
        string[] touched =
        [
            .. typeof(SimulatorSettings).GetProperties().Select(property => "Settings." + property.Name),
            .. typeof(SimulatorSecrets).GetProperties().Select(property => "Secrets." + property.Name),
            "Log.records", "Log.lastId", "Faults.faults", "Limits.hits", "Nonces.known", "Nonces.order",
            "Udesk.lastId", "Udesk.lastRowId", "Udesk.Agents", "Udesk.Customers", "Udesk.Sessions", "Udesk.OpenByAgent", "Udesk.Messages",
            "Udesk.MessagesByKey", "Udesk.Queue", "Udesk.Abandoned", "Udesk.RobotEvaluations", "Udesk.ByToken", "Udesk.Votes", "PushTimeouts",
            "Usedesk.lastIds", "Usedesk.Tickets", "Usedesk.Clients", "Usedesk.ByEmail", "Usedesk.Users", "Usedesk.Tags",
        ];
        var untouched = touched.Where(part => !difference.Any(path => path.Contains(".state." + part, StringComparison.Ordinal))).ToArray();
        Assert.True(untouched.Length == 0, $"The test no longer changes {string.Join(", ", untouched)}");

        await ControlAsync(used, "reset", null);
        Assert.Equal(Graph(fresh), Graph(used));
        Assert.Equal(statics, ObjectGraph.OfStatics(typeof(SimulatorHost).Assembly, typeof(Regex)));
    }

    [Fact]
    public async Task TakesWhatTheCommandLineTakesAndTheSettings()
    {
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { Time = new FixedTime(), SeedQueue = 3, RequestsPerMinute = 200 });
        await using var like = await SimulatorHost.StartAsync(new SimulatorOptions
        {
            Time = new FixedTime(),
            SeedQueue = 40,
            RequestsPerMinute = 7,
            Signature = "sha1",
            Email = host.Email,
            UdeskToken = host.UdeskToken,
            UdeskPassword = host.UdeskPassword,
            StructuredMessageKey = host.StructuredMessageKey,
            UsedeskToken = host.UsedeskToken,
            WebhookSecret = host.WebhookSecret,
        });
        await ControlAsync(host, "reset", new JsonObject { ["seedQueue"] = 40, ["requestsPerMinute"] = 7, ["signature"] = "sha1" });
        Assert.Equal(Settled(like), Settled(host));

        // What is left out is what the simulator started with, not what the last reset said.
        await ControlAsync(host, "reset", null);
        Assert.Equal((200, "sha256"), (host.State.Settings.RequestsPerMinute, host.State.Settings.Signature));
        Assert.Contains(Graph(host), line => line.EndsWith(".Abandoned.sources[1].count = 3", StringComparison.Ordinal));

        // How the simulators were started is what may differ.
        static IEnumerable<string> Settled(SimulatorHost host) => Graph(host).Where(line => !line.Contains(".options.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"seedQueu":1}""")]
    [InlineData("""{"seedQueue":-1}""")]
    [InlineData("""{"seedQueue":"many"}""")]
    [InlineData("""{"port":80}""")]
    [InlineData("""{"seedQueue":1,"usedeskToken":"x"}""")]
    public async Task RefusesWhatItDoesNotKnowAndLeavesAllAsItWas(string body)
    {
        await using var host = await SimulatorHost.StartAsync(Options());
        await UseAsync(host);
        var before = Graph(host);
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(host.ControlUri + "/reset"), new StringContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, Graph(host));
    }

    [Fact]
    public async Task CutsOffWhatIsUnderWay()
    {
        await using var host = await SimulatorHost.StartAsync(Options());
        host.State.AddFault(new Fault { Kind = "delay", DelayMs = 600_000 });
        var call = UsedeskAsync(host, "create/ticket", new JsonObject { ["subject"] = "s", ["message"] = "m", ["client_email"] = "a@example.test" });
        while (!host.State.ActiveFaults.Any(fault => fault.Applied > 0))
        {
            Assert.False(call.IsCompleted);
            await Task.Delay(5);
        }

        await ControlAsync(host, "reset", null);
        await Assert.ThrowsAsync<HttpRequestException>(() => Guard.Async(call));
        Assert.Equal(5, host.State.Tickets.Count);
        Assert.Empty(host.State.Requests);
    }

    /// <summary>Changes whatever can change.</summary>
    private static async Task UseAsync(SimulatorHost host)
    {
        await ControlAsync(host, "settings", new JsonObject { ["evaluationPath"] = "evaluate", ["requestsPerMinute"] = 1000 });
        await UdeskAsync(host, "im/sessions", new JsonObject { ["customer_token"] = "talks", ["assign_type"] = "agent" });
        await UdeskAsync(host, "evaluate", new JsonObject { ["customer_token"] = "talks", ["message_id"] = "1", ["question_id"] = 1, ["useful"] = true });
        var session = host.State.Sessions[^1].Id;
        await UdeskAsync(host, "im/messages", new JsonObject
        {
            ["im_sub_session_id"] = session,
            ["customer_token"] = "talks",
            ["message_id"] = "m-1",
            ["type"] = "message",
            ["data"] = new JsonObject { ["content"] = "Hello" },
        });
        await UdeskAsync(host, "im/sessions/survey", new JsonObject { ["im_sub_session_id"] = session, ["option_id"] = 36 });
        await ControlAsync(host, "messages/push-unread", new JsonObject { ["im_sub_session_id"] = session, ["content"] = "Hello" });
        foreach (var agent in host.State.Agents)
        {
            await ControlAsync(host, $"agents/{agent.Id}", new JsonObject { ["im_max_join_num"] = 0 });
        }

        foreach (var customer in new[] { "waits", "leaves" })
        {
            await UdeskAsync(host, "im/sessions", new JsonObject { ["customer_token"] = customer, ["assign_type"] = "agent" });
        }

        await ControlAsync(host, "queue/abandon", new JsonObject { ["customer_token"] = "leaves" });
        await ControlAsync(host, "settings", new JsonObject { ["pushTimeoutMs"] = 1 });
        await using (var silent = new RawServer(exchange => Task.Delay(Timeout.Infinite, exchange.Stopped)))
        {
            await ControlAsync(host, "push", new JsonObject { ["service"] = "udesk", ["kind"] = "robot", ["url"] = silent.BaseUri.ToString() });
        }

        await ControlAsync(host, "queue/seed", new JsonObject { ["count"] = 10 });
        await ControlAsync(host, "tickets/seed", new JsonObject { ["count"] = 10 });
        await ControlAsync(host, "customers/seed", new JsonObject { ["count"] = 10 });
        await UsedeskAsync(host, "create/ticket", new JsonObject { ["subject"] = "s", ["message"] = "m", ["client_email"] = "a@example.test", ["tag"] = "fresh" });
        await UsedeskAsync(host, "delete/user", new JsonObject { ["user_id"] = 2158 });
        await ControlAsync(host, "faults", new JsonObject { ["kind"] = "status" });

        var everySetting = new JsonObject();
        foreach (var property in typeof(SimulatorSettings).GetProperties())
        {
            everySetting[Camel(property.Name)] = property.GetValue(host.State.Settings) switch
            {
                bool flag => !flag,
                int number => number + 1,
                var text => text + "-other",
            };
        }

        foreach (var property in typeof(SimulatorSecrets).GetProperties())
        {
            everySetting[Camel(property.Name)] = "rotated";
        }

        await ControlAsync(host, "settings", everySetting);
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static SimulatorOptions Options() => new()
    {
        Time = new FixedTime(),
        SeedQueue = 20,
        Email = "admin@example.test",
        UdeskToken = "udesk-token",
        UdeskPassword = "udesk-password",
        StructuredMessageKey = "key",
        UsedeskToken = "usedesk-token",
        WebhookSecret = "secret",
    };

    /// <summary>All that the simulator holds, but for the web server around it and its own address.</summary>
    private static IReadOnlyList<string> Graph(SimulatorHost host) => ObjectGraph.Of(host, typeof(WebApplication), typeof(TimeProvider), typeof(Uri));

    private static async Task<JsonNode> ControlAsync(SimulatorHost host, string path, JsonObject? body)
        => await PostAsync(new Uri($"{host.ControlUri}/{path}"), body);

    private static async Task<JsonNode> UsedeskAsync(SimulatorHost host, string path, JsonObject body)
    {
        body["api_token"] = host.UsedeskToken;
        var answer = await PostAsync(new Uri($"{host.UsedeskBaseUri}/{path}"), body);
        Assert.Null(answer["error"]);
        return answer;
    }

    private static async Task UdeskAsync(SimulatorHost host, string path, JsonObject body)
    {
        var (time, nonce) = (s_start.ToUnixTimeSeconds(), Guid.NewGuid());
        var signed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{host.Email}&{host.UdeskToken}&{time}&{nonce}&v2")));
        var answer = await PostAsync(new Uri($"{host.UdeskBaseUri}/{path}?email={host.Email}&timestamp={time}&nonce={nonce}&sign_version=v2&sign={signed}"), body);
        // 2001: the customer waits in the queue.
        Assert.True((int)answer["code"]! is 1000 or 2001, $"{path}: {answer.ToJsonString()}");
    }

    private static async Task<JsonNode> PostAsync(Uri address, JsonObject? body)
    {
        using var http = new HttpClient();
        using var answer = body is null ? await http.PostAsync(address, content: null) : await http.PostAsJsonAsync(address, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address.AbsolutePath}: {text}");
        return JsonNode.Parse(text)!;
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => s_start;
    }
}
