using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>One answer to whether the matter is settled.</summary>
public sealed class UdeskResolutionOption : ApiObject
{
    /// <summary>Whether it is offered.</summary>
    public bool? OptionSelect { get; set; }

    /// <summary>The name.</summary>
    public string? OptionName { get; set; }

    /// <inheritdoc/>
    public override string ToString() => OptionName ?? string.Empty;
}
