using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Sessions: opening, closing, deleting, and the search and log of past ones.</summary>
internal sealed class Sessions : UdeskResource
{
    public const string Path = "im/sessions";
    public const string SearchPath = "im/sessions/search";
    public const string LogPath = "im/sessions/log";

    private const int Success = 1000;
    private const int Waiting = 2001;
    private const int NobodyOnline = 2002;
    private const int RowsPerPage = 1000;

    /// <summary>Codes that say where the customer stands, and are no failures.</summary>
    public static readonly int[] States = { Waiting, NobodyOnline };

    // What the page says; live tenants were seen to take 31 days, and to refuse 39.
    public static readonly TimeSpan LongestRange = TimeSpan.FromDays(30);

    // Live tenants give the sessions of one month. Whether that counts from now, or is how long a range may be, nobody knows.
    public static readonly TimeSpan KnownReach = TimeSpan.FromDays(30);

    private static readonly OperationLimit s_searchLimit = new("one search of sessions in two seconds", 1, TimeSpan.FromSeconds(2));
    private static readonly OperationLimit s_logLimit = new("one page of session logs in two seconds", 1, TimeSpan.FromSeconds(2));

    public override void AddOperations(OperationTable table)
    {
        var create = Write<CreateImSessionRequest, JObject, UdeskImSession>(HttpMethod.Post, Path, WriteSession, ReadSession);
        create.Data = "assign_info";
        create.AlsoAccepted = States;
        table.Add(create);

        table.Add(Write<CloseImSessionRequest>(
            HttpMethod.Delete,
            "im/sessions/{id}",
            static (r, b) => b.Path = $"{Path}/{Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)).ToString(CultureInfo.InvariantCulture)}"));

        table.Add(Write<DestroySessionsRequest>(
            HttpMethod.Delete,
            "im/sessions/destroy_session",
            static (r, b) =>
            {
                if (r.EndTime < r.StartTime)
                {
                    throw EndBeforeStart();
                }

                b.Query("start_time", ServiceTime.Format(r.StartTime, ServiceName.Udesk))
                    .Query("end_time", ServiceTime.Format(r.EndTime, ServiceName.Udesk))
                    .Query("customer_id", Positive(r.CustomerId, nameof(r.CustomerId)));
            }));

        table.Add(new ListOperation<SearchImSessionsRequest, UdeskImSessionRecord>(
            HttpMethod.Get,
            SearchPath,
            Envelope.UdeskStatus0,
            RowsPerPage,
            static (r, page, b) =>
            {
                WritePage(page, b);
                b.Query("status", r.Closed ? "close" : null);
            },
            LastPage.ByPageCount)
        {
            Data = "item",
            LongestRange = LongestRange,
            KnownReach = KnownReach,
            Identify = static (row, r) => (row.ImSubSessionId ?? row.SessionId, ((SearchImSessionsRequest)r).Closed ? row.ClosedAt : row.CreatedAt),
            Key = static row => row.ImSubSessionId ?? row.SessionId,
            // The two numbers are of different kinds, and a session that is opened again keeps its own.
            Id = static row => row.ImSubSessionId is > 0 ? row.ImSubSessionId : null,
            Limit = s_searchLimit,
        });

        table.Add(new ListOperation<GetImSessionLogRequest, UdeskImSessionLogEntry>(
            HttpMethod.Get,
            LogPath,
            Envelope.UdeskStatus0,
            RowsPerPage,
            static (r, page, b) =>
            {
                WritePage(page, b);
                b.Query("session_id", Positive(r.SessionId ?? throw Missing(nameof(r.SessionId)), nameof(r.SessionId)));
            },
            LastPage.ByPageCount)
        {
            Data = "item",
            LongestRange = LongestRange,
            KnownReach = KnownReach,
            Identify = static (row, _) => (row.Id ?? row.MessageId, row.CreatedAt),
            Key = static row => row.Id ?? row.MessageId,
            Id = static row => (row.Id ?? row.MessageId) is { Length: > 0 } id && id != "0" ? id : null,
            Limit = s_logLimit,
        });
    }

    public override void AddFields(IrregularFields fields)
    {
        fields.Add<UdeskImSession>("survey_options", static (session, value) => session.SurveyOptions = Surveys.ReadOptions(value));
        // A list in the page's sample, an object in its table.
        fields.Add<UdeskImSession>("topAsk", static (session, value) => session.TopAsk = Lenient<UdeskRobotTopic[]>(value is JObject ? new JArray(value) : value) ?? Array.Empty<UdeskRobotTopic>());
        fields.Add<UdeskImSessionRecord>("created_at", static (record, value) => record.CreatedAt = BeijingTime(value));
        fields.Add<UdeskImSessionRecord>("closed_at", static (record, value) => record.ClosedAt = BeijingTime(value));
        fields.Add<UdeskImSessionRecord>("menu_names", static (record, value) => record.MenuName = Texts(value, "name"));
        fields.Add<UdeskImSessionRecord>("session_tags", static (record, value) => record.SessionTag = Texts(value, "name"));
        fields.AddLast<UdeskImSessionLogEntry>(static entry => entry.MessageId ??= entry.Id);
        fields.Add<UdeskImSessionLogEntry>("content", static (entry, value) => Unwrap(entry, Text(value)));
        fields.Add<UdeskImSessionLogEntry>("type", static (entry, value) => entry.Type ??= Text(value));
    }

    /// <summary>A Z behind a time of the search is false: the time is Beijing's all the same.</summary>
    private static DateTimeOffset? BeijingTime(JToken value)
        => ServiceTime.TryParse(Text(value)?.Trim().TrimEnd('Z', 'z'), ServiceName.Udesk, out var time) ? time : null;

    private static void WriteSession(CreateImSessionRequest r, RequestBuilder b)
    {
        var toUrobot = r.AssignType == UdeskAssignType.Urobot && r.AgentId is null && r.GroupId is null;
        b.Body("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken)))
            .Body("assign_type", r.AssignType)
            .Body("agent_id", Positive(r.AgentId, nameof(r.AgentId)))
            .Body("group_id", Positive(r.GroupId, nameof(r.GroupId)))
            .Body("channel", r.Channel)
            .Body("robot_role_id", r.RobotRoleId)
            .Body("robot_id", toUrobot ? Positive(r.RobotId ?? 0, nameof(r.RobotId)) : r.RobotId)
            .Body("scene_id", toUrobot ? Positive(r.SceneId ?? 0, nameof(r.SceneId)) : r.SceneId);
    }

    private static UdeskImSession ReadSession(Answer<JObject> answer, CreateImSessionRequest request)
    {
        var info = answer.Data ?? new JObject();
        var session = info.ToObject<UdeskImSession>(WireSerializer.Udesk)!;
        session.CustomerToken = request.CustomerToken;
        session.Message = answer.Text("message") ?? session.WelcomeMessage;
        session.AssignType = answer.Text("assign_type") ?? request.AssignType ?? ((request.AgentId ?? request.GroupId) is null ? UdeskAssignType.Robot : UdeskAssignType.Agent);
        session.GroupId ??= request.GroupId;
        session.RobotId ??= request.RobotId;
        session.SceneId ??= request.SceneId;
        session.State = answer.Code switch
        {
            Waiting when session.QueuePosition > 0 => UdeskImSessionState.Queued,
            Waiting => UdeskImSessionState.Assigning,
            NobodyOnline => UdeskImSessionState.NoAgentOnline,
            Success when session.AssignType is UdeskAssignType.Robot or UdeskAssignType.Urobot => UdeskImSessionState.Robot,
            Success when session.ImSubSessionId is not null => UdeskImSessionState.Assigned,
            _ => UdeskImSessionState.Unknown,
        };
        return session;
    }

    public static void WritePage(Page page, RequestBuilder builder)
        => builder
            .Query("start_time", ServiceTime.Format(page.Range!.Value.Start, ServiceName.Udesk))
            .Query("end_time", ServiceTime.Format(page.Range.Value.End, ServiceName.Udesk))
            .Query("page", page.Index + 1)
            .Query("page_size", page.Size);

    private static bool? Flag(JToken? value) => value is null or { Type: JTokenType.Null } ? null : value.ToObject<bool?>(WireSerializer.Udesk);

    /// <summary>The log's content is JSON within text as a rule: {"type": …, "data": {"content": …}}.</summary>
    private static void Unwrap(UdeskImSessionLogEntry entry, string? raw)
    {
        entry.RawContent = entry.Content = raw;
        if (raw is null || !raw.TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            // A text that looks like a date is a text.
            using var reader = new JsonTextReader(new StringReader(raw)) { DateParseHandling = DateParseHandling.None };
            var wrapped = JObject.Load(reader);
            while (reader.Read())
            {
                // Throws where something follows: then it is text that begins with an object.
            }

            if (wrapped["data"] is JObject data)
            {
                entry.Content = Text(data["content"]) ?? raw;
            }

            entry.Type = Text(wrapped["type"]) ?? entry.Type;
            (entry.IsWelcome, entry.IsAuto, entry.IsReceive) = (Flag(wrapped["is_welcome"]), Flag(wrapped["auto"]), Flag(wrapped["is_receive"]));
            entry.PushType = Text(wrapped["push_type"]) is { Length: > 0 } push ? push : null;
        }
        catch (JsonException)
        {
            // Text that happens to begin with a brace.
        }
    }
}
