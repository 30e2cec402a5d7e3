using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>Messages and evaluations.</summary>
internal sealed partial class UdeskService
{
    /// <summary>
    /// Page [2]: customer, session and data are needed, message_id but for Udesk's robot. Its table of types lets customers send message, image,
    /// audio, video, file, rich and close; robots take message only. What close does is an inference [?] from its meaning: the session ends.
    /// </summary>
    private Reply SendMessage(Context c)
    {
        var fields = new UdeskFields(c.Body, missing: 2062);
        var token = fields.RequiredText("customer_token");
        if (!fields.Has("im_sub_session_id"))
        {
            throw fields.Missing("im_sub_session_id");
        }

        var sessionId = fields.Int("im_sub_session_id") ?? 0;
        var messageId = MessageId(fields, sessionId);
        var type = fields.Text("type") is { Length: > 0 } asked ? asked : "message";
        if (type is not ("message" or "image" or "audio" or "video" or "file" or "rich" or "close"))
        {
            throw fields.Wrong("type", "is unknown");
        }

        var data = fields.RequiredObject("data");
        CheckContent(data);
        var customer = Data.ByToken.GetValueOrDefault(token);
        var message = new UdeskMessage { MessageId = messageId, ImSubSessionId = sessionId, CustomerToken = token, Type = type, Data = data, UrobotSessionId = fields.Int("urobot_session_id"), CreatedAt = state.Now };
        var session = Address(fields, message, customer);
        if (message.To is "robot" or "urobot" && type != "message")
        {
            throw fields.Wrong("type", "must be message for a robot");
        }

        if (type == "close" && session is null)
        {
            throw fields.Wrong("type", "close needs the session that it closes");
        }

        message.CustomerId = customer!.Id;
        if (!Data.MessagesByKey.TryAdd((sessionId, customer.Id, messageId), message) && Settings.DropRepeatedMessages)
        {
            Data.MessagesByKey[(sessionId, customer.Id, messageId)].Deliveries++;
            return Ok();
        }

        message.Id = Data.NextId();
        Data.Messages.Add(message);
        if (session is not null)
        {
            // Page [1]: the agent has what the preview announced.
            session.Preview = "";
            if (type == "close")
            {
                Data.Close(session, state.Now);
                DrainQueue();
            }
        }

        return Ok();
    }

    /// <summary>Page [2]: letters, digits, _ and -; only Udesk's robot does without.</summary>
    private string MessageId(UdeskFields fields, long sessionId)
    {
        if (!fields.Has("message_id") && sessionId == -1)
        {
            return $"auto-{Data.NextId()}";
        }

        var id = fields.Token("message_id") is { Type: JTokenType.String } token ? (string)token! : throw fields.Missing("message_id");
        return MessageIdAlphabet().IsMatch(id) ? id : throw Fail(2062, "message_id may hold letters, digits, _ and - only");
    }

    private static void CheckContent(JObject data)
    {
        var fields = new UdeskFields(data, missing: 2062, wrong: 2062);
        fields.RequiredText("content");
        fields.Text("font");
        fields.Text("filename");
        fields.Text("filesize");
        fields.Int("duration");
    }

    /// <summary>
    /// Finds out whom the special numbers and the others mean (page [2]: 0 or empty robot, -1 Udesk's robot, -2 workbench, -3 while queuing), and
    /// refuses what that one cannot take. That a robot's session must be of the robot that is named is an inference [?].
    /// </summary>
    private UdeskSession? Address(UdeskFields fields, UdeskMessage message, UdeskCustomer? customer)
    {
        if (message.ImSubSessionId > 0)
        {
            var session = Data.Sessions.GetValueOrDefault(message.ImSubSessionId);
            if (customer is null || session is not { IsOpen: true, Kind: "agent" } || session.CustomerId != customer.Id)
            {
                throw Fail(9200, "session not found or closed");
            }

            (message.AgentId, message.GroupId) = (session.AgentId, session.GroupId);
            return session;
        }

        if (customer is null)
        {
            throw Fail(2005, "customer not found");
        }

        switch (message.ImSubSessionId)
        {
            case 0:
                message.To = "robot";
                break;
            case -1:
                message.To = "urobot";
                (message.RobotId, message.SceneId) = RobotAndScene(fields);
                if (message.UrobotSessionId is { } id && !(Data.Sessions.GetValueOrDefault(id) is { IsOpen: true, Kind: "urobot" } robot && robot.CustomerId == customer.Id))
                {
                    throw Fail(9200, "robot session not found or closed");
                }

                if (message.UrobotSessionId is { } known)
                {
                    CheckRobot(Data.Sessions[known], message.RobotId.Value, message.SceneId.Value);
                }

                break;
            case -2:
                message.To = "workbench";
                (message.AgentId, message.GroupId) = (fields.Int("agent_id"), fields.Int("group_id"));
                if (message.AgentId is { } agent && !Data.Agents.ContainsKey(agent))
                {
                    throw Fail(2005, "agent not found");
                }

                if (message.GroupId is { } group && !Data.Groups.ContainsKey(group))
                {
                    throw Fail(11012, "agent group not found");
                }

                break;
            case -3:
                message.To = "queue";
                if (Data.Queue.All(q => q.CustomerId != customer.Id))
                {
                    throw Fail(9200, "customer is not queuing");
                }

                break;
            default:
                throw Fail(9200, "session not found or closed");
        }

        return null;
    }

    /// <summary>Page [1]: app_id is needed for sessions of the SDK channel. Which channels these are is an inference [?].</summary>
    private Reply UnreadOfCustomer(Context c)
    {
        var (sessionId, customerId) = (c.Query.RequiredInt("im_sub_session_id"), c.Query.RequiredInt("customer_id"));
        var appId = c.Query.Int("app_id");
        if (Data.Sessions.GetValueOrDefault(sessionId) is not { } session || session.CustomerId != customerId)
        {
            throw Fail(9200, "session not found");
        }

        if (appId is null && session.Channel is "sdk" or "ios" or "android")
        {
            throw c.Query.Missing("app_id");
        }

        var unread = Data.Messages.Where(m => m.ImSubSessionId == sessionId && m.To == "customer" && !m.Read).ToList();
        return Ok(new JObject
        {
            ["count"] = unread.Count,
            ["unread_messages"] = new JArray(unread.Select(m =>
            {
                var agent = Data.Agents[m.AgentId!.Value];
                return new JObject
                {
                    ["type"] = m.Type,
                    ["message_id"] = m.MessageId,
                    ["agent_id"] = agent.Id,
                    ["agent_name"] = agent.Name,
                    ["agent_avatar"] = agent.Avatar,
                    ["im_sub_session_id"] = m.ImSubSessionId,
                    ["message_created_at"] = m.CreatedAt.ToOffset(Beijing).ToString("yyyyMMdd HH:mm:ss", CultureInfo.InvariantCulture),
                    ["data"] = m.Data.DeepClone(),
                };
            })),
        });
    }

    /// <summary>An agent writes to the customer. Null when there is no such open session.</summary>
    public UdeskMessage? PushUnread(long sessionId, string content)
    {
        if (Data.Sessions.GetValueOrDefault(sessionId) is not { Kind: "agent" } session)
        {
            return null;
        }

        var id = Data.NextId();
        var message = new UdeskMessage { Id = id, MessageId = id % 3 == 0 ? $"udesk_{id}" : $"agent-{id}", ImSubSessionId = sessionId, CustomerId = session.CustomerId, CustomerToken = session.CustomerToken, To = "customer", AgentId = session.AgentId, Data = new JObject { ["content"] = content }, CreatedAt = state.Now };
        Data.Messages.Add(message);
        return message;
    }

    /// <summary>An agent writes, and Udesk pushes it where a receiving address is set.</summary>
    public UdeskMessage? Say(long sessionId, string content, string type, JObject? data)
    {
        if (PushUnread(sessionId, content) is not { } message)
        {
            return null;
        }

        message.Type = type;
        message.Data.Merge(data ?? []);
        Announce(Data.Sessions[sessionId], message);
        return message;
    }

    private void Announce(UdeskSession session, UdeskMessage message) =>
        state.Announced("udesk", new JObject { ["customer_token"] = session.CustomerToken, ["assign_type"] = "agent", ["messages"] = new JArray(Pushed(session, message)) });

    /// <summary>Something that became of a session; in the logs it stands without being a message.</summary>
    private void AnnounceEvent(UdeskSession session, string type, JObject data)
    {
        var id = Data.NextId();
        Announce(session, new UdeskMessage { Id = id, MessageId = $"{type}-{id}", Type = type, Data = data, CreatedAt = state.Now });
    }

    /// <summary>Page [1]; its example is a GET, the heading a POST [?].</summary>
    private Reply ReadMessages(Context c)
    {
        var fields = new UdeskFields(c.Body);
        var sessionId = fields.RequiredInt("session_id");
        var ids = fields.RequiredArray("message_ids").Select(t => t.Type is JTokenType.String or JTokenType.Integer ? (string)t! : throw fields.Wrong("message_ids", "must hold message ids")).ToHashSet();
        if (ids.Count == 0)
        {
            throw fields.Missing("message_ids");
        }

        if (!Data.Sessions.ContainsKey(sessionId))
        {
            throw Fail(9200, "session not found");
        }

        var found = Data.Messages.Where(m => m.ImSubSessionId == sessionId && m.To == "customer" && ids.Contains(m.MessageId)).ToList();
        if (found.Count < ids.Count)
        {
            throw fields.Wrong("message_ids", "name messages that the session does not have");
        }

        found.ForEach(m => m.Read = true);
        return Ok();
    }

    /// <summary>Page [1]: agent_ids[] once for each agent, 30 at most.</summary>
    private Reply UnreadOfAgents(Context c)
    {
        var ids = c.Call.Query.Where(p => p.Name == "agent_ids[]").Select(p => UdeskFields.ToInt(p.Value) ?? throw Fail(2005, "agent_ids must be integers")).ToList();
        if (ids.Count is < 1 or > 30)
        {
            throw Fail(2005, "agent_ids takes 1 to 30 agents");
        }

        var workbench = state.Now.AddDays(-7);
        return Ok(new JObject
        {
            ["results"] = new JArray(ids.Distinct().Select(id => new JObject
            {
                ["agent_id"] = id,
                ["unread_session_message_num"] = Data.Messages.Count(m => m.AgentId == id && m.To == "agent" && !m.Read),
                ["unsolved_leave_message_num"] = Data.Messages.Count(m => m.AgentId == id && m.To == "workbench" && m.CreatedAt >= workbench),
            })),
        });
    }

    /// <summary>
    /// The open session of the customer with the robot and the scene that are named. Page [2] for what is needed; that a closed session or another
    /// robot is refused, and with which code, is an inference [?] from what it says of messages.
    /// </summary>
    private UdeskSession RobotSession(UdeskFields fields, string? token)
    {
        var (robotId, sceneId) = RobotAndScene(fields);
        var session = Data.Sessions.GetValueOrDefault(fields.RequiredInt("im_sub_session_id"));
        return session is { Kind: "urobot", IsOpen: true } && (token is null || session.CustomerToken == token)
            ? CheckRobot(session, robotId, sceneId)
            : throw Fail(9200, "robot session not found or closed");
    }

    private static UdeskSession CheckRobot(UdeskSession session, long robotId, long sceneId) =>
        session.RobotId == robotId && session.SceneId == sceneId ? session : throw Fail(2005, "the session is with another robot or scene");

    private static void Note(UdeskSession session, string call, JObject body)
    {
        if (session.Surveys[call] is not JArray list)
        {
            session.Surveys[call] = list = [];
        }

        list.Add(body.DeepClone());
    }

    /// <summary>Page [1]: options 2 to 4.</summary>
    private Reply RobotSurvey(Context c)
    {
        var fields = new UdeskFields(c.Body);
        var token = fields.RequiredText("customer_token");
        fields.RequiredInt("im_sub_session_id");
        fields.RequiredInt("option_id", 2, 4);
        fields.Text("remark");
        Note(RobotSession(fields, token), "robot_survey", c.Body);
        return Thanks();
    }

    /// <summary>
    /// Page [2]: option ids of the kind that is shown; a remark where the option asks for one. A closed session is rated as well: one of the page's
    /// ways of asking is after the session, and the event of the close carries the options.
    /// </summary>
    private Reply Survey(Context c)
    {
        var fields = new UdeskFields(c.Body);
        var (sessionId, optionId) = (fields.RequiredInt("im_sub_session_id"), fields.RequiredInt("option_id"));
        var remark = fields.Text("remark");
        if (fields.Int("resolved_state_v2") is not (null or 0 or 1))
        {
            throw fields.Wrong("resolved_state_v2", "must be 0 or 1");
        }

        var option = SurveyOptions.Find(Settings.SurveyShowType, optionId) ?? throw fields.Wrong("option_id", "is none of the tenant's");
        if (option.Remark == "required" && string.IsNullOrWhiteSpace(remark))
        {
            throw fields.Wrong("remark", "is required for this option");
        }

        if (Data.Sessions.GetValueOrDefault(sessionId) is not { Kind: "agent" } session)
        {
            throw Fail(9200, "session not found");
        }

        Note(session, "survey", c.Body);
        Data.Votes.RemoveAll(v => v.Session == session);
        Data.Votes.Add(new UdeskVote(session, option.Id, remark, fields.Int("resolved_state_v2")));
        return Thanks();
    }

    /// <summary>Page [2]: options 1 and 2.</summary>
    private Reply AnswerSurvey(Context c)
    {
        var fields = new UdeskFields(c.Body);
        fields.RequiredInt("message_id");
        fields.RequiredInt("option_id", 1, 2);
        Note(RobotSession(fields, fields.RequiredText("customer_token")), "answer_survey", c.Body);
        return Thanks();
    }

    /// <summary>Page [2]; its example leaves flow_id out.</summary>
    private Reply Flow(Context c)
    {
        var fields = new UdeskFields(c.Body);
        fields.RequiredInt("flow_id", 1, long.MaxValue);
        Note(RobotSession(fields, fields.RequiredText("customer_token")), "flow", c.Body);
        return Ok();
    }

    /// <summary>Page of 2018 [2]: the present one leaves scene_id and question_id out of its table, not of its example.</summary>
    private Reply Hit(Context c)
    {
        var fields = new UdeskFields(c.Body);
        fields.RequiredInt("message_id");
        fields.RequiredInt("question_id");
        fields.RequiredInt("query_type", 1, 99);
        if (fields.Token("question") is { Type: not (JTokenType.String or JTokenType.Integer) })
        {
            throw fields.Wrong("question", "must be text");
        }

        Note(RobotSession(fields, fields.RequiredText("customer_token")), "hit", c.Body);
        return Ok();
    }

    /// <summary>Page [1].</summary>
    private Reply TransferSurvey(Context c)
    {
        Note(RobotSession(new UdeskFields(c.Body), token: null), "transfer_survey", c.Body);
        return Ok(new JObject { ["message"] = "success" });
    }

    /// <summary>Page [1], which names no path.</summary>
    private Reply EvaluateAnswer(Context c)
    {
        var fields = new UdeskFields(c.Body);
        var token = fields.RequiredText("customer_token");
        fields.RequiredText("message_id");
        fields.RequiredInt("question_id");
        fields.RequiredBool("useful");
        if (!Data.ByToken.ContainsKey(token))
        {
            throw Fail(2005, "customer not found");
        }

        Data.RobotEvaluations.Add(c.Body);
        return Ok();
    }

    /// <summary>Page [2]: three kinds of buttons, callback_name only with the last; success is in status.</summary>
    private Reply SendStructuredMessage(Context c)
    {
        var session = CheckStructuredSignature(c.Call);
        var fields = new UdeskFields(c.Body, statusEnvelope: true);
        fields.Text("jid_resource");
        var data = new UdeskFields(fields.RequiredObject("data"), statusEnvelope: true);
        foreach (var name in new[] { "title", "description", "img_url" })
        {
            data.RequiredText(name);
        }

        var buttons = data.RequiredArray("buttons");
        if (buttons.Count == 0)
        {
            throw data.Missing("buttons");
        }

        foreach (var button in buttons)
        {
            var one = new UdeskFields(button as JObject ?? throw data.Wrong("buttons", "must hold objects"), statusEnvelope: true);
            var type = one.RequiredText("type");
            one.RequiredText("text");
            one.RequiredText("value");
            if (type is not ("link" or "phone" or "sdk_callback") || (one.Text("callback_name") is not null && type != "sdk_callback"))
            {
                throw one.Wrong("type", "must be link, phone or sdk_callback, and callback_name goes with the last");
            }
        }

        if (Limit("struct", 1, 2) is { } tooMany)
        {
            return tooMany;
        }

        session.StructuredMessages.Add(c.Body);
        return Reply.Json(new JObject { ["status"] = 1000, ["message"] = "Send Success" });
    }

    /// <summary>Page [2]: four parameters in this order, MD5 with the key. The digest covers the query as it was written [?].</summary>
    private UdeskSession CheckStructuredSignature(Call call)
    {
        string[] order = ["im_sub_session_id", "customer_id", "agent_id", "timestamp"];
        var values = new List<string>();
        foreach (var name in order.Append("sign"))
        {
            var given = call.RawQuery.Where(p => p.Name == name).ToList();
            values.Add(given.Count switch
            {
                0 => throw FailStatus(2000, $"{name} is missing"),
                1 when given[0].Value.Length > 0 => given[0].Value,
                1 => throw FailStatus(2000, $"{name} is empty"),
                _ => throw FailStatus(2059, $"{name} is given twice"),
            });
        }

        var text = string.Concat(order.Select((name, i) => $"{name}={values[i]}&")) + state.Secrets.StructuredMessageKey;
        var inOrder = call.RawQuery.Select(p => p.Name).Where(order.Contains).SequenceEqual(order);
        if (!inOrder || Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text))) != values[4])
        {
            throw FailStatus(2059, "sign is wrong");
        }

        CheckTimestamp(values[3], FailStatus);
        var session = UdeskFields.ToInt(values[0]) is { } id ? Data.Sessions.GetValueOrDefault(id) : null;
        if (session is not { IsOpen: true, Kind: "agent" } || UdeskFields.ToInt(values[1]) != session.CustomerId || UdeskFields.ToInt(values[2]) != session.AgentId)
        {
            throw FailStatus(2005, "session, customer and agent do not belong together");
        }

        return Data.Customers[session.CustomerId].CreatedThroughApi ? throw FailStatus(2005, "customers created through the API cannot get structured messages") : session;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+\\z")]
    private static partial Regex MessageIdAlphabet();
}
