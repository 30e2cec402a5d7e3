using System;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>Names with wildcards, for listings that the services cannot filter. Without a pattern every name matches.</summary>
internal sealed class NamePatterns
{
    private readonly WildcardPattern[]? _patterns;

    public NamePatterns(params string?[]? patterns)
        => _patterns = patterns is null || patterns.All(pattern => pattern is null)
            ? null
            : patterns.OfType<string>().Select(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase)).ToArray();

    /// <summary>Whether one of the names fits one of the patterns.</summary>
    public bool Match(params string?[] names)
        => _patterns is null || Array.Exists(names, name => Array.Exists(_patterns, pattern => pattern.IsMatch(name ?? string.Empty)));
}
