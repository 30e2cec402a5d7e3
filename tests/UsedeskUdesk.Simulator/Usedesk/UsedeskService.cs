using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Usedesk;

/// <summary>The Usedesk API: routing, token and error shapes; the operations are in the other parts.</summary>
internal sealed partial class UsedeskService
{
    private const int PageSize = 100;
    private const long LargestFile = 15L * 1024 * 1024;

    private readonly SimulatorState state;
    private readonly Dictionary<string, (string Method, Func<Context, Reply> Operation)> routes;

    public UsedeskService(SimulatorState state)
    {
        this.state = state;
        routes = new(StringComparer.Ordinal)
        {
            ["/create/ticket"] = ("POST", CreateTicket),
            ["/update/ticket"] = ("POST", UpdateTicket),
            ["/ticket"] = ("POST", GetTicket),
            ["/tickets"] = ("POST", ListTickets),
            ["/create/comment"] = ("POST", CreateComment),
            ["/tags"] = ("POST", ListTags),
            ["/ticket/fields"] = ("POST", ListFields),
            ["/clients"] = ("POST", ListClients),
            ["/client"] = ("POST", GetClient),
            ["/create/client"] = ("POST", CreateClient),
            ["/update/client"] = ("POST", UpdateClient),
            ["/users"] = ("POST", ListUsers),
            ["/create/user"] = ("POST", CreateUser),
            ["/update/user"] = ("POST", UpdateUser),
            ["/delete/user"] = ("POST", DeleteUser),
            ["/groups"] = ("POST", ListGroups),
            ["/channels"] = ("GET", ListChannels),
            ["/chat/addMessage"] = ("POST", AddChatMessage),
            ["/chat/sendMessage"] = ("POST", SendChatMessage),
            ["/chat/changeAssignee"] = ("POST", ChangeChatAssignee),
        };
    }

    private UsedeskData Data => state.Usedesk;

    private SimulatorSettings Settings => state.Settings;

    public static Reply TooMany(TimeSpan wait) => Reply.Json(
        new JObject { ["code"] = 121, ["error"] = "API rate limit exceeded" },
        429,
        accepted: false,
        retryAfter: Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));

    public Reply Handle(Call call)
    {
        lock (state.Gate)
        {
            try
            {
                return Dispatch(call);
            }
            catch (Refusal refusal)
            {
                return refusal.Reply;
            }
        }
    }

    private Reply Dispatch(Call call)
    {
        if (!routes.TryGetValue(call.Path, out var route))
        {
            var knowledge = KnowledgeBase(call.Path);
            if (knowledge is null)
            {
                return Reply.Json(new JObject { ["message"] = "Not Found" }, 404, accepted: false);
            }

            route = ("GET", knowledge);
        }

        if (route.Method != call.Method)
        {
            return Reply.Json(new JObject { ["message"] = "Method Not Allowed" }, 405, accepted: false);
        }

        var parameters = call.Method == "GET" ? PhpForm.Parse(call.Query)
            : call.HasContentType("application/json") ? call.Json as JObject ?? []
            : PhpForm.Parse(call.Form);
        var fields = new UsedeskFields(parameters, Invalid);
        if (parameters["api_token"] is not { Type: JTokenType.String } token || (string)token! != state.Secrets.UsedeskToken)
        {
            throw Fail(112, "Wrong api_token");
        }

        if (call.BodyError is not null)
        {
            throw Fail(UsedeskFields.Server, "Malformed multipart body");
        }

        if (call.Files.Any(f => f.Length > LargestFile))
        {
            throw Fail(120, "File is larger than 15 MB");
        }

        return route.Operation(new Context(call, fields));
    }

    private static Refusal Fail(int code, string text) => new(Reply.Json(new JObject { ["code"] = code, ["error"] = text }, accepted: false));

    /// <summary>Bad input: the usual shape, or Laravel's when the tenant answers so.</summary>
    private Refusal Invalid(int code, string text) => Settings.Validation422
        ? new(Reply.Json(new JObject { ["message"] = text }, 422, accepted: false))
        : Fail(code, text);

    private JObject Success() => new() { ["status"] = Settings.StatusTrue ? true : "success" };

    private JToken TicketId(long id) => Settings.TicketIdAsString ? Text(id) : id;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string Plain(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static IEnumerable<T> Page<T>(IEnumerable<T> rows, UsedeskFields fields)
    {
        // The offset counts pages of a hundred, not rows.
        var offset = fields.Id("offset") ?? 0;
        return rows.Skip((int)Math.Min(offset * PageSize, int.MaxValue)).Take(PageSize);
    }

    private void RefuseFiles(Context c, params string[] allowed)
    {
        if (c.Call.Files.FirstOrDefault(f => !allowed.Contains(f.Field)) is { } stray)
        {
            throw Invalid(UsedeskFields.Server, $"Unexpected file field {stray.Field}.");
        }
    }

    private UsedeskUser UserOf(long id) => Data.Users.TryGetValue(id, out var user) && !user.Deleted ? user : throw Invalid(117, "Invalid user id");

    private UsedeskTicket TicketOf(UsedeskFields f) => Data.Tickets.TryGetValue(f.RequiredId("ticket_id", 113), out var ticket) ? ticket : throw Invalid(113, "Invalid ticket id or no access");

    private sealed record Context(Call Call, UsedeskFields Fields);
}
