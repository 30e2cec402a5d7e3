using System.Management.Automation;

namespace UsedeskUdesk.Names;

/// <summary>Text that may hold wildcards. A bracket that is never closed is none: PowerShell would throw at the first comparison, and end the pipeline.</summary>
internal static class Wildcards
{
    /// <summary>The pattern that a text is; null for one that means itself.</summary>
    public static WildcardPattern? Parse(string text)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(text))
        {
            return null;
        }

        try
        {
            var pattern = new WildcardPattern(text, WildcardOptions.IgnoreCase);
            // It is read only when it is used.
            pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return null;
        }
    }
}
