using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Completion;

/// <summary>Makes completions. None is an error, and none falls back to the names of files.</summary>
internal static class CompletionResults
{
    /// <summary>No completion, and no file's name in its place.</summary>
    public static IReadOnlyList<CompletionResult> Nothing(string? typed) => Guarded(typed, Enumerable.Empty<CompletionResult>);

    /// <summary>The words that begin as typed, quoted where they need it, each with what it means.</summary>
    public static IReadOnlyList<CompletionResult> Of(string? typed, IEnumerable<string> words, Func<string, string?>? describe = null)
        => Guarded(typed, () =>
        {
            var start = (typed ?? string.Empty).Trim('\'', '"');
            return words
                .Where(word => word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                .Select(word => new CompletionResult(Quoted(word), word, CompletionResultType.ParameterValue, describe?.Invoke(word) is { Length: > 0 } text ? $"{word}: {text}" : word));
        });

    /// <summary>A word as it has to be typed.</summary>
    public static string Quoted(string word)
        => word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/' or '+') ? word : $"'{word.Replace("'", "''")}'";

    /// <summary>
    /// Runs a completer: whatever it throws, nobody sees it at a prompt. Where it finds nothing, what was typed is offered, or a blank: without
    /// any result the shell would offer the files of the current folder.
    /// </summary>
    public static IReadOnlyList<CompletionResult> Guarded(string? typed, Func<IEnumerable<CompletionResult>> complete)
    {
        var results = new List<CompletionResult>();
        try
        {
            results.AddRange(complete());
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            results.Clear();
        }

        if (results.Count == 0)
        {
            var text = string.IsNullOrEmpty(typed) ? " " : typed;
            results.Add(new CompletionResult(text, text, CompletionResultType.ParameterValue, "Nothing to offer."));
        }

        return results;
    }
}
