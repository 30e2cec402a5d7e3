using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace UsedeskUdesk.Binding;

/// <summary>Several numbers in one text, such as a cell of a table.</summary>
internal static class NumberText
{
    private static readonly Regex s_thousands = new("^[0-9]{1,3}(,[0-9]{3})+$", RegexOptions.CultureInvariant);

    /// <summary>The parts between the commas and semicolons.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It may be one number as well, as spreadsheets write it: something else would be changed than what is meant.</exception>
    public static string[] Parts(string text)
        => text.Split(';').FirstOrDefault(static part => s_thousands.IsMatch(part.Trim()))?.Trim() is { } number
            ? throw new ArgumentTransformationMetadataException($"'{number}' is either one number or several. Write {number.Replace(",", string.Empty)} for one, or {number.Replace(",", ", ")}, with blanks, for several.")
            : text.Split(',', ';').Select(static part => part.Trim()).Where(static part => part.Length > 0).ToArray();
}
