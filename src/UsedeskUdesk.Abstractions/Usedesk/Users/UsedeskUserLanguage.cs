using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Languages of the agents' pages. Others are sent as they are.</summary>
public static class UsedeskUserLanguage
{
    /// <summary>Russian.</summary>
    public const string Russian = "ru";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Spanish.</summary>
    public const string Spanish = "es";

    /// <summary>Kazakh.</summary>
    public const string Kazakh = "kk";

    /// <summary>Brazilian Portuguese.</summary>
    public const string Portuguese = "pt-br";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Russian, English, Spanish, Kazakh, Portuguese };
}
