using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Events;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client;

/// <summary>Replies: {customer_token, assign_type, messages}, and the H5 form {web_token, im_web_plugin_id, messages}.</summary>
internal static class UdeskReplies
{
    private static readonly Dictionary<string, UdeskEventType> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["message"] = UdeskEventType.Message,
        ["image"] = UdeskEventType.Image,
        ["audio"] = UdeskEventType.Audio,
        ["video"] = UdeskEventType.Video,
        ["file"] = UdeskEventType.File,
        ["rich"] = UdeskEventType.Rich,
        ["struct"] = UdeskEventType.Struct,
        ["start_session"] = UdeskEventType.StartSession,
        ["transfer"] = UdeskEventType.Transfer,
        ["info_transfer"] = UdeskEventType.InfoTransfer,
        ["close"] = UdeskEventType.Close,
        ["survey"] = UdeskEventType.Survey,
        ["active_guest"] = UdeskEventType.ActiveGuest,
        ["info_appoint"] = UdeskEventType.InfoAppoint,
        ["form"] = UdeskEventType.Form,
        ["form_received"] = UdeskEventType.FormReceived,
        ["info"] = UdeskEventType.Info,
        ["robot_transfer"] = UdeskEventType.RobotTransfer,
    };

    /// <summary>What the vendor's table gives to agents alone. A message's own is_receive goes before it.</summary>
    private static readonly HashSet<UdeskEventType> s_agentOnly = new() { UdeskEventType.Survey, UdeskEventType.Info, UdeskEventType.RobotTransfer };

    public static IReadOnlyList<UdeskEvent> Read(EventFields body)
    {
        var assignType = body.Word("assign_type");
        var items = body.Items("messages");
        var customerToken = body.Word("customer_token");
        var webToken = body.Word("web_token");
        var pluginId = body.Id("im_web_plugin_id");
        var events = items.Select(item => ReadItem(item, assignType)).ToArray();
        FindNewSessions(events);
        foreach (var item in events)
        {
            if (item is UdeskConversationEvent conversation)
            {
                conversation.CustomerToken = customerToken;
                conversation.AssignType = assignType;
                conversation.WebToken = webToken;
                conversation.ImWebPluginId = pluginId;
            }

            if (item is UdeskUrobotReplyEvent reply)
            {
                Address(reply);
            }
        }

        body.KeepRest(events);
        return events;
    }

    /// <summary>Whether an object is a reply by itself.</summary>
    public static bool IsReply(JObject body) => IsUrobot(body) || (body["type"] is JValue { Value: string } && body["data"] is JObject);

    /// <summary>A reply without customer and type around it.</summary>
    public static IReadOnlyList<UdeskEvent> ReadBare(JObject body)
        => Read(new EventFields(new JObject { ["messages"] = new JArray(body), ["customer_token"] = body["customer_token"], ["assign_type"] = body["assign_type"] }, ServiceName.Udesk));

    /// <summary>The item's own form decides, so that a wrong or missing assign_type costs nothing.</summary>
    private static UdeskEvent ReadItem(JToken item, string? assignType)
    {
        if (EventFields.Expand(item) is not JObject message)
        {
            var unknown = new UdeskUnknownEvent();
            unknown.AdditionalProperties["value"] = JsonValues.ToPlain(item);
            return unknown;
        }

        var fields = new EventFields(message, ServiceName.Udesk);
        if (IsUrobot(message))
        {
            return ReadUrobot(fields);
        }

        return IsRobot(message, assignType) ? ReadRobot(fields) : ReadMessage(fields);
    }

    private static bool IsUrobot(JObject message) => message.ContainsKey("ansType") || message.ContainsKey("ansContent") || message.ContainsKey("flowContent");

    private static bool IsRobot(JObject message, string? assignType)
        => message["data"] is JObject data && (data.ContainsKey("answer") || (assignType == "robot" && data.ContainsKey("question_id")));

    private static UdeskMessageEvent ReadMessage(EventFields fields)
    {
        var type = fields.Word("type");
        var data = fields.Inner("data");
        var eventType = type is not null && s_types.TryGetValue(type, out var known) ? known : UdeskEventType.Unknown;
        var closes = eventType == UdeskEventType.Close || data?.Flag("msg_close") == true;
        var message = closes ? new UdeskCloseEvent() : eventType == UdeskEventType.Transfer ? new UdeskTransferEvent() : new UdeskMessageEvent();
        message.EventType = closes ? UdeskEventType.Close : eventType;
        message.EventTypeText = type;
        message.MessageId = fields.Word("message_id");
        message.AgentId = fields.Id("agent_id");
        message.AgentName = fields.Text("agent_name");
        message.AgentAvatar = fields.Word("agent_avatar");
        message.ImSubSessionId = fields.Id("im_sub_session_id");
        message.CreatedAt = fields.Time("message_created_at", "created_at");
        message.IsAgentOnly = !(fields.Flag("is_receive") ?? data?.Flag("is_receive") ?? !s_agentOnly.Contains(eventType));
        ReadData(message, fields, data);
        if (message is UdeskCloseEvent close)
        {
            close.CloseTypeText = data?.Word("close_type");
            close.CloseType = close.CloseTypeText?.ToLowerInvariant() switch
            {
                "normal" => UdeskCloseType.Normal,
                "redirect" => UdeskCloseType.Redirect,
                "force" => UdeskCloseType.Force,
                _ => UdeskCloseType.Unknown,
            };
        }
        else if (message is UdeskTransferEvent transfer)
        {
            // [?] No source shows where the number stands, so each name that it may have is looked for.
            transfer.NewImSubSessionId = data?.Id("new_im_sub_session_id", "im_sub_session_id", "new_session_id", "sub_session_id", "session_id") ?? fields.Id("new_im_sub_session_id");
        }

        fields.KeepRest(message);
        return message;
    }

    /// <summary>All of it stays in Data; what has a property of its own is read out of it.</summary>
    private static void ReadData(UdeskMessageEvent message, EventFields fields, EventFields? data)
    {
        // The H5 form and old pushes may have plain text here.
        message.Content = data is null ? fields.Text("data") : data.Text("content");
        if (data is null)
        {
            message.SurveyOptions = Survey(fields.Peek("survey_options"));
            return;
        }

        message.Data = fields.Map("data");
        message.Font = data.Word("font");
        message.FileName = data.Word("filename");
        message.FileSize = data.Word("filesize");
        message.Duration = data.Number("duration") is >= 0 and <= int.MaxValue and var seconds ? (int)seconds : null;
        message.SurveyOptions = Survey(data.Peek("survey_options") ?? fields.Peek("survey_options"));
    }

    /// <summary>Read as a session's, with the one reader that knows its forms.</summary>
    private static UdeskSurveyOptions? Survey(JToken? value)
        => value is not null && EventFields.Expand(value) is JObject survey
            ? new EventFields(new JObject { ["session"] = new JObject { ["survey_options"] = survey } }, ServiceName.Udesk).Model<UdeskImSession>("session")?.SurveyOptions
            : null;

    private static UdeskRobotReplyEvent ReadRobot(EventFields fields)
    {
        var data = fields.Inner("data")!;
        var reply = new UdeskRobotReplyEvent
        {
            EventType = UdeskEventType.RobotReply,
            EventTypeText = fields.Word("type"),
            MessageId = fields.Word("message_id"),
            ImSubSessionId = fields.Id("im_sub_session_id"),
            CreatedAt = fields.Time("message_created_at", "created_at"),
            Content = data.Text("answer", "content"),
            QuestionId = data.Number("question_id"),
            QuestionTitle = data.Text("question_title"),
            SuggestedQuestion = data.Texts("gus_list", "question_title"),
            RelatedQuestion = data.Texts("relate_list", "question_title"),
            ThirdUrl = data.Inner("third_url")?.Word("url") ?? data.Word("third_url"),
            IsAgentOnly = (fields.Flag("is_receive") ?? data.Flag("is_receive")) == false,
            Data = fields.Map("data"),
        };
        fields.KeepRest(reply);
        return reply;
    }

    private static UdeskUrobotReplyEvent ReadUrobot(EventFields fields)
    {
        var reply = new UdeskUrobotReplyEvent
        {
            EventType = UdeskEventType.UrobotReply,
            // A client's types also have msgType, which is "plain".
            EventTypeText = fields.Word("msgType", "type"),
            UrobotSessionId = fields.Id("sessionId", "urobot_session_id"),
            ImSubSessionId = fields.Id("im_sub_session_id"),
            LogId = fields.Id("logId", "message_id"),
            AnswerId = fields.Id("aid"),
            Content = fields.Text("ansContent"),
            AnswerType = (UdeskAnswerType)(fields.Number("ansType") is >= 0 and <= int.MaxValue and var type ? (int)type : 0),
            HitQuestion = fields.Text("hitQuestion"),
            FlowId = fields.Id("flowId"),
            FlowTitle = fields.Text("flowTitle"),
            FlowContent = fields.Text("flowContent"),
            RobotId = fields.Id("robotId", "robot_id"),
            SceneId = fields.Id("sceneId", "scene_id"),
            CreatedAt = fields.Time("message_created_at", "created_at"),
            SuggestedQuestion = fields.Items("suggestQuestionList").Select(ReadSuggestion).ToArray(),
            IsAgentOnly = fields.Flag("is_receive") == false,
        };
        reply.MessageId = reply.LogId?.ToString(CultureInfo.InvariantCulture);
        reply.FlowItem = ReadFlow(reply.FlowContent);
        fields.KeepRest(reply);
        return reply;
    }

    private static UdeskRobotSuggestion ReadSuggestion(JToken item)
    {
        if (item is not JObject json)
        {
            return new UdeskRobotSuggestion { Question = EventFields.AsText(item) };
        }

        var fields = new EventFields(json, ServiceName.Udesk);
        var suggestion = new UdeskRobotSuggestion { QuestionId = fields.Id("id"), Question = fields.Text("content"), Type = fields.Number("type") };
        fields.KeepRest(suggestion);
        return suggestion;
    }

    private static UdeskRobotFlowItem[] ReadFlow(string? html)
        => html is null ? Array.Empty<UdeskRobotFlowItem>() : Html.WithAttribute(html, "data-type").Select(static found =>
        {
            var (node, text) = found;
            var item = new UdeskRobotFlowItem
            {
                ItemType = (UdeskRobotFlowItemType)(Attribute("data-type") is >= 0 and <= int.MaxValue and var type ? (int)type : 0),
                Id = Attribute("data-id"),
                RobotId = Attribute("data-robotid"),
                Text = text,
            };
            if (item.ItemType == UdeskRobotFlowItemType.Question)
            {
                item.QuestionId = item.Id;
                item.Question = text;
            }

            return item;

            long? Attribute(string name) => EventFields.AsNumber(new JValue(node.GetAttributeValue(name, string.Empty)));
        }).ToArray();

    /// <summary>Gives what the answer offers all that reporting a click on it needs.</summary>
    private static void Address(UdeskUrobotReplyEvent reply)
    {
        var robots = reply.FlowItem.Select(static item => item.RobotId).Where(static id => id is not null).Distinct().ToArray();
        reply.RobotId ??= robots.Length == 1 ? robots[0] : null;
        foreach (var offer in reply.SuggestedQuestion.Cast<UdeskRobotOffer>().Concat(reply.FlowItem))
        {
            offer.CustomerToken = reply.CustomerToken;
            offer.UrobotSessionId = reply.UrobotSessionId;
            offer.MessageId = reply.MessageId;
            offer.RobotId ??= reply.RobotId;
            offer.SceneId ??= reply.SceneId;
        }
    }

    /// <summary>
    /// [?] What follows a transfer in the same push is said in the new session. Where nothing tells, the event's own number is the new one:
    /// the vendor's page shows no other.
    /// </summary>
    private static void FindNewSessions(UdeskEvent[] events)
    {
        // Backwards: the nearest number that follows, and the nearest one that differs from it.
        long? next = null;
        long? other = null;
        for (var i = events.Length - 1; i >= 0; i--)
        {
            if (events[i] is UdeskTransferEvent { NewImSubSessionId: null } transfer)
            {
                transfer.NewImSubSessionId = (next != transfer.ImSubSessionId ? next : other) ?? transfer.ImSubSessionId;
            }

            if (events[i] is UdeskMessageEvent { ImSubSessionId: { } id } && id != next)
            {
                (next, other) = (id, next);
            }
        }
    }
}
