using System;

namespace UsedeskUdesk;

/// <summary>A connection to Usedesk.</summary>
public sealed class UsedeskApiOptions : ApiOptions
{
    /// <summary>150 calls a minute, as Usedesk grants.</summary>
    public UsedeskApiOptions() => RequestsPerMinute = 150;

    /// <summary>The API channel's token.</summary>
    public ApiSecret? Token { get; set; }
}
