using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Agents, which Usedesk names users.</summary>
internal static partial class UsedeskOperations
{
    private static void AddUsers(OperationTable table)
    {
        table.Add(Write<UpdateUserRequest, UsedeskUserReceipt, UsedeskUserReceipt>(
            "update/user",
            static (r, b) =>
            {
                b.Body("user_id", Positive(r.UserId, nameof(r.UserId)))
                    .Body("name", r.Name)
                    .Body("email", r.Email)
                    .Body("role", r.Role)
                    .Body("group", r.GroupId)
                    .Body("phone", r.Phone)
                    .Body("chat_online_status", Word(r.ChatOnlineStatus))
                    .Body("ticket_online_status", Word(r.TicketOnlineStatus));
                if (r.Avatar is { } avatar)
                {
                    b.File("avatar", AtMostBytes(avatar, FileBytes, "AvatarPath"));
                }
                else if (r.RemoveAvatar)
                {
                    b.Body("avatar", "delete");
                }
            },
            static (a, r) =>
            {
                var receipt = a.Data!;
                receipt.UserId = receipt.UserId == 0 ? r.UserId : receipt.UserId;
                return receipt;
            }));
    }

    /// <summary>The vendor's page quotes the two values, so they are sent as text.</summary>
    private static string? Word(bool? value) => value switch
    {
        null => null,
        true => "true",
        false => "false",
    };
}
