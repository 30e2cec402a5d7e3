using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>Chats.</summary>
internal sealed class Chats : UsedeskResource
{
    public const string AddMessagePath = "chat/addMessage";

    public override void AddOperations(OperationTable table)
    {
        table.Add(Write<SendChatMessageRequest, JToken, UsedeskChatReceipt>(
            "chat/sendMessage",
            static (r, b) => b
                .Body("chat_id", Positive(r.ChatId, nameof(r.ChatId)))
                .Body("user_id", Positive(r.UserId, nameof(r.UserId)))
                .Body("text", Required(r.Text, nameof(r.Text))),
            static (a, r) =>
            {
                var receipt = Receipt<UsedeskChatReceipt>(a);
                receipt.ChatId ??= r.ChatId;
                return receipt;
            }));

        table.Add(Write<AddChatMessageRequest, UsedeskChatReceipt, UsedeskChatReceipt>(
            AddMessagePath,
            static (r, b) =>
            {
                var from = new Dictionary<string, object>()
                    .With("client_id", Positive(r.ClientId, nameof(r.ClientId)))
                    // [?] The page has the chat beside the message and within its sender, and does not say which one counts.
                    .With("chat_id", Positive(r.ChatId, nameof(r.ChatId)))
                    .With("name", AtMost(r.ClientName, Limits.Text, nameof(r.ClientName)))
                    .With("email", AtMost(r.ClientEmail, Limits.Text, nameof(r.ClientEmail)));
                b.Body("company_id", Positive(r.CompanyId, nameof(r.CompanyId)))
                    .Body("channel_id", Positive(r.ChannelId, nameof(r.ChannelId)))
                    .Body("chat_id", Positive(r.ChatId, nameof(r.ChatId)))
                    .Body("message", new Dictionary<string, object>()
                        .With("text", Required(r.Text, nameof(r.Text)))
                        .With("from", from.Count > 0 ? from : null));
            },
            static (a, _) => a.Data!,
            "chat_id"));

        table.Add(Write<SetChatAssigneeRequest, JToken, UsedeskChatAssignment>(
            "chat/changeAssignee",
            static (r, b) => b
                .Body("chat_id", Positive(r.ChatId, nameof(r.ChatId)))
                .Body("user_id", Positive(r.UserId, nameof(r.UserId))),
            static (a, r) =>
            {
                var result = Receipt<UsedeskChatAssignment>(a);
                result.ChatId = result.ChatId == 0 ? r.ChatId : result.ChatId;
                result.UserId = result.UserId == 0 ? r.UserId : result.UserId;
                return result;
            },
            "status",
            "chat_id"));
    }

    public override void AddFields(IrregularFields fields)
        => fields.Add<UsedeskChatReceipt>("status", static (receipt, value) => receipt.Status = Success(value));
}
