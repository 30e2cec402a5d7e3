namespace UsedeskUdesk.Client.Operations;

/// <summary>Usedesk's error codes, and what to do about them.</summary>
internal static class UsedeskErrors
{
    public const int WrongToken = 112;
    public const int RateLimit = 121;

    /// <summary>Whether the vendor's page says what the code refuses. 111 is no refusal: it says that something broke, not that nothing was done.</summary>
    public static bool IsDocumented(int code) => code is >= WrongToken and <= RateLimit;

    /// <summary>Whether the code tells of a fault behind the answer.</summary>
    public static bool IsFault(int code) => code == 111;

    public static string? Advice(int code) => code switch
    {
        111 => "Usedesk failed on its side. Look whether it acted before you send the same again.",
        WrongToken => "Check the token: it is the secret key of an API channel (Settings, Channels, API).",
        113 => "There is no such ticket, or the token's channel may not see it.",
        114 => "Give -Message, or a WhatsApp Business template.",
        115 => "The token's channel has no access to this.",
        116 => "Check -Tag: each tag needs a text.",
        117 => "There is no agent with this number.",
        118 => "There is no group with this number.",
        119 => "There is no client with this number. Use the word new_client to make one.",
        120 => "Send files of 15 MB at most.",
        RateLimit => "Wait a minute, or connect with a lower -RequestsPerMinute.",
        _ => null,
    };

    /// <summary>Some refusals carry neither a code nor a text.</summary>
    public static string? Advice(string path) => path == UsedeskOperations.AddMessagePath
        ? "Clients' messages go into channels of the kind chat only: run Get-UsedeskChannel -ChannelType chat."
        : null;
}
