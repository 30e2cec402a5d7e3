using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Types of buttons on structured messages. The service accepts no others.</summary>
public static class UdeskButtonType
{
    /// <summary>Opens an address.</summary>
    public const string Link = "link";

    /// <summary>Calls a phone number.</summary>
    public const string Phone = "phone";

    /// <summary>Calls back into the app.</summary>
    public const string SdkCallback = "sdk_callback";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Link, Phone, SdkCallback };
}
