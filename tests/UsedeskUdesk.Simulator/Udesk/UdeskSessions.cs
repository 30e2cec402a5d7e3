using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>Sessions, their assignment and the queue.</summary>
internal sealed partial class UdeskService
{
    /// <summary>
    /// Page [2]: agent_id, else group_id, else assign_type; Udesk's robot needs robot and scene; an unknown token makes an anonymous customer.
    /// Waiting and nobody online are states with codes of their own.
    /// </summary>
    private Reply CreateSession(Context c)
    {
        var fields = new UdeskFields(c.Body);
        var token = fields.RequiredText("customer_token");
        var type = fields.Text("assign_type") is { Length: > 0 } asked ? asked : "robot";
        if (type is not ("robot" or "urobot" or "agent"))
        {
            throw fields.Wrong("assign_type", "must be robot, urobot or agent");
        }

        var channel = fields.Text("channel") ?? "api";
        var role = fields.Text("robot_role_id");
        var (agentId, groupId) = (fields.Int("agent_id"), fields.Int("group_id"));
        if (agentId is not null || groupId is not null)
        {
            type = "agent";
        }

        switch (type)
        {
            case "robot":
                CustomerOf(token, channel);
                return Assigned("robot", "Request successful", new JObject
                {
                    ["robot_name"] = "Robot",
                    ["robot_avatar"] = "https://static.example.test/robot.png",
                    ["welcome_message"] = "<p>Hello, I am a robot.</p>",
                    ["unknow_message"] = "<p>I do not know that yet.</p>",
                });
            case "urobot":
                var (robotId, sceneId) = RobotAndScene(new UdeskFields(c.Body, missing: 2005));
                return StartRobotSession(CustomerOf(token, channel), robotId, sceneId, role, channel);
            default:
                if (agentId is not null && !Data.Agents.ContainsKey(agentId.Value))
                {
                    throw Fail(2005, "agent not found");
                }

                if (agentId is null && groupId is not null && !Data.Groups.ContainsKey(groupId.Value))
                {
                    throw Fail(11012, "agent group not found");
                }

                return AssignAgent(CustomerOf(token, channel), token, agentId, agentId is null ? groupId : null, channel);
        }
    }

    private static Reply Assigned(string type, string message, JObject info, int code = 1000) =>
        Reply.Json(new JObject { ["code"] = code, ["message"] = message, ["assign_type"] = type, ["assign_info"] = info });

    private UdeskCustomer CustomerOf(string token, string channel)
    {
        if (Data.ByToken.TryGetValue(token, out var known))
        {
            return known;
        }

        var customer = new UdeskCustomer { Id = Data.NextId(), OpenApiToken = token, NickName = $"API Anonymous User ({token})", IsAnonym = true, CreatedThroughApi = true, SourceChannel = channel, CreatedAt = state.Now, UpdatedAt = state.Now };
        Data.Add(customer);
        return customer;
    }

    private (long Robot, long Scene) RobotAndScene(UdeskFields fields)
    {
        var (robot, scene) = (fields.RequiredInt("robot_id"), fields.RequiredInt("scene_id"));
        return Data.Robots.TryGetValue(robot, out var known) && known.Scenes.ContainsKey(scene) ? (robot, scene) : throw Fail(2005, "robot or scene not found");
    }

    private Reply StartRobotSession(UdeskCustomer customer, long robotId, long sceneId, string? role, string channel)
    {
        var session = Data.Sessions.Values.LastOrDefault(s => s.IsOpen && s.Kind == "urobot" && s.CustomerId == customer.Id && s.RobotId == robotId && s.SceneId == sceneId);
        if (session is null)
        {
            session = new UdeskSession { Id = Data.NextId(), Kind = "urobot", CustomerId = customer.Id, CustomerToken = customer.OpenApiToken, RobotId = robotId, SceneId = sceneId, RobotRoleId = role, Channel = channel, CreatedAt = state.Now };
            Data.Add(session);
        }

        return Assigned("urobot", "Request successful", new JObject
        {
            ["sessionId"] = session.Id,
            ["logId"] = Data.NextId(),
            ["robotName"] = Data.Robots[robotId].Name,
            ["logoUrl"] = null,
            ["leadingWord"] = "Nice to meet you!",
            ["helloWord"] = "Nice to meet you!",
            ["topAsk"] = new JArray(new JObject
            {
                ["quesitionType"] = "Orders",
                ["quesitionTypeId"] = 2,
                ["optionsList"] = new JArray(
                    new JObject { ["quesition"] = "Where is my order?", ["quesitionId"] = 2122 },
                    new JObject { ["quesition"] = "How do I return it?", ["quesitionId"] = 3222 }),
            }),
        });
    }

    private Reply AssignAgent(UdeskCustomer customer, string token, long? agentId, long? groupId, string channel)
    {
        if (OpenAgentSession(customer.Id) is { } open)
        {
            return SessionReply(open);
        }

        if (Data.Queue.FirstOrDefault(q => q.CustomerId == customer.Id) is { } waiting)
        {
            return QueueReply(waiting);
        }

        var candidates = Data.Agents.Values.Where(a => (agentId is null || a.Id == agentId) && (groupId is null || a.GroupId == groupId) && a.ImStatus == "online").ToList();
        if (candidates.Count == 0)
        {
            return Assigned("agent", "There is no customer service online at the moment", new JObject { ["count"] = 0 }, 2002);
        }

        var free = candidates.Where(a => Data.LoadOf(a) < a.ImMaxJoinNum).MinBy(Data.LoadOf);
        if (free is not null)
        {
            return SessionReply(StartAgentSession(customer, free, channel));
        }

        var queue = agentId is not null ? $"agent:{agentId}" : groupId is not null ? $"group:{groupId}" : "agent:0";
        var entry = new UdeskQueueEntry { CustomerId = customer.Id, CustomerToken = token, Queue = "queue:company:1:" + queue, AgentId = agentId, GroupId = groupId, Channel = channel, Since = state.Now };
        Data.Queue.Add(entry);
        return QueueReply(entry);
    }

    private UdeskSession? OpenAgentSession(long customerId) =>
        Data.OpenByAgent.Values.Sum() == 0 ? null : Data.Sessions.Values.LastOrDefault(s => s.IsOpen && s.Kind == "agent" && s.CustomerId == customerId);

    private UdeskSession StartAgentSession(UdeskCustomer customer, UdeskAgent agent, string channel)
    {
        var session = new UdeskSession { Id = Data.NextId(), CustomerId = customer.Id, CustomerToken = customer.OpenApiToken, AgentId = agent.Id, GroupId = agent.GroupId, Channel = channel, CreatedAt = state.Now };
        Data.Add(session);
        AnnounceEvent(session, "start_session", new JObject { ["content"] = "The session begins" });
        return session;
    }

    /// <summary>The agent ends the session. False when it is not open.</summary>
    public bool CloseByAgent(long sessionId)
    {
        if (Data.Sessions.GetValueOrDefault(sessionId) is not { IsOpen: true, Kind: "agent" } session)
        {
            return false;
        }

        Data.Close(session, state.Now);
        AnnounceEvent(session, "close", new JObject { ["content"] = "The session is closed", ["close_type"] = "normal", ["survey_options"] = SurveyOptions.For(Settings.SurveyShowType) });
        DrainQueue();
        return true;
    }

    private Reply SessionReply(UdeskSession session)
    {
        var agent = Data.Agents[session.AgentId!.Value];
        return Assigned("agent", "Request successful", new JObject
        {
            ["im_sub_session_id"] = session.Id,
            ["count"] = 0,
            ["agent_id"] = agent.Id,
            ["agent_name"] = agent.Name,
            ["agent_avatar"] = agent.Avatar,
            ["survey_options"] = SurveyOptions.For(Settings.SurveyShowType),
        });
    }

    private Reply QueueReply(UdeskQueueEntry entry)
    {
        if (entry.Assigning)
        {
            return Assigned("agent", "Customer service assignment in progress!", new JObject { ["count"] = 0 }, 2001);
        }

        var place = PlaceOf(entry);
        return Assigned("agent", $"All agents are busy, your place in line is {place}.", new JObject { ["count"] = place, ["queue"] = entry.Queue }, 2001);
    }

    private int PlaceOf(UdeskQueueEntry entry) =>
        entry.Assigning ? 0 : Data.Queue.Where(q => q.Queue == entry.Queue && !q.Assigning).TakeWhile(q => q != entry).Count() + 1;

    /// <summary>Lets waiting customers in, first come first served, wherever an agent has become free.</summary>
    public void DrainQueue()
    {
        foreach (var entry in Data.Queue.Where(q => !q.Assigning).ToList())
        {
            var free = Data.Agents.Values
                .Where(a => a.ImStatus == "online" && (entry.AgentId is null || a.Id == entry.AgentId) && (entry.GroupId is null || a.GroupId == entry.GroupId) && Data.LoadOf(a) < a.ImMaxJoinNum)
                .MinBy(Data.LoadOf);
            if (free is not null)
            {
                Data.Queue.Remove(entry);
                StartAgentSession(Data.Customers[entry.CustomerId], free, entry.Channel);
            }
        }
    }

    /// <summary>Gives a waiting customer an agent, full or not. Null when nobody waits.</summary>
    public UdeskSession? Advance(string? token)
    {
        var entry = Data.Queue.FirstOrDefault(q => token is null || q.CustomerToken == token);
        if (entry is null)
        {
            return null;
        }

        var agent = Data.Agents.Values.OrderBy(a => entry.AgentId is null || a.Id == entry.AgentId ? 0 : 1)
            .ThenBy(a => entry.GroupId is null || a.GroupId == entry.GroupId ? 0 : 1)
            .ThenBy(a => a.ImStatus == "online" ? 0 : 1)
            .ThenBy(Data.LoadOf)
            .First();
        Data.Queue.Remove(entry);
        return StartAgentSession(Data.Customers[entry.CustomerId], agent, entry.Channel);
    }

    public void SetAssigning(string token)
    {
        var customer = CustomerOf(token, "api");
        var entry = Data.Queue.FirstOrDefault(q => q.CustomerId == customer.Id);
        if (entry is null)
        {
            Data.Queue.Add(entry = new UdeskQueueEntry { CustomerId = customer.Id, CustomerToken = token, Queue = "queue:company:1:agent:0", Since = state.Now });
        }

        entry.Assigning = true;
    }

    public bool Abandon(string token, string? queue)
    {
        var entry = Data.Queue.FirstOrDefault(q => q.CustomerToken == token && (queue is null || q.Queue == queue));
        if (entry is null)
        {
            return false;
        }

        Data.Queue.Remove(entry);
        var name = entry.AgentId is { } agent ? Data.Agents[agent].Name : entry.GroupId is { } group ? Data.Groups[group].Name : "Everyone";
        Data.Abandoned.Add(new AbandonedRow(Data.NextRowId(), -1, entry.Since, (state.Now - entry.Since).TotalSeconds, name, Data.Customers[entry.CustomerId]));
        return true;
    }

    private UdeskSession? SessionById(string id) =>
        UdeskFields.ToInt(id) is { } number && Data.Sessions.TryGetValue(number, out var session) ? session : null;

    /// <summary>Page [2]. With which code a closed one is refused is an inference [?].</summary>
    private Reply CloseSession(Context c)
    {
        if (SessionById(c.Id) is not { IsOpen: true } session)
        {
            throw Fail(9200, "session not found or closed");
        }

        Data.Close(session, state.Now);
        DrainQueue();
        return Ok();
    }

    /// <summary>Page [1]: closed sessions by the time of creation; without customer_id those of everybody.</summary>
    private Reply DestroySessions(Context c)
    {
        DateTimeOffset Time(string name) => ParseBeijing(c.Query.RequiredText(name), "yyyy-MM-dd HH:mm:ss") ?? throw c.Query.Wrong(name, "must look like 2022-05-19 19:50:33");

        var (start, end) = (Time("start_time"), Time("end_time"));
        if (end < start)
        {
            throw c.Query.Wrong("end_time", "is before start_time");
        }

        // Inference [?]: an empty customer_id must never widen the deletion to everyone.
        var customerId = c.Query.Has("customer_id") ? c.Query.Int("customer_id") ?? throw c.Query.Wrong("customer_id", "must be an integer") : (long?)null;
        var doomed = Data.Sessions.Values
            .Where(s => !s.IsOpen && s.CreatedAt >= start && s.CreatedAt < end.AddSeconds(1) && (customerId is null || s.CustomerId == customerId))
            .Select(s => s.Id)
            .ToHashSet();
        foreach (var id in doomed)
        {
            Data.Sessions.Remove(id);
        }

        foreach (var message in Data.Messages.Where(m => doomed.Contains(m.ImSubSessionId)))
        {
            Data.MessagesByKey.Remove((message.ImSubSessionId, message.CustomerId, message.MessageId));
        }

        Data.Messages.RemoveAll(m => doomed.Contains(m.ImSubSessionId));
        Data.Votes.RemoveAll(v => doomed.Contains(v.Session.Id));
        return Ok();
    }

    /// <summary>Page [2]: both are needed, the queue as the assignment named it.</summary>
    private Reply CloseQueue(Context c)
    {
        var (token, queue) = (c.Query.RequiredText("customer_token"), c.Query.RequiredText("queue"));
        return Abandon(token, queue) ? Ok() : throw Fail(9200, "customer is not in this queue");
    }

    /// <summary>Page [1]: an empty content clears; codes 2062 and 2065; three calls a second for each session.</summary>
    private Reply PreviewMessage(Context c)
    {
        var content = new UdeskFields(c.Body).RequiredText("content", allowEmpty: true);
        if (!Settings.PreviewActivated)
        {
            throw Fail(2065, "interface not activated");
        }

        if (SessionById(c.Id) is not { IsOpen: true, Kind: "agent" } session)
        {
            throw Fail(2062, "session not found or closed");
        }

        if (Limit("preview:" + session.Id, 3, 1) is { } tooMany)
        {
            return tooMany;
        }

        session.Preview = content;
        return Ok();
    }

    private static UdeskFields StatusFields(Context c)
    {
        var values = new JObject();
        foreach (var pair in c.Call.Query)
        {
            values[pair.Name] = pair.Value;
        }

        return new UdeskFields(values, statusEnvelope: true);
    }

    private static Reply Listed<T>(List<T> found, int page, int size, Func<T, JObject> show)
    {
        var rows = new JArray(found.Skip((int)Math.Min((page - 1L) * size, int.MaxValue)).Take(size).Select(show));
        return Reply.Json(new JObject { ["status"] = 0, ["message"] = "success", ["size"] = rows.Count, ["total"] = found.Count, ["total_pages"] = (found.Count + size - 1) / size, ["item"] = rows });
    }
}
