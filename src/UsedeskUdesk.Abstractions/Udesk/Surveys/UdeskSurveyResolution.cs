using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A survey's question whether the matter is settled.</summary>
public sealed class UdeskSurveyResolution : ApiObject
{
    /// <summary>The question shown.</summary>
    public string? Title { get; set; }

    /// <summary>The answers: the first means settled, the second means not settled.</summary>
    public ItemList<UdeskResolutionOption> Options { get; set; } = Array.Empty<UdeskResolutionOption>();

    /// <summary>The answer that is preselected, counted from 0.</summary>
    public string? Value { get; set; }
}
