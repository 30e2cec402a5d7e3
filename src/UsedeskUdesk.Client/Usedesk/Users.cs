using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;
using static UsedeskUdesk.Client.Usedesk.Values;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>Agents, which Usedesk names users.</summary>
internal sealed class Users : UsedeskResource
{
    public override void AddOperations(OperationTable table)
    {
        table.Add(Read<GetUsersRequest, UsedeskUser[], UsedeskUser[]>(
            "users",
            static (r, b) => b
                .Body("user_id", Positive(r.UserId, nameof(r.UserId)))
                .Body("group_id", Positive(r.GroupId, nameof(r.GroupId)))
                .Body("user_type", OneOf(r.UserType, nameof(r.UserType), UsedeskUserRole.Known))
                .Body("query", r.Query),
            static (a, _) => a.Data ?? Array.Empty<UsedeskUser>()));

        table.Add(Write<CreateUserRequest, UsedeskUserReceipt, UsedeskUserReceipt>(
            "create/user",
            static (r, b) =>
            {
                b.Body("name", AtMost(Required(r.Name, nameof(r.Name)), Limits.Text, nameof(r.Name)))
                    .Body("email", Address(AtMost(Required(r.Email, nameof(r.Email)), Limits.Text, nameof(r.Email)), nameof(r.Email)))
                    .Secret("password", r.Password ?? throw Missing(nameof(r.Password)))
                    .Body("group", Positive(r.GroupId, nameof(r.GroupId)))
                    .Body("role", OneOf(r.Role, nameof(r.Role), UsedeskUserRole.Known))
                    .Body("phone", r.Phone)
                    .Body("send_invite", r.SendInvite ? true : null)
                    .Body("lang", r.Language);
                Files.WriteAvatar(b, r.Avatar);
            },
            static (a, r) =>
            {
                var receipt = a.Data!;
                receipt.Name = r.Name;
                receipt.Email = r.Email;
                return receipt;
            },
            "user_id"));

        table.Add(Write<UpdateUserRequest, JToken, UsedeskUserReceipt>("update/user", WriteUpdate, static (a, r) => ReadReceipt(a, r.UserId), "status", "user_id", "status_id"));

        table.Add(Write<DeleteUserRequest, JToken, UsedeskUserReceipt>(
            "delete/user",
            static (r, b) => b.Body("user_id", Positive(r.UserId, nameof(r.UserId))),
            static (a, r) => ReadReceipt(a, r.UserId),
            "status",
            "user_id"));
    }

    public override void AddFields(IrregularFields fields)
    {
        // "0", 0 and null all mean that there is none.
        fields.Add<UsedeskUser>("group", static (user, value) => user.GroupId = PositiveNumber(value));
        // Whole groups, or their numbers.
        fields.Add<UsedeskUser>("groups", static (user, value) => user.Groups = Items(value)
            .Select(static group => group is JObject ? Model<UsedeskGroup>(group) : new UsedeskGroup { GroupId = PositiveNumber(group) ?? 0 })
            .ToArray());
        // The page has status, and a client reads status_id.
        fields.Add<UsedeskUserReceipt>("status", static (receipt, value) => receipt.Status = Success(value) ?? receipt.Status);
        fields.Add<UsedeskUserReceipt>("status_id", static (receipt, value) => receipt.Status ??= Success(value));
    }

    private static void WriteUpdate(UpdateUserRequest r, RequestBuilder b)
    {
        b.Body("user_id", Positive(r.UserId, nameof(r.UserId)))
            .Body("name", AtMost(r.Name, Limits.Text, nameof(r.Name)))
            .Body("email", Address(AtMost(r.Email, Limits.Text, nameof(r.Email)), nameof(r.Email)))
            .Body("role", OneOf(r.Role, nameof(r.Role), UsedeskUserRole.Known))
            .Body("group", Positive(r.GroupId, nameof(r.GroupId)))
            .Body("phone", r.Phone)
            .Body("chat_online_status", Word(r.ChatOnlineStatus))
            .Body("ticket_online_status", Word(r.TicketOnlineStatus));
        Files.WriteAvatar(b, r.Avatar);
        if (r.RemoveAvatar)
        {
            b.Body("avatar", r.Avatar is null ? "delete" : throw RequestException.Create("InvalidParameter", $"Give either {Property(nameof(r.Avatar))} or {Property(nameof(r.RemoveAvatar))}.", nameof(r.RemoveAvatar)));
        }

        NeedsChange(b, "agent", r.UserId);
    }

    private static UsedeskUserReceipt ReadReceipt(Answer<JToken> answer, long userId)
    {
        var receipt = Receipt<UsedeskUserReceipt>(answer);
        receipt.UserId = receipt.UserId == 0 ? userId : receipt.UserId;
        return receipt;
    }

    /// <summary>The vendor's page quotes the two values, so they are sent as text.</summary>
    private static string? Word(bool? value) => value switch
    {
        null => null,
        true => "true",
        false => "false",
    };
}
