using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>
/// The Udesk API: routing, signature and envelopes; the operations are in the other parts. Every rule names its source: page (the vendor's, with the
/// year of an old edition), client (public code that calls the service), live client (one whose authors noted what a tenant answered), inference;
/// [2] two sources, [1] one, [?] nobody could check.
/// </summary>
internal sealed partial class UdeskService
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    // Page [1]; a nonce is good once in 15 minutes [2].
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly SimulatorState state;
    private readonly List<Route<Context>> routes;

    public UdeskService(SimulatorState state)
    {
        this.state = state;
        routes =
        [
            new("POST", "/log_in", "page, clients [2]", LogIn, Signed: false),
            new("POST", "/im/sessions", "page [2]", CreateSession),
            new("DELETE", "/im/sessions/destroy_session", "page [1]", DestroySessions),
            new("DELETE", "/im/sessions/close_queue", "page [2]", CloseQueue),
            new("POST", "/im/sessions/robot_survey", "page [1]", RobotSurvey),
            new("POST", "/im/sessions/survey", "page [2]", Survey),
            new("POST", "/im/sessions/transfer_survey", "page [1]", TransferSurvey),
            new("POST", "/im/sessions/struct_messages", "page [2]", SendStructuredMessage, Signed: false),
            new("GET", "/im/sessions/search", "live clients [2]", SearchSessions),
            new("GET", "/im/sessions/log", "live clients [2]", SessionLog),
            new("PUT", "/im/sessions/{id}/message_preview", "page [1]", PreviewMessage),
            new("DELETE", "/im/sessions/{id}", "page [2]", CloseSession),
            new("POST", "/im/messages", "page [2]", SendMessage),
            new("GET", "/im/messages/unread_customer_offline", "page [1]", UnreadOfCustomer),
            new("POST", "/im/messages/read_messages", "page [1]; the method is an inference [?]", ReadMessages),
            new("GET", "/im/messages/agent_unread_messages", "page [1]", UnreadOfAgents),
            new("POST", "/im/messages/answer_survey", "page [2]", AnswerSurvey),
            new("POST", "/im/messages/flow", "page [2]", Flow),
            new("POST", "/im/messages/hit", "pages of now and 2018 [2]", Hit),
            new("POST", "/im/customer_online_state", "page [1]; that it is in the body is an inference [?]", SetOnlineState),
            new("GET", "/im/im_sensitive_words", "page [1]", SensitiveWords),
            new("GET", "/im/urobots", "page [1]", Robots),
            new("GET", "/im/queue_status", "page, live client [2]", QueueStatus),
            new("GET", "/im/customer_status", "page [2]", CustomerStatus),
            new("GET", "/im/agent_status", "page [2]", AgentStatus),
            new("GET", "/im/im_queues", "pages of now and 2018 [2]", AbandonedQueues),
            new("POST", "/customers", "pages of now and 2017, live clients [2]", CreateCustomer),
            new("GET", "/customers/get_customer", "pages, live clients [2]", GetCustomer),
            new("PUT", "/customers/update_customer", "pages, live clients [2]", UpdateCustomer),
            new("DELETE", "/customers/destroy_customer", "page of 2017, client [2]", DestroyCustomer),
            new("GET", "/customers", "page of 2017, client [2]", ListCustomers),
            new("GET", "/customers/filters", "page of 2017, client [2]", CustomerFilters),
            new("GET", "/customers/feeds", "page of 2017, clients [2]", CustomerFeeds),
            new("GET", "/agents", "pages of now and 2017, client [2]", ListAgents),
            new("GET", "/agents/get_agent", "client [1]", GetAgent),
            new("GET", "/user_groups", "pages of now and 2017, client [2]", ListUserGroups),
            new("GET", "/user_groups/{id}/agents", "page, client [2]", UserGroupAgents),
            new("GET", "/custom_fields", "page, live client [2]", ListCustomFields),
            new("GET", "/custom_fields/{field_name}", "clients [2]", GetCustomField),
            new("GET", "/organizations", "page of 2017, clients [2]", ListOrganizations),
            new("GET", "/organizations/show_org", "page of 2017, client [2]", GetOrganization),
            new("GET", "/notes", "live client [1]", ListNotes),
            new("GET", "/notes/note_template", "page, client [2]", NoteTemplates),
            new("GET", "/im/sessions/vote", "live client [1]; the envelope is an inference [?]", SessionVotes),
        ];
    }

    public IEnumerable<SimulatedOperation> Operations => routes.Select(r => new SimulatedOperation("udesk", r.Method, r.Template, r.Source));

    private UdeskData Data => state.Udesk;

    private SimulatorSettings Settings => state.Settings;

    /// <summary>No page documents a code or a header for this: HTTP 429, and the number again, are an inference [?].</summary>
    public Reply TooMany(TimeSpan wait) => Reply.Json(
        new JObject { ["code"] = 429, ["message"] = "API call frequency exceeded" },
        429,
        accepted: false,
        retryAfter: RetryAfter.Text(Settings.RetryAfter, wait, state.Now));

    /// <summary>The service puts the text of an error into one of three fields, depending on which part refuses.</summary>
    public static Refusal Fail(int code, string text) => new(Reply.Json(
        new JObject { ["code"] = code, [code switch { 2000 => "exception", 2005 or 9200 => "code_message", _ => "message" }] = text },
        accepted: false));

    public static Refusal FailStatus(int status, string text) => new(Reply.Json(new JObject { ["status"] = status, ["message"] = text }, accepted: false));

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
        if (Settings.EvaluationPath is { Length: > 0 } evaluation && call.Path == "/" + evaluation.Trim('/'))
        {
            return Run(call, new Route<Context>("POST", call.Path, "page, without a path [1]", EvaluateAnswer), "");
        }

        var matches = routes.Select(r => (Route: r, Path: r.Match(call.Path))).Where(m => m.Path is not null).ToList();
        if (matches.Count == 0)
        {
            return Reply.Html(404, "The page you were looking for doesn't exist (404)");
        }

        // A literal path wins over one with an id, so POST to close_queue is no session.
        var exact = matches.Where(m => m.Path!.Count == 0).ToList();
        var match = (exact.Count > 0 ? exact : matches).FirstOrDefault(m => m.Route.Method == call.Method);
        return match.Route is null ? Reply.Html(405, "405 Method Not Allowed") : Run(call, match.Route, match.Path!.Count > 0 ? match.Path[0] : "");
    }

    private Reply Run(Call call, Route<Context> route, string id)
    {
        // Page [2]: with that content type the call fails. How is an inference [?]: the real service parses an empty JSON body and breaks before it looks at anything else.
        if (route.Template == "/im/im_queues" && call.ContentType?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true)
        {
            return Reply.Html(500, "We're sorry, but something went wrong (500)");
        }

        if (route.Signed)
        {
            CheckSignature(call);
        }

        var body = new JObject();
        if (call.Method is "POST" or "PUT")
        {
            body = call.HasContentType("application/json") && call.Json is JObject sent
                ? sent
                : throw (route.Template.EndsWith("struct_messages", StringComparison.Ordinal) ? FailStatus(2000, "body must be a JSON object") : Fail(2000, "body must be a JSON object"));
        }
        else if (call.BodyLength > 0)
        {
            throw Fail(2000, $"{call.Method} takes no body");
        }

        return route.Operation(new Context(call, body, id));
    }

    private void CheckSignature(Call call)
    {
        var legacy = Settings.Signature == "legacy";
        string[] names = legacy ? ["email", "timestamp", "sign"] : ["email", "timestamp", "nonce", "sign_version", "sign"];
        string[] all = ["email", "timestamp", "nonce", "sign_version", "sign"];
        if (all.Any(name => call.Query.Count(p => p.Name == name) > 1))
        {
            throw Fail(2059, "signature parameter given twice");
        }

        var values = names.ToDictionary(name => name, call.LastQuery);
        if (!legacy && values["nonce"] is { } given && given.Trim().Length == 0)
        {
            throw Fail(20624, "nonce is empty");
        }

        foreach (var name in names)
        {
            if (string.IsNullOrEmpty(values[name]))
            {
                throw Fail(2000, $"{name} is missing");
            }
        }

        if (legacy ? all.Except(names).Any(name => call.LastQuery(name) is not null) : values["sign_version"] != "v2")
        {
            throw Fail(2059, "signature version not supported");
        }

        CheckTimestamp(values["timestamp"]!, Fail);
        var nonce = legacy ? "" : values["nonce"]!;
        if (values["email"] != state.Secrets.Email || values["sign"] != Sign(values["timestamp"]!, nonce))
        {
            throw Fail(2059, "authentication failed: sign is wrong");
        }

        if (!legacy && !state.Nonces.Use(nonce, state.RealNow))
        {
            throw Fail(20623, "nonce has been used");
        }
    }

    private void CheckTimestamp(string text, Func<int, string, Refusal> fail)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            throw fail(20621, "timestamp is not a number");
        }

        if (Math.Abs((decimal)seconds - state.Now.ToUnixTimeSeconds()) > (decimal)ClockTolerance.TotalSeconds)
        {
            throw fail(20622, "timestamp has expired");
        }
    }

    private string Sign(string timestamp, string nonce)
    {
        var parts = Settings.Signature == "legacy"
            ? $"{state.Secrets.Email}&{state.Secrets.UdeskToken}&{timestamp}"
            : $"{state.Secrets.Email}&{state.Secrets.UdeskToken}&{timestamp}&{nonce}&v2";
        var bytes = Encoding.UTF8.GetBytes(parts);
        return Convert.ToHexStringLower(Settings.Signature == "sha256" ? SHA256.HashData(bytes) : SHA1.HashData(bytes));
    }

    private Reply LogIn(Context c)
    {
        var fields = new UdeskFields(c.Body);
        var (email, password) = (fields.RequiredText("email"), fields.RequiredText("password"));
        return email == state.Secrets.Email && password == state.Secrets.UdeskPassword
            ? Ok(new JObject { [Settings.LogInField] = state.Secrets.UdeskToken })
            : throw Fail(2005, "e-mail or password is wrong");
    }

    private static Reply Ok(JObject? more = null)
    {
        var body = new JObject { ["code"] = 1000 };
        body.Merge(more ?? []);
        return Reply.Json(body);
    }

    private static Reply Thanks() => Ok(new JObject { ["message"] = "Thank you for your feedback" });

    /// <summary>Limits that one call has beside the general one.</summary>
    private Reply? Limit(string key, int count, double seconds) =>
        Settings.FixedLimits && state.Limits.Hit(key, count, TimeSpan.FromSeconds(seconds)) is { } wait ? TooMany(wait) : null;

    private static string BeijingIso(DateTimeOffset time) => time.ToOffset(Beijing).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) + "+08:00";

    private static string BeijingPlain(DateTimeOffset time) => time.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset? ParseBeijing(string text, params string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new DateTimeOffset(time, Beijing) : null;

    private sealed record Context(Call Call, JObject Body, string Id)
    {
        /// <summary>The last value of each name counts.</summary>
        public UdeskFields Query
        {
            get
            {
                var values = new JObject();
                foreach (var pair in Call.Query)
                {
                    values[pair.Name] = pair.Value;
                }

                return new UdeskFields(values);
            }
        }
    }
}
