using System;

namespace UsedeskUdesk;

/// <summary>A connection to Usedesk.</summary>
public sealed class UsedeskApiOptions : ApiOptions
{
    /// <summary>150 calls a minute, as Usedesk grants.</summary>
    public UsedeskApiOptions() => RequestsPerMinute = 150;

    /// <summary>The API channel's token.</summary>
    public ApiSecret? Token { get; set; }

    /// <summary>
    /// The name under which the connection is registered, where it is. A journal takes connections of one name for the same account,
    /// also when the token was exchanged; without a name the token is all that tells accounts apart.
    /// </summary>
    public string? RegisteredName { get; set; }
}
