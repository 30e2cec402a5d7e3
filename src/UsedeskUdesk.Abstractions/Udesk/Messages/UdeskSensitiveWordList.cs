using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>The words that customers must not use.</summary>
public sealed class UdeskSensitiveWordList : ApiList<UdeskSensitiveWord>
{
    /// <summary>Creates the list.</summary>
    public UdeskSensitiveWordList(IReadOnlyList<UdeskSensitiveWord> items)
        : base(items)
    {
    }

    /// <summary>Whether the tenant's list is in force, also if it has no words.</summary>
    public bool Enabled { get; set; }
}
