using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Chats and the channels that they and tickets come through.</summary>
internal static partial class UsedeskOperations
{
    public const string AddMessagePath = "chat/addMessage";

    private static void AddChats(OperationTable table)
    {
        table.Add(Get<GetChannelsRequest, UsedeskChannel[], UsedeskChannel[]>(
            "channels",
            static (r, b) => b.Query("channel_type", r.ChannelType),
            static (a, _) => a.Data ?? Array.Empty<UsedeskChannel>()));

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
            static (r, b) => b
                .Body("company_id", Positive(r.CompanyId, nameof(r.CompanyId)))
                .Body("channel_id", Positive(r.ChannelId, nameof(r.ChannelId)))
                .Body("chat_id", r.ChatId)
                .Body("message", ChatMessage(r)),
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

    private static Dictionary<string, object> ChatMessage(AddChatMessageRequest r)
    {
        var message = new Dictionary<string, object> { ["text"] = Required(r.Text, nameof(r.Text)) };
        var from = new Dictionary<string, object>();
        void Add(string name, object? value)
        {
            if (value is not null)
            {
                from[name] = value;
            }
        }

        Add("client_id", r.ClientId);
        Add("name", AtMost(r.ClientName, TextLength, nameof(r.ClientName)));
        Add("email", AtMost(r.ClientEmail, TextLength, nameof(r.ClientEmail)));
        if (from.Count > 0)
        {
            message["from"] = from;
        }

        return message;
    }
}
