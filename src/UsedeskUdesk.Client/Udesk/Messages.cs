using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Messages, their preview, what is unread, and the words that customers may not use.</summary>
internal sealed class Messages : UdeskResource
{
    private const long ToUrobot = -1;

    private static readonly OperationLimit s_previewLimit = new("three message previews a second for one session", 3, TimeSpan.FromSeconds(1));

    public override void AddOperations(OperationTable table)
    {
        table.Add(Write<SendMessageRequest, Acknowledgement, UdeskImMessageReceipt>(
            HttpMethod.Post,
            "im/messages",
            static (r, b) =>
            {
                var urobot = r.ImSubSessionId == ToUrobot;
                b.Body("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken)))
                    .Body("im_sub_session_id", r.ImSubSessionId)
                    .Body("message_id", MessageId(r.MessageId, nameof(r.MessageId)))
                    .Body("type", r.Type)
                    .Body(
                        "data",
                        new Dictionary<string, object>()
                            .With("content", Required(r.Content, nameof(r.Content)))
                            .With("font", r.Font)
                            .With("filename", r.FileName)
                            .With("filesize", r.FileSize)
                            .With("duration", r.Duration))
                    .Body("robot_id", urobot ? Positive(r.RobotId ?? 0, nameof(r.RobotId)) : r.RobotId)
                    .Body("scene_id", urobot ? Positive(r.SceneId ?? 0, nameof(r.SceneId)) : r.SceneId)
                    .Body("urobot_session_id", r.UrobotSessionId)
                    .Body("agent_id", Positive(r.AgentId, nameof(r.AgentId)))
                    .Body("group_id", Positive(r.GroupId, nameof(r.GroupId)));
            },
            static (_, r) => new UdeskImMessageReceipt
            {
                CustomerToken = r.CustomerToken,
                ImSubSessionId = r.ImSubSessionId,
                MessageId = r.MessageId,
                AssignType = r.ImSubSessionId switch { > 0 => UdeskAssignType.Agent, 0 => UdeskAssignType.Robot, ToUrobot => UdeskAssignType.Urobot, _ => null },
                RobotId = r.RobotId,
                SceneId = r.SceneId,
                UrobotSessionId = r.UrobotSessionId,
            }));

        var preview = Write<MessagePreviewRequest>(
            HttpMethod.Put,
            "im/sessions/{id}/message_preview",
            static (r, b) =>
            {
                b.LimitKey = Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)).ToString(CultureInfo.InvariantCulture);
                b.Path = $"im/sessions/{b.LimitKey}/message_preview";
                b.Body("content", r.Content);
            });
        preview.Limit = s_previewLimit;
        table.Add(preview);

        table.Add(Get<GetUnreadMessagesRequest, UdeskUnreadMessage[], UdeskUnreadMessageList>(
            "im/messages/unread_customer_offline",
            "unread_messages",
            static (r, b) => b.Query("im_sub_session_id", Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)))
                .Query("customer_id", Positive(r.CustomerId, nameof(r.CustomerId)))
                .Query("app_id", Positive(r.AppId, nameof(r.AppId))),
            static (a, r) =>
            {
                foreach (var message in a.Data ?? Array.Empty<UdeskUnreadMessage>())
                {
                    message.ImSubSessionId ??= r.ImSubSessionId;
                    message.CustomerId ??= r.CustomerId;
                }

                return new UdeskUnreadMessageList(a.Data ?? Array.Empty<UdeskUnreadMessage>()) { UnreadCount = (int?)Number(a.Rest["count"]) };
            }));

        table.Add(Write<SetMessagesReadRequest>(
            HttpMethod.Post,
            "im/messages/read_messages",
            static (r, b) =>
            {
                if (r.MessageIds.Count == 0)
                {
                    throw Missing(nameof(r.MessageIds));
                }

                // [?] The page says POST and shows a GET with both in the query; the other POSTs take a JSON body.
                b.Body("session_id", Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)))
                    .Body("message_ids", r.MessageIds.Select(id => Required(id, nameof(r.MessageIds))).ToArray());
            }));

        table.Add(Get<GetAgentUnreadMessagesRequest, UdeskAgentUnreadMessage[], UdeskAgentUnreadMessage[]>(
            "im/messages/agent_unread_messages",
            "results",
            static (r, b) =>
            {
                if (r.AgentIds.Count is 0 or > GetAgentUnreadMessagesRequest.MaximumAgents)
                {
                    throw RequestException.Create("InvalidParameter", $"{Property(nameof(r.AgentIds))} must hold 1 to {GetAgentUnreadMessagesRequest.MaximumAgents} agents.", nameof(r.AgentIds));
                }

                b.Query("agent_ids[]", r.AgentIds.Select(id => Positive(id, nameof(r.AgentIds))).ToArray());
            },
            static (a, _) => a.Data ?? Array.Empty<UdeskAgentUnreadMessage>()));

        table.Add(Get<GetSensitiveWordsRequest, JObject, UdeskSensitiveWordList>(
            "im/im_sensitive_words",
            string.Empty,
            static (_, _) => { },
            static (a, _) =>
            {
                var enabled = a.Text("customer_is_open")?.Trim().ToLowerInvariant() is "1" or "true";
                var words = Texts(a.Rest["customer_words_string"], "word").Select(word => new UdeskSensitiveWord { Word = word, Enabled = enabled }).ToArray();
                return new UdeskSensitiveWordList(words) { Enabled = enabled };
            }));
    }

    public override void AddFields(IrregularFields fields)
        => fields.Add<UdeskUnreadMessage>("data", static (message, value) =>
        {
            message.Data = JsonValues.ToPlain(value as JObject) as IDictionary<string, object?>;
            message.Content = Text(value is JObject json ? json["content"] : value);
        });
}
