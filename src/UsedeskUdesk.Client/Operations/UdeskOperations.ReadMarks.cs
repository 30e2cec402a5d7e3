using System;
using System.Linq;
using System.Net.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>What customers and agents have not read.</summary>
internal static partial class UdeskOperations
{
    private static void AddReadMarks(OperationTable table)
    {
        table.Add(Get<GetUnreadMessagesRequest, UdeskUnreadMessage[], UdeskUnreadMessage[]>(
            "im/messages/unread_customer_offline",
            "unread_messages",
            static (r, b) => b.Query("im_sub_session_id", Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)))
                .Query("customer_id", Positive(r.CustomerId, nameof(r.CustomerId)))
                .Query("app_id", r.AppId),
            static (a, r) =>
            {
                foreach (var message in a.Data ?? Array.Empty<UdeskUnreadMessage>())
                {
                    message.ImSubSessionId ??= r.ImSubSessionId;
                    message.CustomerId ??= r.CustomerId;
                }

                return a.Data ?? Array.Empty<UdeskUnreadMessage>();
            }));

        table.Add(Write<SetMessagesReadRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Post,
            "im/messages/read_messages",
            static (r, b) =>
            {
                if (r.MessageIds.Count == 0)
                {
                    throw new RequestException("MissingParameter", "-MessageId needs at least one message.", "MessageId");
                }

                // [?] The page says POST and shows a GET with both in the query; the other POSTs take a JSON body.
                b.Body("session_id", Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)))
                    .Body("message_ids", r.MessageIds.Select(id => Required(id, "MessageId")).ToArray());
            },
            static (a, _) => a.Data ?? new Acknowledgement()));

        table.Add(Get<GetAgentUnreadMessagesRequest, UdeskAgentUnreadMessage[], UdeskAgentUnreadMessage[]>(
            "im/messages/agent_unread_messages",
            "results",
            static (r, b) =>
            {
                if (r.AgentIds.Count is 0 or > GetAgentUnreadMessagesRequest.MaximumAgents)
                {
                    throw new RequestException("InvalidParameter", $"One call takes 1 to {GetAgentUnreadMessagesRequest.MaximumAgents} agents.", "AgentId");
                }

                b.Query("agent_ids[]", r.AgentIds.Select(id => Positive(id, "AgentId")).ToArray());
            },
            static (a, _) => a.Data ?? Array.Empty<UdeskAgentUnreadMessage>()));
    }
}
