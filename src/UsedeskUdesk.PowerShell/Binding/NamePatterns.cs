using System;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>Names with wildcards, for listings that the services cannot filter.</summary>
internal sealed class NamePatterns
{
    private readonly WildcardPattern[]? _patterns;

    private NamePatterns(WildcardPattern[]? patterns) => _patterns = patterns;

    /// <summary>Of none, every name matches.</summary>
    public static NamePatterns Of(string[]? names) => new(names?.Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase)).ToArray());

    public bool Match(string? name) => _patterns is null || Array.Exists(_patterns, pattern => pattern.IsMatch(name ?? string.Empty));
}
