using System;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Errors;

/// <summary>Udesk's error codes: the ones that its pages document, and nothing else.</summary>
internal static class UdeskErrors
{
    private static readonly PropertyName s_baseUri = new(nameof(ApiOptions.BaseUri));
    private static readonly PropertyName s_algorithm = new(nameof(UdeskApiOptions.SignatureAlgorithm));

    /// <summary>What a code means; null where no page says so.</summary>
    /// <param name="code">The code.</param>
    /// <param name="path">Below the base URI: some codes mean different things in different places.</param>
    public static ErrorFact? Find(int code, string path) => (code, path) switch
    {
        (2000, UdeskOperations.SessionSearchPath or UdeskOperations.SessionLogPath or UdeskOperations.SessionVotesPath) => new(
            ServiceMeaning.InvalidArgument,
            $"Udesk gives the sessions of about the last month only: let {new PropertyName(nameof(SearchImSessionsRequest.StartTime))} be at most 30 days ago."),
        (2000, _) => new(ServiceMeaning.InvalidArgument, $"Check the values: one is missing or has a form that Udesk does not take."),
        (2001, _) => new(ServiceMeaning.NobodyOnline, $"The customer waits in a queue; try again when an agent has taken the session."),

        // Of a session or a message it is said about that customer only; elsewhere the whole address is wrong.
        (2002, _) when IsAboutOneCustomer(path) => new(ServiceMeaning.NobodyOnline, $"No agent is online for this customer. Try again later."),
        (2002, _) => new(ServiceMeaning.WrongAddress, $"Check the subdomain in the connection's {s_baseUri}.", IsLasting: true),
        (2005, UdeskOperations.LogInPath) => new(ServiceMeaning.CredentialsRefused, $"Check the administrator's e-mail and password.", IsLasting: true),
        (2005, UdeskOperations.StructuredMessagesPath) => new(
            ServiceMeaning.InvalidArgument,
            $"Session, customer and agent must belong together, and customers who were made through the API get no structured messages."),
        (2005, _) => new(ServiceMeaning.InvalidArgument, $"Check the values; Udesk does not know one of them."),
        (2015, _) => new(ServiceMeaning.PermissionDenied, $"Connect with the e-mail of a super-administrator.", IsLasting: true),
        (2058, _) => new(ServiceMeaning.NotActivated, $"The tenant's plan has no open API. Ask Udesk to add it.", IsLasting: true),
        (2059, UdeskOperations.StructuredMessagesPath) => new(
            ServiceMeaning.CredentialsRefused,
            $"Check the connection's {new PropertyName(nameof(UdeskApiOptions.StructuredMessageKey))}: it is the KEY on the page 'Structured Messages' of Udesk's management center, not the API token.",
            IsLasting: true),
        (2059, _) => new(ServiceMeaning.CredentialsRefused, $"Check the e-mail and the API token. If both are right, the tenant may want {s_algorithm} Sha1 or LegacySha1.", IsLasting: true),
        (2062, _) => new(ServiceMeaning.InvalidArgument, $"Read the server's text: a value is missing, or the session is not known or closed."),
        (2065, _) => new(ServiceMeaning.NotActivated, $"Ask Udesk to activate the message preview for the tenant."),
        (9200, _) => new(ServiceMeaning.SessionClosed, $"The session is not known or closed."),
        (11012, _) => new(ServiceMeaning.NotFound, $"There is no such agent group. Check {new PropertyName(nameof(GetAgentStatusRequest.GroupId))}."),
        (20621 or 20622, _) => new(ServiceMeaning.ClockWrong, $"Set this machine's clock: it may differ from Udesk's by five minutes at most.", IsLasting: true),
        (20623, _) => new(ServiceMeaning.NonceRefused, $"The same call arrived twice, so something on the way repeats calls. Look whether it was carried out before you send it again."),
        (20624, _) => new(ServiceMeaning.NonceRefused, $"The tenant wants a nonce, which {s_algorithm} LegacySha1 does not have: connect with Sha256 or Sha1.", IsLasting: true),
        _ => null,
    };

    private static bool IsAboutOneCustomer(string path)
        => path.StartsWith(UdeskOperations.SessionsPath, StringComparison.Ordinal) || path.StartsWith("im/messages", StringComparison.Ordinal);
}
