using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;
using UsedeskUdesk.Simulator.Udesk;
using UsedeskUdesk.Simulator.Usedesk;

namespace UsedeskUdesk.Simulator.Control;

/// <summary>How a test outside the process steers the simulator and reads back what arrived.</summary>
internal sealed class ControlService(SimulatorState state, UdeskService udesk, UsedeskService usedesk, PushOutbox outbox, Func<IReadOnlyList<SimulatedOperation>> operations)
{
    public Reply Handle(Call call)
    {
        try
        {
            var path = call.Path.Trim('/').Split('/');
            return (call.Method, path[0], path.Length > 1 ? path[1] : "") switch
            {
                ("POST", "faults", "") => AddFault(Body(call)),
                ("GET", "faults", "") => Reply.Json(new JArray(state.ActiveFaults.Select(Json.Own))),
                ("DELETE", "faults", "") => Done(state.ClearFaults),
                ("GET", "requests", "") => Requests(call),
                ("DELETE", "requests", "") => Done(state.ClearRequests),
                ("GET", "operations", "") => Reply.Json(new JArray(operations().Select(Json.Own))),
                ("GET", "state", "") => Reply.Json(state.Counts()),
                ("GET", "settings", "") => Reply.Json(Json.Own(state.Settings)),
                ("POST", "settings", "") => Locked(() => Settings(Body(call))),
                ("POST", "reset", "") => Reset(Body(call)),
                ("POST", "queue", "advance") => Locked(() => Advance(Text(Body(call), "customer_token"))),
                ("POST", "queue", "assigning") => Locked(() => Done(() => udesk.SetAssigning(Required(Body(call), "customer_token")))),
                ("POST", "queue", "abandon") => Locked(() => udesk.Abandon(Required(Body(call), "customer_token"), null) ? Done(() => { }) : Fail(404, "nobody with that token waits")),
                ("POST", "queue", "seed") => Locked(() => SeedQueue(Body(call))),
                ("POST", "customers", "seed") => Locked(() => SeedCustomers(Body(call))),
                ("POST", "tickets", "seed") => Locked(() => SeedTickets(Body(call))),
                ("POST", "messages", "push-unread") => Locked(() => PushUnread(Body(call))),
                ("POST", "chats", "say") => Locked(() => SayInChat(Body(call))),
                ("POST", "sessions", "close") => Locked(() => udesk.CloseByAgent(Number(Body(call), "im_sub_session_id")) ? Done(() => { }) : Fail(404, "no such open session")),
                ("GET", "pushes", "") => Reply.Json(outbox.Show(int.Parse(call.LastQuery("skip") ?? "0", CultureInfo.InvariantCulture))),
                ("POST", "agents", { Length: > 0 } id) => Locked(() => ChangeAgent(id, Body(call))),
                ("GET", var kind, var id) => Locked(() => Stored(kind, id)),
                _ => Fail(404, "unknown"),
            };
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException)
        {
            return Fail(400, e.Message);
        }
    }

    private static Reply Fail(int status, string error) => Reply.Json(new JObject { ["error"] = error }, status, accepted: false);

    private static Reply Done(Action action)
    {
        action();
        return Reply.Json(new JObject { ["ok"] = true });
    }

    private Reply Locked(Func<Reply> action)
    {
        lock (state.Gate)
        {
            return action();
        }
    }

    /// <summary>Any content type will do here; no body is an empty object.</summary>
    private static JObject Body(Call call) =>
        string.IsNullOrWhiteSpace(call.Text) ? [] : Json.TryParse(call.Text) as JObject ?? throw new ArgumentException("the body must be a JSON object");

    private static string? Text(JObject body, string name) => body[name] is { Type: not JTokenType.Null } token ? token.ToString() : null;

    private static string Required(JObject body, string name) => Text(body, name) ?? throw new ArgumentException($"{name} is missing");

    private static long Number(JObject body, string name) => long.Parse(Required(body, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private Reply AddFault(JObject body)
    {
        var fault = new Fault();
        Json.Populate(fault, body);
        state.AddFault(fault);
        return Reply.Json(Json.Own(fault));
    }

    private Reply Requests(Call call)
    {
        var (service, path, since) = (call.LastQuery("service"), call.LastQuery("path"), call.LastQuery("since"));
        IEnumerable<RequestRecord> records = state.Requests;
        if (service is not null)
        {
            records = records.Where(r => r.Service == service);
        }

        if (path is not null)
        {
            var filter = new Fault { Path = path };
            records = records.Where(r => filter.Matches(r.Service, r.Method, r.Path));
        }

        if (since is not null)
        {
            // A number is a record's id, anything else a time.
            records = long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? records.Where(r => r.Id > id)
                : records.Where(r => r.ReceivedAt >= DateTimeOffset.Parse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        }

        return Reply.Json(new JArray(records.Select(Show)));
    }

    /// <summary>Written by hand, since header names are keys that must keep their spelling.</summary>
    private static JObject Show(RequestRecord record) => new()
    {
        ["id"] = record.Id,
        ["service"] = record.Service,
        ["method"] = record.Method,
        ["path"] = record.Path,
        ["query"] = new JArray(record.Query.Select(Json.Own)),
        ["headers"] = new JObject(record.Headers.Select(h => new JProperty(h.Key, h.Value))),
        ["contentType"] = record.ContentType,
        ["bodyLength"] = record.BodyLength,
        ["body"] = record.Body,
        ["json"] = record.Json,
        ["form"] = new JArray(record.Form.Select(Json.Own)),
        ["files"] = new JArray(record.Files.Select(Json.Own)),
        ["receivedAt"] = record.ReceivedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["status"] = record.Status,
        ["fault"] = record.Fault,
        ["carriedOut"] = record.CarriedOut,
    };

    private Reply Settings(JObject body)
    {
        var secrets = state.Secrets;
        foreach (var property in body.Properties().ToList())
        {
            Action<string>? rotate = property.Name switch
            {
                "email" => value => secrets.Email = value,
                "udeskToken" => value => secrets.UdeskToken = value,
                "udeskPassword" => value => secrets.UdeskPassword = value,
                "structuredMessageKey" => value => secrets.StructuredMessageKey = value,
                "usedeskToken" => value => secrets.UsedeskToken = value,
                "webhookSecret" => value => secrets.WebhookSecret = value,
                _ => null,
            };
            if (rotate is not null)
            {
                rotate(property.Value.ToString());
                property.Remove();
            }
        }

        state.Configure(settings => Json.Populate(settings, body));
        return Reply.Json(Json.Own(state.Settings));
    }

    /// <summary>
    /// Takes what the command line takes, as far as it can change while the process runs (seedQueue, requestsPerMinute), and the
    /// other settings. What is left out is as it was at the start.
    /// </summary>
    private Reply Reset(JObject body)
    {
        long? seedQueue = body["seedQueue"] is null ? null : Number(body, "seedQueue");
        if (seedQueue < 0)
        {
            throw new ArgumentException("seedQueue is negative");
        }

        body.Remove("seedQueue");
        state.Reset(seedQueue, settings => Json.Populate(settings, body));
        return Reply.Json(Json.Own(state.Settings));
    }

    private Reply Advance(string? token) => udesk.Advance(token) is { } session ? Reply.Json(Json.Entity(session)) : Fail(404, "nobody waits");

    private Reply SeedQueue(JObject body)
    {
        DateTimeOffset Time(string name, DateTimeOffset fallback) => Text(body, name) is not { } text ? fallback
            : text.Length > 19 ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : new DateTimeOffset(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

        var (from, to) = (Time("from", state.Now.AddDays(-30)), Time("to", state.Now));
        if (to < from)
        {
            throw new ArgumentException("to is before from");
        }

        state.Udesk.SeedQueue(Number(body, "count"), from, to);
        return Reply.Json(new JObject { ["abandoned"] = state.Udesk.Abandoned.Count });
    }

    private Reply SeedCustomers(JObject body)
    {
        state.Udesk.SeedCustomers(Number(body, "count"), state.Now);
        return Reply.Json(new JObject { ["customers"] = state.Udesk.Customers.Count });
    }

    private Reply SeedTickets(JObject body)
    {
        var clients = state.Usedesk.Clients.Values.ToList();
        var count = Number(body, "count");
        for (var i = 0; i < count; i++)
        {
            state.Usedesk.AddPlainTicket(clients[i % clients.Count], state.Now.AddSeconds(i - count), $"Generated ticket {i + 1}", status: 1 + (i % 10));
        }

        return Reply.Json(new JObject { ["tickets"] = state.Usedesk.Tickets.Count });
    }

    private Reply PushUnread(JObject body) =>
        udesk.Say(Number(body, "im_sub_session_id"), Required(body, "content"), Text(body, "type") ?? "message", body["data"] as JObject) is { } message ? Reply.Json(Json.Entity(message)) : Fail(404, "no such session");

    private Reply SayInChat(JObject body)
    {
        long? chatId = Text(body, "chat_id") is null ? null : Number(body, "chat_id");
        return usedesk.Say(chatId, Text(body, "text") ?? "", Text(body, "name"), body["files"]?.ToObject<string[]>() ?? []) is { } chat ? Reply.Json(Json.Entity(chat)) : Fail(404, "no such chat");
    }

    private Reply ChangeAgent(string id, JObject body)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !state.Udesk.Agents.TryGetValue(number, out var agent))
        {
            return Fail(404, "no such agent");
        }

        // The load is counted, not stored; what can be set is the part that other customers make up.
        if (body["im_session_num"] is { } sessions && body.Remove("im_session_num"))
        {
            body["other_sessions"] = sessions;
        }

        Json.PopulateEntity(agent, body);
        udesk.DrainQueue();
        return Reply.Json(Json.Entity(agent));
    }

    private Reply Stored(string kind, string id)
    {
        IEnumerable<(string Id, object Value)>? all = kind switch
        {
            "tickets" => state.Usedesk.Tickets.Values.Select(x => (Key(x.Id), (object)x)),
            "users" => state.Usedesk.Users.Values.Select(x => (Key(x.Id), (object)x)),
            "clients" => state.Usedesk.Clients.Values.Select(x => (Key(x.Id), (object)x)),
            "channels" => state.Usedesk.Channels.Values.Select(x => (Key(x.Id), (object)x)),
            "chats" => state.Usedesk.Chats.Values.Select(x => (Key(x.Id), (object)x)),
            "sessions" => state.Udesk.Sessions.Values.Select(x => (Key(x.Id), (object)x)),
            "messages" => state.Udesk.Messages.Select(x => (x.MessageId, (object)x)),
            "customers" => state.Udesk.Customers.Values.Select(x => (Key(x.Id), (object)x)),
            "agents" => state.Udesk.Agents.Values.Select(x => (Key(x.Id), (object)x)),
            "queue" => state.Udesk.Queue.Select(x => (x.CustomerToken, (object)x)),
            "evaluations" => state.Udesk.RobotEvaluations.Select((x, i) => (Key(i), (object)x)),
            _ => null,
        };
        if (all is null)
        {
            return Fail(404, "unknown");
        }

        if (id.Length == 0)
        {
            return Reply.Json(new JArray(all.Select(x => Json.Entity(x.Value))));
        }

        return all.FirstOrDefault(x => x.Id == id) is { Value: { } found } ? Reply.Json(Json.Entity(found)) : Fail(404, "not stored");
    }

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}
