using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Errors;

/// <summary>Usedesk's error codes: the ones that its pages document, and nothing else.</summary>
internal static class UsedeskErrors
{
    public const int RateLimit = 121;

    private const int ServerError = 111;

    /// <summary>Whether the code tells of a fault behind the answer: it says that something broke, not that nothing was done.</summary>
    public static bool IsFault(int code) => code == ServerError;

    /// <summary>What a code means; null where no page says so.</summary>
    /// <param name="code">The code.</param>
    /// <param name="path">The call's path: the same code is about other things there.</param>
    public static ErrorFact? Find(int code, string path) => code switch
    {
        ServerError => new(ServiceMeaning.Unavailable, $"Usedesk reports a fault of its own, and does so for values that it does not take as well. If other items go through, check the values of this one; if none does, try again later."),
        112 => new(ServiceMeaning.CredentialsRefused, $"Check the token: it is the secret key of an API channel (Settings, Channels, API).", IsLasting: true),
        113 => new(ServiceMeaning.NotFound, $"There is no such ticket, or the token's channel may not see it."),
        114 => new(ServiceMeaning.InvalidArgument, $"Give {new PropertyName(nameof(CreateTicketRequest.Message))}, or a WhatsApp Business template."),
        115 => new(ServiceMeaning.PermissionDenied, $"The token's channel has no access to this."),
        116 => new(ServiceMeaning.InvalidArgument, $"Check {new PropertyName(nameof(CreateTicketRequest.Tag))}: each tag needs a text."),
        117 => new(ServiceMeaning.NoSuchAgent, path switch
        {
            "create/ticket" or "update/ticket" => $"Check {new PropertyName(nameof(UpdateTicketRequest.AssigneeId))} and {new PropertyName(nameof(UpdateTicketRequest.UserId))}: one of them is no agent, or the agent does not belong to the group in {new PropertyName(nameof(UpdateTicketRequest.GroupId))}.",
            "create/comment" => $"Check {new PropertyName(nameof(CreateCommentRequest.UserId))}: there is no such agent, or none is named where the comment is in an agent's name.",
            "ticket" or "tickets" => $"Check {new PropertyName(nameof(GetTicketRequest.AccessibleForAgentId))}: there is no such agent.",
            _ => $"Check {new PropertyName(nameof(GetUsersRequest.UserId))}: there is no such agent.",
        }),
        118 => new(ServiceMeaning.NoSuchGroup, $"Check {new PropertyName(nameof(UpdateTicketRequest.GroupId))}: there is no such group."),
        119 => new(ServiceMeaning.NoSuchClient, path switch
        {
            "create/ticket" => $"Check {new PropertyName(nameof(CreateTicketRequest.ClientId))}: there is no such client. The word new_client in its place makes one.",
            "create/client" or "update/client" => $"Check {new PropertyName(nameof(UpdateClientRequest.ClientId))} and {new PropertyName(nameof(ClientRequest.MergeId))}: one of them is no client.",
            _ => $"Check {new PropertyName(nameof(GetClientRequest.ClientId))}: there is no such client.",
        }),
        120 => new(ServiceMeaning.TooLarge, $"Send files of 15 MB at most."),
        RateLimit => new(ServiceMeaning.LimitExceeded, $"Wait a minute, or connect with fewer {new PropertyName(nameof(ApiOptions.RequestsPerMinute))}."),
        _ => null,
    };

    /// <summary>Some refusals carry neither a code nor a text.</summary>
    public static ErrorFact? Find(string path) => path == UsedeskOperations.AddMessagePath
        ? new(ServiceMeaning.WrongChannel, $"Clients' messages go into channels of the kind chat only.")
        : null;
}
