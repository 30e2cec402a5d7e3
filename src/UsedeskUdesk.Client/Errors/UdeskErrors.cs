namespace UsedeskUdesk.Client.Operations;

/// <summary>Udesk's error codes, and what to do about them.</summary>
internal static class UdeskErrors
{
    /// <summary>Whether every further call with the same connection must fail too.</summary>
    public static bool IsLasting(int code, string path) => code switch
    {
        2015 or 2058 or 2059 or 20621 or 20622 or 20623 or 20624 => true,
        2002 => path != UdeskOperations.SessionsPath,
        2005 => path == UdeskOperations.LogInPath,
        _ => false,
    };

    /// <summary>Whether the vendor's pages say what the code refuses.</summary>
    public static bool IsDocumented(int code)
        => code is 2000 or 2001 or 2002 or 2005 or 2015 or 2058 or 2059 or 2062 or 2065 or 9200 or 11012 or 20621 or 20622 or 20623 or 20624;

    public static string? Advice(int code, string path) => code switch
    {
        2000 => "Check the parameters: one is missing or has a form that Udesk does not take.",
        2002 => "Check the subdomain in the connection's -BaseUri.",
        2005 when path == UdeskOperations.LogInPath => "Check the administrator's e-mail and password.",
        2005 when path == UdeskOperations.StructuredMessagesPath => "Session, customer and agent must belong together, and customers who were made through the API get no structured messages.",
        2005 => "Check the values of the parameters; Udesk does not know one of them.",
        2015 => "Connect with the e-mail of a super-administrator.",
        2058 => "The tenant's plan has no open API. Ask Udesk to add it.",
        2059 when path == UdeskOperations.StructuredMessagesPath => "Check the connection's -StructuredMessageKey: it is the KEY on the page 'Structured Messages' of Udesk's management center, not the API token.",
        2059 => "Check the e-mail and the API token. If both are right, the tenant may want -SignatureAlgorithm Sha1 or LegacySha1.",
        20621 or 20622 => "Set this machine's clock: it may differ from Udesk's by five minutes at most.",
        20623 or 20624 => "Report this: each attempt should have a nonce of its own.",
        2062 => "Read the server's text: a parameter is missing, or the session is not known or closed.",
        2065 => "Ask Udesk to activate the message preview for the tenant.",
        9200 => "The session is not known or closed. Open a new one with New-UdeskImSession.",
        11012 => "There is no such agent group. Check -GroupId.",
        _ => null,
    };
}
