using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Usedesk;

/// <summary>
/// The Usedesk API: routing, token and error shapes; the operations are in the other parts. Every rule names its source: page (the vendor's),
/// client (public code that calls the service), inference; [2] two sources, [1] one, [?] nobody could check.
/// </summary>
internal sealed partial class UsedeskService
{
    private const int PageSize = 100;

    // Page [1]: any larger file is refused with code 120.
    private const long LargestFile = 15L * 1024 * 1024;

    private readonly SimulatorState state;
    private readonly List<Route<Context>> routes;

    public UsedeskService(SimulatorState state)
    {
        this.state = state;
        routes =
        [
            new("POST", "/create/ticket", "page [2]", CreateTicket),
            new("POST", "/update/ticket", "page, release notes [2]", UpdateTicket),
            new("POST", "/ticket", "page, clients [2]", GetTicket),
            new("POST", "/tickets", "page, clients [2]", ListTickets),
            new("POST", "/create/comment", "page, clients [2]", CreateComment),
            new("POST", "/tags", "page, client [2]", ListTags),
            new("POST", "/ticket/fields", "page, client [2]", ListFields),
            new("POST", "/clients", "page, clients [2]", ListClients),
            new("POST", "/client", "page, clients [2]", GetClient),
            new("POST", "/create/client", "page, clients [2]", CreateClient),
            new("POST", "/update/client", "page, clients [2]", UpdateClient),
            new("POST", "/users", "page, clients [2]", ListUsers),
            new("POST", "/create/user", "page [1]", CreateUser),
            new("POST", "/update/user", "page, release notes, client [2]", UpdateUser),
            new("POST", "/delete/user", "page [1]", DeleteUser),
            new("POST", "/groups", "page, clients [2]", ListGroups),
            new("GET", "/channels", "page, client [2]", ListChannels),
            new("POST", "/chat/addMessage", "page, client [2]", AddChatMessage),
            new("POST", "/chat/sendMessage", "page, client [2]", SendChatMessage),
            new("POST", "/chat/changeAssignee", "page, client [2]", ChangeChatAssignee),
            new("GET", "/support/{account}/list", "page, clients [2]", Structure),
            new("GET", "/support/{account}/articles/list", "page, clients [2]", Articles),
            new("GET", "/support/{account}/articles/{id}", "page, clients [2]", c => Reply.Json(Show(ArticleOf(c), shorten: false))),
            new("POST", "/support/{account}/articles/{id}/add-views", "page, client [2]", AddViews),
            new("POST", "/support/{account}/articles/{id}/change-rating", "page, client [2]", ChangeRating),
        ];
    }

    public IEnumerable<SimulatedOperation> Operations => routes.Select(r => new SimulatedOperation("usedesk", r.Method, r.Template, r.Source));

    private UsedeskData Data => state.Usedesk;

    private SimulatorSettings Settings => state.Settings;

    /// <summary>Code 121 [1]; the HTTP status has been seen, a Retry-After has not [1].</summary>
    public Reply TooMany(TimeSpan wait) => Reply.Json(
        new JObject { ["code"] = 121, ["error"] = "API rate limit exceeded" },
        429,
        accepted: false,
        retryAfter: RetryAfter.Text(Settings.RetryAfter, wait, state.Now));

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
        var matches = routes.Select(r => (Route: r, Path: r.Match(call.Path))).Where(m => m.Path is not null).ToList();
        if (matches.Count == 0)
        {
            return Reply.Json(new JObject { ["message"] = "Not Found" }, 404, accepted: false);
        }

        // The page gives each call one method; that the server also takes GET for reads [2] is no reason to send it.
        var (route, path) = matches.Where(m => m.Route.Method == call.Method).OrderBy(m => m.Path!.Count).FirstOrDefault();
        if (route is null)
        {
            return Reply.Json(new JObject { ["message"] = "Method Not Allowed" }, 405, accepted: false);
        }

        var parameters = call.Method == "GET" ? PhpForm.Parse(call.Query)
            : call.HasContentType("application/json") ? call.Json as JObject ?? []
            : PhpForm.Parse(call.Form);
        var fields = new UsedeskFields(parameters, Invalid);

        // Page [2]: the token goes into the body of a POST. The server takes it from the address too; a client must not put it there.
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

        return route.Operation(new Context(call, fields, path!));
    }

    private static Refusal Fail(int code, string text) => new(Reply.Json(new JObject { ["code"] = code, ["error"] = text }, accepted: false));

    /// <summary>Bad input: the usual shape [2], or Laravel's when the tenant answers so [1].</summary>
    private Refusal Invalid(int code, string text) => Settings.Validation422
        ? new(Reply.Json(new JObject { ["message"] = text }, 422, accepted: false))
        : Fail(code, text);

    private JObject Success() => new() { ["status"] = Settings.StatusTrue ? true : "success" };

    private JToken TicketId(long id) => Settings.TicketIdAsString ? Text(id) : id;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string Plain(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The offset counts pages of a hundred, not rows, and takes no null [2].</summary>
    private static IEnumerable<T> Page<T>(IEnumerable<T> rows, UsedeskFields fields)
    {
        if (fields.Values["offset"] is { Type: JTokenType.Null })
        {
            throw fields.Invalid("offset", "must be an integer");
        }

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

    /// <summary>One picture at most [?]: the field has no brackets.</summary>
    private UploadedFile? Avatar(Context c)
    {
        RefuseFiles(c, "avatar");
        return c.Call.Files.Count <= 1 ? c.Call.Files.FirstOrDefault() : throw c.Fields.Invalid("avatar", "must be one file");
    }

    private UsedeskUser UserOf(long id) => Data.Users.TryGetValue(id, out var user) && !user.Deleted ? user : throw Invalid(117, "Invalid user id");

    private UsedeskTicket TicketOf(UsedeskFields f) => Data.Tickets.TryGetValue(f.RequiredId("ticket_id", 113), out var ticket) ? ticket : throw Invalid(113, "Invalid ticket id or no access");

    private sealed record Context(Call Call, UsedeskFields Fields, IReadOnlyList<string> Path);
}
