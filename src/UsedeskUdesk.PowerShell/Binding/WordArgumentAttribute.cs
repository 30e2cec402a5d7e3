using System;
using System.Linq;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Binding;

/// <summary>One of a service's words, in any case; unlike with ValidateSet, empty text is nothing given.</summary>
internal sealed class WordArgumentAttribute : TextArgumentAttribute
{
    private readonly WordList _list;

    /// <summary>For the words of this list.</summary>
    public WordArgumentAttribute(WordList list) => _list = list;

    private protected override object FromText(string text)
        => WordLists.Of(_list).FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong($"'{text}' is not one of {string.Join(", ", WordLists.Of(_list))}.");
}
