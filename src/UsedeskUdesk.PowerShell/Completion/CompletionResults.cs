using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Completion;

/// <summary>Makes completions of words.</summary>
internal static class CompletionResults
{
    /// <summary>The words that begin as typed, quoted where they need it.</summary>
    public static IEnumerable<CompletionResult> Of(string? typed, IEnumerable<string> words)
    {
        var start = (typed ?? string.Empty).Trim('\'', '"');
        return words
            .Where(word => word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(word => new CompletionResult(word.Any(char.IsWhiteSpace) ? $"'{word.Replace("'", "''")}'" : word, word, CompletionResultType.ParameterValue, word));
    }
}
