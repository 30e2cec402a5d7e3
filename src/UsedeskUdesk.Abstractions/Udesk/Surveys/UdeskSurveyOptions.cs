using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A session's survey.</summary>
public sealed class UdeskSurveyOptions : ApiObject
{
    /// <summary>Whether surveys are on.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The survey's name.</summary>
    public string? Name { get; set; }

    /// <summary>The question shown.</summary>
    public string? Title { get; set; }

    /// <summary>The guiding text.</summary>
    [WireName("desc")]
    public string? Description { get; set; }

    /// <summary>Which kind of options is in force: text, expression or star.</summary>
    public string? ShowType { get; set; }

    /// <summary>The options in force, by <see cref="ShowType"/>.</summary>
    public ItemList<UdeskSurveyOption> Option { get; set; } = Array.Empty<UdeskSurveyOption>();

    /// <summary>The ID of the option that is preselected.</summary>
    public long? DefaultOptionId { get; set; }

    /// <summary>Whether a remark can be given.</summary>
    public bool? RemarkEnabled { get; set; }

    /// <summary>The text that asks for a remark.</summary>
    public string? Remark { get; set; }

    /// <summary>When the survey is shown.</summary>
    public ItemList<UdeskSurveyMethod> Methods { get; set; } = Array.Empty<UdeskSurveyMethod>();

    /// <summary>Whether the survey asks if the matter is settled.</summary>
    public bool? ResolvedEnabled { get; set; }

    /// <summary>The question whether the matter is settled.</summary>
    public UdeskSurveyResolution? ResolvedOptions { get; set; }
}
