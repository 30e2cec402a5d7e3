using System.Collections.Generic;
using System.Net.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Messages.</summary>
internal static partial class UdeskOperations
{
    private const long ToUrobot = -1;

    private static void AddImMessages(OperationTable table)
    {
        table.Add(Write<SendMessageRequest, Acknowledgement, UdeskImMessageReceipt>(
            HttpMethod.Post,
            "im/messages",
            static (r, b) =>
            {
                var data = new Dictionary<string, object> { ["content"] = Required(r.Content, nameof(r.Content)) };
                Add(data, "font", r.Font);
                Add(data, "filename", r.FileName);
                Add(data, "filesize", r.FileSize);
                Add(data, "duration", r.Duration);

                var urobot = r.ImSubSessionId == ToUrobot;
                b.Body("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken)))
                    .Body("im_sub_session_id", r.ImSubSessionId)
                    .Body("message_id", MessageId(r.MessageId, nameof(r.MessageId)))
                    .Body("type", r.Type)
                    .Body("data", data)
                    .Body("robot_id", urobot ? Positive(r.RobotId ?? 0, nameof(r.RobotId)) : r.RobotId)
                    .Body("scene_id", urobot ? Positive(r.SceneId ?? 0, nameof(r.SceneId)) : r.SceneId)
                    .Body("urobot_session_id", r.UrobotSessionId)
                    .Body("agent_id", r.AgentId)
                    .Body("group_id", r.GroupId);
            },
            static (_, r) => new UdeskImMessageReceipt
            {
                CustomerToken = r.CustomerToken,
                ImSubSessionId = r.ImSubSessionId,
                MessageId = r.MessageId,
                AssignType = r.ImSubSessionId switch { > 0 => "agent", 0 => "robot", ToUrobot => "urobot", _ => null },
                RobotId = r.RobotId,
                SceneId = r.SceneId,
                UrobotSessionId = r.UrobotSessionId,
            }));
    }

    private static void Add(Dictionary<string, object> data, string name, object? value)
    {
        if (value is not null)
        {
            data.Add(name, value);
        }
    }
}
