using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>The bodies that Udesk pushes to a receiving address. None of them is signed.</summary>
internal sealed partial class UdeskService
{
    public JObject PushBody(string kind, JObject request) => kind switch
    {
        "reply" => AgentReply(request),
        "robot" => RobotReply(request),
        "urobot" => UrobotReply(request),
        "h5" => H5Reply(request),
        "receipt" => Receipt(request),
        "event" => Event(request),
        _ => throw new ArgumentException("kind must be reply, robot, urobot, h5, receipt or event"),
    };

    private UdeskSession PushSession(JObject request) =>
        request["im_sub_session_id"] is { } token && UdeskFields.ToInt(token) is { } id && Data.Sessions.GetValueOrDefault(id) is { Kind: "agent" } session ? session : throw new ArgumentException("im_sub_session_id names no session with an agent");

    /// <summary>Page [2]: an array; times in two forms. start_session and its welcome share one; a transfer changes the session's number.</summary>
    private JObject AgentReply(JObject request)
    {
        var session = PushSession(request);
        var messages = new JArray();
        foreach (var type in request["types"]?.ToObject<string[]>() ?? ["message"])
        {
            var said = (string?)request["content"] ?? $"A {type} of the agent";
            var data = new JObject { ["content"] = said };
            if (type == "transfer")
            {
                var other = Data.Agents.Values.First(a => a.Id != session.AgentId && a.ImStatus != "offline");
                var customer = Data.Customers[session.CustomerId];
                Data.Close(session, state.Now);
                session = StartAgentSession(customer, other, session.Channel);
            }
            else if (type == "close")
            {
                data["close_type"] = (string?)request["close_type"] ?? "normal";
                data["survey_options"] = SurveyOptions.For(Settings.SurveyShowType);
                if (session.IsOpen)
                {
                    Data.Close(session, state.Now);
                }
            }

            var message = PushUnread(session.Id, said)!;
            message.Type = type;
            message.Data = data;
            messages.Add(Pushed(session, message));
        }

        return new JObject { ["customer_token"] = session.CustomerToken, ["assign_type"] = "agent", ["messages"] = messages };
    }

    private JObject Pushed(UdeskSession session, UdeskMessage message) => new()
    {
        ["type"] = message.Type,
        ["message_id"] = message.MessageId,
        ["agent_id"] = session.AgentId,
        ["agent_name"] = Data.Agents[session.AgentId!.Value].Name,
        ["agent_avatar"] = Data.Agents[session.AgentId.Value].Avatar,
        ["im_sub_session_id"] = session.Id,
        ["message_created_at"] = message.CreatedAt.ToOffset(Beijing).ToString(message.Id % 2 == 0 ? "yyyyMMdd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        ["data"] = message.Data.DeepClone(),
    };

    /// <summary>Page [2].</summary>
    private JObject RobotReply(JObject request) => new()
    {
        ["customer_token"] = (string?)request["customer_token"] ?? "vip-customer",
        ["assign_type"] = "robot",
        ["messages"] = new JArray(new JObject
        {
            ["type"] = "message",
            ["message_id"] = $"robot-{Data.NextId()}",
            ["data"] = new JObject
            {
                ["question_id"] = 210_530,
                ["question_title"] = "Where is my order?",
                ["answer"] = (string?)request["content"] ?? "On its way.",
                ["gus_list"] = new JArray(new JObject { ["question_title"] = "Which order?" }),
                ["relate_list"] = new JArray(),
                ["third_url"] = new JObject { ["url"] = "https://shop.example.test" },
            },
        }),
    };

    /// <summary>Page [2]: here messages is one object. Numbers come as numbers or as text (client [1]).</summary>
    private JObject UrobotReply(JObject request)
    {
        var id = Data.NextId();
        return new JObject
        {
            ["customer_token"] = (string?)request["customer_token"] ?? "vip-customer",
            ["assign_type"] = "urobot",
            ["messages"] = new JObject
            {
                ["sessionId"] = id % 2 == 0 ? id : UdeskFields.Text(id),
                ["logId"] = id + 1,
                ["aid"] = 12,
                ["ansContent"] = (string?)request["content"] ?? "<p>Like this</p>",
                ["ansType"] = request["ansType"] ?? 1,
                ["hitQuestion"] = "How do I return it?",
                ["suggestQuestionList"] = new JArray(new JObject { ["id"] = 434, ["content"] = "Which address?", ["type"] = 1 }),
                ["flowId"] = 81,
                ["flowTitle"] = "Returns",
                ["flowContent"] = "<p><b data-type=\"2\" class=\"flow-item\" data-id=\"82\" data-robotid=\"54\">Next step</b></p>",
            },
        };
    }

    /// <summary>Page of 2018, a body captured live [2]: a web_token and neither customer_token nor assign_type; the close is a message with msg_close [1].</summary>
    private JObject H5Reply(JObject request)
    {
        var session = PushSession(request);
        var message = PushUnread(session.Id, (string?)request["content"] ?? "Hello")!;
        if (request["close"] is { Type: JTokenType.Boolean } close && (bool)close)
        {
            message.Data["msg_close"] = true;
            if (session.IsOpen)
            {
                Data.Close(session, state.Now);
            }
        }

        var item = Pushed(session, message);
        item.Remove("agent_avatar");
        item["message_created_at"] = BeijingPlain(message.CreatedAt);
        return new JObject { ["web_token"] = Data.Customers[session.CustomerId].WebToken ?? "web-visitor-token", ["im_web_plugin_id"] = 16, ["messages"] = new JArray(item) };
    }

    /// <summary>Page [1]: what the agent has read.</summary>
    private JObject Receipt(JObject request)
    {
        var session = PushSession(request);
        var sent = Data.Messages.Where(m => m.ImSubSessionId == session.Id && m.To == "agent").ToList();
        sent.ForEach(m => m.Read = true);
        return new JObject { ["session_id"] = session.Id, ["message_ids"] = new JArray(sent.Select(m => m.MessageId)) };
    }

    /// <summary>Pages of now and 2017 [2] for these six; of other actions no fields are known, so that a test must bring them.</summary>
    private JObject Event(JObject request)
    {
        var action = (string?)request["action"] ?? throw new ArgumentException("action is missing");
        var id = request["id"] is { } token ? UdeskFields.ToInt(token) : null;
        JObject? message = action switch
        {
            "Customer_create" => CustomerRow(id is { } known && Data.Customers.TryGetValue(known, out var customer) ? customer : throw new ArgumentException("id names no customer")),
            "Customer_update" or "Organization_update" => new JObject { ["id"] = id ?? throw new ArgumentException("id is missing"), ["changes"] = request["changes"] ?? new JObject { ["level"] = "vip" } },
            "Customer_destroy" or "Organization_destroy" => new JObject { ["id"] = id ?? throw new ArgumentException("id is missing") },
            "Organization_create" => Organization(id is { } known && Data.Organizations.TryGetValue(known, out var organization) ? organization : throw new ArgumentException("id names no organization")),
            _ => request["message"] as JObject ?? throw new ArgumentException("message is missing"),
        };
        return new JObject { ["action"] = action, ["message"] = message };
    }
}
