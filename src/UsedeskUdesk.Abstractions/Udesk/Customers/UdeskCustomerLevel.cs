using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Levels of customers. Others are sent as they are.</summary>
public static class UdeskCustomerLevel
{
    /// <summary>The default.</summary>
    public const string Normal = "normal";

    /// <summary>Important.</summary>
    public const string Vip = "vip";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Normal, Vip };
}
