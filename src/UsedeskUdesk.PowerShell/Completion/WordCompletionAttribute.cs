using System.Management.Automation;

namespace UsedeskUdesk.Completion;

/// <summary>Completes a parameter from a list of words without refusing others: the services add words of their own.</summary>
internal sealed class WordCompletionAttribute : ArgumentCompleterAttribute
{
    /// <summary>From this list.</summary>
    public WordCompletionAttribute(WordList list)
        : base(typeof(WordCompleter))
        => List = list;

    /// <summary>The list.</summary>
    public WordList List { get; }
}
