using System;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Agents, which Usedesk names users, and their groups.</summary>
internal static partial class UsedeskOperations
{
    private static readonly string[] s_roles = { "admin", "employee", "support" };

    private static void AddUsers(OperationTable table)
    {
        table.Add(Read<GetUsersRequest, UsedeskUser[], UsedeskUser[]>(
            "users",
            static (r, b) => b
                .Body("user_id", r.UserId)
                .Body("group_id", r.GroupId)
                .Body("user_type", Role(r.UserType, nameof(r.UserType)))
                .Body("query", r.Query),
            static (a, _) => a.Data ?? Array.Empty<UsedeskUser>()));

        table.Add(Read<GetGroupsRequest, UsedeskGroup[], UsedeskGroup[]>("groups", static (_, _) => { }, static (a, _) => a.Data ?? Array.Empty<UsedeskGroup>()));

        table.Add(Write<CreateUserRequest, UsedeskUserReceipt, UsedeskUserReceipt>(
            "create/user",
            static (r, b) => b
                .Body("name", AtMost(Required(r.Name, nameof(r.Name)), TextLength, nameof(r.Name)))
                .Body("email", AtMost(Required(r.Email, nameof(r.Email)), TextLength, nameof(r.Email)))
                .Secret("password", r.Password ?? throw new RequestException("MissingParameter", "-Password needs a value.", nameof(r.Password)))
                .Body("group", Positive(r.GroupId, nameof(r.GroupId)))
                .Body("role", Role(r.Role, nameof(r.Role)))
                .Body("phone", r.Phone)
                .Body("send_invite", r.SendInvite ? true : null)
                .Body("lang", r.Language),
            static (a, _) => a.Data!,
            "user_id"));

        table.Add(Write<UpdateUserRequest, JToken, UsedeskUserReceipt>("update/user", WriteUserChange, static (a, r) => UserReceipt(a, r.UserId), "status", "user_id", "status_id"));

        table.Add(Write<DeleteUserRequest, JToken, UsedeskUserReceipt>(
            "delete/user",
            static (r, b) => b.Body("user_id", Positive(r.UserId, nameof(r.UserId))),
            static (a, r) => UserReceipt(a, r.UserId),
            "status",
            "user_id"));
    }

    private static void WriteUserChange(UpdateUserRequest r, RequestBuilder b)
    {
        b.Body("user_id", Positive(r.UserId, nameof(r.UserId)))
            .Body("name", AtMost(r.Name, TextLength, nameof(r.Name)))
            .Body("email", AtMost(r.Email, TextLength, nameof(r.Email)))
            .Body("role", Role(r.Role, nameof(r.Role)))
            .Body("group", r.GroupId)
            .Body("phone", r.Phone)
            .Body("chat_online_status", Word(r.ChatOnlineStatus))
            .Body("ticket_online_status", Word(r.TicketOnlineStatus));
        AddAvatar(b, r.Avatar);
        if (r.RemoveAvatar)
        {
            b.Body("avatar", r.Avatar is null ? "delete" : throw new RequestException("InvalidParameter", "Give either -AvatarPath or -RemoveAvatar.", nameof(r.RemoveAvatar)));
        }

        NeedsChange(b, "agent", r.UserId);
    }

    private static void AddAvatar(RequestBuilder builder, FileUpload? avatar)
    {
        if (avatar is not null)
        {
            builder.File("avatar", AtMostBytes(avatar, FileBytes, "AvatarPath"));
        }
    }

    /// <summary>A call that names nothing but whom it is about would be answered with success and change nothing.</summary>
    private static void NeedsChange(RequestBuilder builder, string what, long id)
    {
        if (builder.BodyFields.Count == 1 && builder.Files.Count == 0)
        {
            throw new RequestException("NothingToChange", $"There is nothing to change about {what} {id}. Give what is to change as parameters; what an object from the pipeline holds already is not sent again.");
        }
    }

    private static UsedeskUserReceipt UserReceipt(Answer<JToken> answer, long userId)
    {
        var receipt = Receipt<UsedeskUserReceipt>(answer);
        receipt.UserId = receipt.UserId == 0 ? userId : receipt.UserId;
        return receipt;
    }

    private static string? Role(string? role, string name) => role is null ? null : OneOf(role, name, s_roles);

    /// <summary>The vendor's page quotes the two values, so they are sent as text.</summary>
    private static string? Word(bool? value) => value switch
    {
        null => null,
        true => "true",
        false => "false",
    };
}
