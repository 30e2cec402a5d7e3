using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A file of a comment.</summary>
public sealed class UsedeskAttachment : ApiObject
{
    /// <summary>The name.</summary>
    // [?] Only name and file have been seen; the others are what such files carry elsewhere.
    [WireName("name", "file_name")]
    public string? Name { get; set; }

    /// <summary>Its size in bytes.</summary>
    public long? Size { get; set; }

    /// <summary>The address to download it from.</summary>
    [WireName("file", "url")]
    public string? Url { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Url ?? string.Empty;
}
