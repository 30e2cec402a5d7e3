using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Kinds of channels. There are more; others are sent as they are.</summary>
public static class UsedeskChannelType
{
    /// <summary>The API.</summary>
    public const string Api = "api";

    /// <summary>E-mail.</summary>
    public const string Email = "email";

    /// <summary>The chat widget.</summary>
    public const string Chat = "chat";

    /// <summary>WhatsApp.</summary>
    public const string WhatsApp = "whatsapp";

    /// <summary>Viber.</summary>
    public const string Viber = "viber";

    /// <summary>Telegram.</summary>
    public const string Telegram = "telegram";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Api, Email, Chat, WhatsApp, Viber, Telegram };
}
