using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;
using UsedeskUdesk.Simulator.Udesk;
using UsedeskUdesk.Simulator.Usedesk;

namespace UsedeskUdesk.Simulator.Control;

/// <summary>Sends what the services send: replies, receipts and events of Udesk, webhooks of Usedesk.</summary>
internal sealed class PushService(SimulatorState state, UdeskService udesk, UsedeskService usedesk)
{
    // Page [2]: ten time-outs in 60 seconds stop the pushes to that address for 60 seconds after the last of them.
    private const int TimeoutsThatPause = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    public async Task<Reply> HandleAsync(Call call, CancellationToken cancellation)
    {
        try
        {
            var request = string.IsNullOrWhiteSpace(call.Text) ? [] : Json.TryParse(call.Text) as JObject ?? throw new ArgumentException("the body must be a JSON object");
            return await SendAsync(request, cancellation);
        }
        catch (ArgumentException e)
        {
            return Reply.Json(new JObject { ["error"] = e.Message }, 400, accepted: false);
        }
    }

    private async Task<Reply> SendAsync(JObject request, CancellationToken cancellation)
    {
        var (service, kind) = ((string?)request["service"], (string?)request["kind"] ?? throw new ArgumentException("kind is missing"));
        if (!Uri.TryCreate((string?)request["url"], UriKind.Absolute, out var url) || !url.IsLoopback)
        {
            throw new ArgumentException("url must be an address of this machine");
        }

        var times = request["times"] is { } asked ? (int)asked : 1;
        var outcomes = new JArray();
        JObject body;
        lock (state.Gate)
        {
            body = service switch
            {
                "udesk" => udesk.PushBody(kind, request),
                "usedesk" => usedesk.PushBody(kind, request),
                _ => throw new ArgumentException("service must be udesk or usedesk"),
            };
        }

        // What a test wants otherwise, unknown fields and odd types included.
        if (request["merge"] is JObject merge)
        {
            body.Merge(merge, new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge, MergeArrayHandling = MergeArrayHandling.Replace });
        }

        for (var i = 0; i < times; i++)
        {
            outcomes.Add(await SendOnceAsync(service!, url, body, (string?)request["encoding"] ?? "json", cancellation));
        }

        return Reply.Json(new JObject { ["body"] = body, ["outcomes"] = outcomes });
    }

    public async Task<JObject> SendOnceAsync(string service, Uri url, JObject body, string encoding, CancellationToken cancellation)
    {
        if (service == "udesk" && IsPaused(url))
        {
            return new JObject { ["outcome"] = "paused" };
        }

        using var content = Encode(body, encoding);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        // Page [2]: five seconds. Usedesk's own limit is unwritten, so that it waits as long is an inference [?].
        limit.CancelAfter(state.Settings.PushTimeoutMs);
        var watch = Stopwatch.StartNew();
        var outcome = new JObject();
        try
        {
            using var answer = await http.PostAsync(url, content, limit.Token);
            var text = await answer.Content.ReadAsStringAsync(limit.Token);
            outcome["status"] = (int)answer.StatusCode;
            outcome["answerLength"] = text.Length;

            // Udesk's page [2]: 200 and nothing in the body. Usedesk takes any body [2].
            outcome["outcome"] = (int)answer.StatusCode == 200 && (service == "usedesk" || text.Length == 0) ? "taken" : "refused";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            outcome["outcome"] = "timed-out";
            NoteTimeout(url);
        }
        catch (HttpRequestException)
        {
            outcome["outcome"] = "unreachable";
        }

        outcome["elapsedMs"] = watch.ElapsedMilliseconds;
        return outcome;
    }

    /// <summary>Udesk pushes JSON [2]. Usedesk's channel has a switch: JSON, else a form, where null is empty and nested keys stand in PHP's brackets [?]; multipart has been seen [1].</summary>
    private static HttpContent Encode(JObject body, string encoding) => encoding switch
    {
        "json" => new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "application/json"),
        "raw" => new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "text/plain"),
        "form" => new FormUrlEncodedContent(Flat(body).Select(p => new KeyValuePair<string, string>(p.Name, p.Value))),
        "multipart" => Multipart(body),
        _ => throw new ArgumentException("encoding must be json, raw, form or multipart"),
    };

    private static MultipartFormDataContent Multipart(JObject body)
    {
        var form = new MultipartFormDataContent();
        foreach (var pair in Flat(body))
        {
            form.Add(new StringContent(pair.Value), $"\"{pair.Name}\"");
        }

        return form;
    }

    private static IEnumerable<NamedValue> Flat(JToken token, string name = "") => token switch
    {
        JObject o => o.Properties().SelectMany(p => Flat(p.Value, name.Length == 0 ? p.Name : $"{name}[{p.Name}]")),
        JArray a => a.SelectMany((item, i) => Flat(item, $"{name}[{i}]")),
        { Type: JTokenType.Null } => [new NamedValue(name, "")],
        { Type: JTokenType.Boolean } => [new NamedValue(name, (bool)token ? "1" : "0")],
        _ => [new NamedValue(name, token.ToString())],
    };

    private bool IsPaused(Uri url)
    {
        lock (state.Gate)
        {
            var now = state.RealNow;
            if (!state.PushTimeouts.TryGetValue(url.AbsoluteUri, out var times))
            {
                return false;
            }

            var last = times.Count == 0 ? DateTimeOffset.MinValue : times[^1];
            return times.Count(t => last - t < Pause) >= TimeoutsThatPause && now - last < Pause;
        }
    }

    private void NoteTimeout(Uri url)
    {
        lock (state.Gate)
        {
            if (!state.PushTimeouts.TryGetValue(url.AbsoluteUri, out var times))
            {
                state.PushTimeouts[url.AbsoluteUri] = times = [];
            }

            times.Add(state.RealNow);
            times.RemoveAll(t => state.RealNow - t >= Pause);
        }
    }
}
