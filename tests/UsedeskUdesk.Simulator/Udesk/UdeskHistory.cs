using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>The search of sessions and their logs.</summary>
internal sealed partial class UdeskService
{
    /// <summary>
    /// Live clients [2]: everything may be left out; by creation, or with status=close by the end; 1000 rows a page at most; success is status 0. One
    /// live client [1]: a customer_token that is empty, seconds as text, and a Z behind Beijing's time in some records. Other words of status are
    /// refused [?]. That the record's number and the call's differ is an inference [?] from their two names.
    /// </summary>
    private Reply SearchSessions(Context c)
    {
        // Page [1].
        if (Limit("search", 1, 2) is { } tooMany)
        {
            return tooMany;
        }

        var query = StatusFields(c);
        var (start, end, page, size) = RecentWindow(query);
        var status = query.Text("status");
        if (status is not (null or "" or "close"))
        {
            throw query.Wrong("status", "must be close");
        }

        // Seconds are all that goes over the wire: the last one belongs to the window.
        var found = Data.Sessions.Values.Where(s => s.Kind == "agent" && (status == "close" ? s.ClosedAt : s.CreatedAt) is { } time && time >= start && time < end.AddSeconds(1)).ToList();
        return Listed(found, page, size, Record);
    }

    private JObject Record(UdeskSession s)
    {
        string Time(DateTimeOffset time) => s.Id / 3 % 2 == 0 ? time.ToOffset(Beijing).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : BeijingPlain(time);

        var said = Data.Messages.Where(m => m.ImSubSessionId == s.Id).ToList();
        var vote = Data.Votes.Find(v => v.Session == s);
        return new JObject
        {
            ["session_id"] = s.RecordId,
            ["sub_session_id"] = s.Id,
            ["note_id"] = null,
            ["customer_id"] = s.CustomerId,
            ["customer_name"] = Data.Customers.GetValueOrDefault(s.CustomerId)?.NickName,
            ["customer_token"] = "",
            ["agent_id"] = s.AgentId,
            ["agent_nick_name"] = Data.Agents[s.AgentId!.Value].Name,
            ["created_at"] = Time(s.CreatedAt),
            ["closed_at"] = s.ClosedAt is { } closed ? Time(closed) : null,
            ["customer_msg_num"] = said.Count(m => m.To != "customer"),
            ["agent_msg_num"] = said.Count(m => m.To == "customer"),
            ["queue_customer_msg_num"] = 0,
            ["sustain_seconds"] = s.ClosedAt is { } end ? (long)(end - s.CreatedAt).TotalSeconds : null,
            ["resp_seconds"] = 60,
            ["avg_resp_seconds"] = 60,
            ["queue_seconds"] = "0",
            ["transfer_to_agent"] = false,
            ["belong_queue"] = "",
            ["source"] = s.Channel,
            ["platform"] = s.Channel,
            ["way_of_open_session"] = "customer",
            ["close_method"] = s.IsOpen ? null : "agent",
            ["im_web_plugin_name"] = s.Channel == "web" ? "Shop" : "",
            ["menu_names"] = new JArray(),
            ["session_tags"] = new JArray(),
            ["survey_option_id"] = vote?.OptionId,
            ["survey_option_name"] = vote is null ? null : SurveyOptions.Find(Settings.SurveyShowType, vote.OptionId)?.Name,
            ["resolved_state"] = vote?.ResolvedState is { } resolved ? UdeskFields.Text(resolved) : null,
            ["resolved_state_name"] = vote?.ResolvedState switch { 0 => "Resolved", 1 => "Unresolved", _ => null },
            ["robot_name"] = null,
        };
    }

    /// <summary>
    /// Live clients [2]: the record's session_id is needed. One of them [1]: without a window the answer is success with no items. That a number which
    /// no record has is answered so as well is an inference [?].
    /// </summary>
    private Reply SessionLog(Context c)
    {
        // Page [1].
        if (Limit("log", 1, 2) is { } tooMany)
        {
            return tooMany;
        }

        var query = StatusFields(c);
        var id = query.RequiredInt("session_id");
        var (start, end, page, size) = RecentWindow(query);
        var windowed = query.Text("start_time") is { Length: > 0 } && query.Text("end_time") is { Length: > 0 };
        var session = Data.Sessions.Values.FirstOrDefault(s => s.RecordId == id);
        var found = !windowed || session is null ? [] : Said(session).Where(item => item.At >= start && item.At < end.AddSeconds(1)).ToList();
        return Listed(found, page, size, item => item.Row);
    }

    /// <summary>
    /// Live client [1]: what people said, with what the system noted among it: types start_session, survey, lock and close (which has a sender), and
    /// the flags is_welcome, push_type, auto and is_receive. Only type and data are always there. When which of them comes is an inference [?].
    /// </summary>
    private List<(DateTimeOffset At, JObject Row)> Said(UdeskSession session)
    {
        var items = new List<(DateTimeOffset At, JObject Row)>();
        void Add(DateTimeOffset at, long id, string messageId, string sender, long? agent, string type, JToken data, params (string Name, JToken Value)[] flags)
        {
            var content = new JObject { ["type"] = type, ["data"] = data };
            flags.ToList().ForEach(flag => content[flag.Name] = flag.Value);
            items.Add((at, new JObject
            {
                [id % 2 == 0 ? "message_id" : "id"] = messageId,
                ["sender"] = sender,
                ["agent_id"] = agent,
                ["customer_id"] = session.CustomerId,
                ["created_at"] = BeijingPlain(at),

                // JSON within text.
                ["content"] = content.ToString(Formatting.None),
            }));
        }

        void Note(DateTimeOffset at, string sender, string type, string text, params (string Name, JToken Value)[] flags) =>
            Add(at, session.Id + items.Count, $"{type}-{session.Id}", sender, null, type, new JObject { ["content"] = text }, flags);

        Note(session.CreatedAt, "other", "start_session", "The session begins");
        Add(session.CreatedAt, session.Id + 1, $"welcome-{session.Id}", "agent", session.AgentId, "message", new JObject { ["content"] = "Welcome!" }, ("is_welcome", true), ("auto", true), ("push_type", "welcome"));
        Note(session.CreatedAt, "other", "info", "Only the agent sees this", ("is_receive", false));
        foreach (var m in Data.Messages.Where(m => m.ImSubSessionId == session.Id).OrderBy(m => m.CreatedAt))
        {
            Add(m.CreatedAt, m.Id, m.MessageId, m.To == "customer" ? "agent" : "customer", m.To == "customer" ? m.AgentId : null, m.Type, m.Data.DeepClone());
        }

        if (session.ClosedAt is { } closed)
        {
            Note(closed, "other", "survey", "Please rate us");
            Note(closed, "other", "lock", "Locked");
            Note(closed, "agent", "close", "The session is closed");
        }

        return items;
    }
}
