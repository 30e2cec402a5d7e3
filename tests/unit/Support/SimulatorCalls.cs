using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UsedeskUdesk.Simulator;

namespace UsedeskUdesk.Tests.Support;

/// <summary>Calls of a simulator without the client library: what is tested here is the simulator itself.</summary>
internal sealed class SimulatorCalls(SimulatorHost host) : IDisposable
{
    private readonly HttpClient _http = new();

    public SimulatorHost Host => host;

    public void Dispose() => _http.Dispose();

    /// <summary>A POST to Usedesk with the token, in JSON.</summary>
    public async Task<JsonNode> UsedeskAsync(string path, string body = "{}")
    {
        var json = JsonNode.Parse(body)!.AsObject();
        json["api_token"] = host.UsedeskToken;
        return await SendAsync(HttpMethod.Post, $"{host.UsedeskBaseUri}/{path}", json.ToJsonString());
    }

    public async Task<JsonNode> UsedeskGetAsync(string pathAndQuery)
        => await SendAsync(HttpMethod.Get, $"{host.UsedeskBaseUri}/{pathAndQuery}{(pathAndQuery.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api_token={host.UsedeskToken}", null);

    /// <summary>A signed call of Udesk; the query is written as it goes out.</summary>
    public async Task<JsonNode> UdeskAsync(string method, string path, string query = "", string? body = null)
    {
        var (time, nonce) = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + host.State.Settings.ClockSkewSeconds, Guid.NewGuid());
        var sign = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{host.Email}&{host.UdeskToken}&{time}&{nonce}&v2")));
        var signed = $"email={Uri.EscapeDataString(host.Email)}&timestamp={time}&nonce={nonce}&sign_version=v2&sign={sign}";
        return await SendAsync(new HttpMethod(method), $"{host.UdeskBaseUri}/{path}?{(query.Length > 0 ? query + "&" : "")}{signed}", body);
    }

    public async Task<JsonNode> ControlAsync(string path, string body = "{}") => await SendAsync(HttpMethod.Post, $"{host.ControlUri}/{path}", body);

    /// <summary>A structured message, signed over the four numbers.</summary>
    public async Task<JsonNode> StructuredAsync(long session, long customer, long agent, string body)
    {
        var query = $"im_sub_session_id={session}&customer_id={customer}&agent_id={agent}&timestamp={DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
#pragma warning disable CA5351 // What the service asks for.
        var sign = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{query}&{host.StructuredMessageKey}")));
#pragma warning restore CA5351
        return await SendAsync(HttpMethod.Post, $"{host.UdeskBaseUri}/im/sessions/struct_messages?{query}&sign={sign}", body);
    }

    /// <summary>What decides about success in an answer, as short text: code 1000, status 0, error 113, …</summary>
    public static string Verdict(JsonNode answer) => answer switch
    {
        JsonObject o when o["error"] is not null => $"error {o["code"]}",
        JsonObject o when o["code"] is not null => $"code {o["code"]}",
        JsonObject o when o["status"] is not null => $"status {o["status"]}",
        JsonArray => "list",
        _ => "object",
    };

    private async Task<JsonNode> SendAsync(HttpMethod method, string address, string? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(address));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var answer = await Guard.Async(_http.SendAsync(request));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(p => p.Key);
}
