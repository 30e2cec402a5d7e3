using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Names with wildcards, for listings that the services cannot filter. Without a pattern every name matches. A name without wildcards
/// that nothing has is an error, as with Get-Process; a pattern may find nothing.
/// </summary>
internal sealed class NamePatterns
{
    private readonly Pattern[]? _patterns;
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    public NamePatterns(params string?[]? patterns)
        => _patterns = patterns is null || patterns.All(pattern => pattern is null)
            ? null
            : patterns.OfType<string>().Select(pattern => new Pattern(pattern)).ToArray();

    /// <summary>Whether one of the names fits one of the patterns.</summary>
    public bool Match(params string?[] names)
    {
        if (_patterns is null)
        {
            return true;
        }

        _seen.UnionWith(names.OfType<string>());
        // Each pattern is asked: those that found nothing are named in the end.
        var found = false;
        foreach (var pattern in _patterns)
        {
            found |= pattern.Match(names);
        }

        return found;
    }

    /// <summary>An error for each name that nothing had. To be called when all rows were matched.</summary>
    /// <param name="cmdlet">Writes it.</param>
    /// <param name="errorId">The error's stable name.</param>
    /// <param name="what">What was looked for, such as "Usedesk has no group".</param>
    public void WriteMissing(Cmdlet cmdlet, string errorId, string what)
    {
        foreach (var name in (_patterns ?? Array.Empty<Pattern>()).Where(pattern => pattern is { IsLiteral: true, WasFound: false }).Select(pattern => pattern.Text))
        {
            var meant = Spelling.Nearest(name, _seen);
            cmdlet.WriteError(ErrorRecords.NotFound(errorId, $"{what} named '{name}'.{(meant is null ? string.Empty : $" Did you mean '{meant}'?")}", name));
        }
    }

    private sealed class Pattern
    {
        private readonly WildcardPattern? _pattern;

        public Pattern(string text)
        {
            Text = text;
            _pattern = Names.Wildcards.Parse(text);
            IsLiteral = text.Length > 0 && _pattern is null;
        }

        public string Text { get; }

        public bool IsLiteral { get; }

        public bool WasFound { get; private set; }

        public bool Match(string?[] names)
        {
            // Brackets are common in names: the name just as it was typed counts as well.
            var found = Array.Exists(names, name => _pattern?.IsMatch(name ?? string.Empty) == true || string.Equals(name, Text, StringComparison.OrdinalIgnoreCase));
            WasFound |= found;
            return found;
        }
    }
}
