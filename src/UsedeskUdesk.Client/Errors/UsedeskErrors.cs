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
    public static ErrorFact? Find(int code) => code switch
    {
        ServerError => new(ServiceMeaning.Unavailable, $"Usedesk failed on its side, which it also does for some values that it does not take. Check the values."),
        112 => new(ServiceMeaning.CredentialsRefused, $"Check the token: it is the secret key of an API channel (Settings, Channels, API).", IsLasting: true),
        113 => new(ServiceMeaning.NotFound, $"There is no such ticket, or the token's channel may not see it."),
        114 => new(ServiceMeaning.InvalidArgument, $"Give {new PropertyName(nameof(CreateTicketRequest.Message))}, or a WhatsApp Business template."),
        115 => new(ServiceMeaning.PermissionDenied, $"The token's channel has no access to this."),
        116 => new(ServiceMeaning.InvalidArgument, $"Check {new PropertyName(nameof(CreateTicketRequest.Tag))}: each tag needs a text."),
        117 => new(ServiceMeaning.NotFound, $"There is no agent with this ID."),
        118 => new(ServiceMeaning.NotFound, $"There is no group with this ID."),
        119 => new(ServiceMeaning.NotFound, $"There is no client with this ID. A new ticket makes one where {new PropertyName(nameof(CreateTicketRequest.ClientId))} is the word new_client."),
        120 => new(ServiceMeaning.TooLarge, $"Send files of 15 MB at most."),
        RateLimit => new(ServiceMeaning.LimitExceeded, $"Wait a minute, or connect with fewer {new PropertyName(nameof(ApiOptions.RequestsPerMinute))}."),
        _ => null,
    };

    /// <summary>Some refusals carry neither a code nor a text.</summary>
    public static ErrorFact? Find(string path) => path == UsedeskOperations.AddMessagePath
        ? new(ServiceMeaning.WrongChannel, $"Clients' messages go into channels of the kind chat only.")
        : null;
}
