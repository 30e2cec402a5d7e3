using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;

namespace UsedeskUdesk.Completion;

/// <summary>Completes from the list that the parameter's <see cref="WordCompletionAttribute"/> names.</summary>
public sealed class WordCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => CmdletTypes.Find(commandName)?.GetProperty(parameterName, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.GetCustomAttribute<WordCompletionAttribute>() is { } words
            ? CompletionResults.Of(wordToComplete, WordLists.Of(words.List), word => WordMeanings.Of(words.List, word))
            : CompletionResults.Nothing(wordToComplete);
}
