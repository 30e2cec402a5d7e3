using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Kinds of phone numbers. Others are sent as they are.</summary>
public static class UsedeskPhoneType
{
    /// <summary>At home.</summary>
    public const string Home = "home";

    /// <summary>Mobile.</summary>
    public const string Mobile = "mobile";

    /// <summary>A landline.</summary>
    public const string Stationary = "stationary";

    /// <summary>A fax machine.</summary>
    public const string Fax = "fax";

    /// <summary>Any other.</summary>
    public const string Other = "other";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Home, Mobile, Stationary, Fax, Other };
}
