using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace UsedeskUdesk.Binding;

/// <summary>Several values in one text, such as a cell of a table.</summary>
internal static class ListText
{
    // "; " is what the lists of results become in a cell. A semicolon alone may stand in a tag's name.
    private static readonly Regex s_separator = new(@",|;\s", RegexOptions.CultureInvariant);

    /// <summary>The parts between the commas and semicolons; blank ones are left out.</summary>
    public static string[] Parts(string text)
        => s_separator.Split(text + " ").Select(static part => part.Trim()).Where(static part => part.Length > 0).ToArray();
}
