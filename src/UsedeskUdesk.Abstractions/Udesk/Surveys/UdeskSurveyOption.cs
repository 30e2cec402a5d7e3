using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>One rating.</summary>
public sealed class UdeskSurveyOption : ApiObject
{
    /// <summary>The ID to send.</summary>
    public long Id { get; set; }

    /// <summary>The name.</summary>
    public string? Text { get; set; }

    /// <summary>Udesk's own name for it, which a tenant cannot change.</summary>
    [WireName("desc")]
    public string? Description { get; set; }

    /// <summary>Whether it can be chosen.</summary>
    public bool? Enabled { get; set; }

    /// <summary>hide, required or optional.</summary>
    public string? RemarkOption { get; set; }

    /// <summary>Its tags, joined by commas.</summary>
    public string? Tags { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {Text}";
}
