using System.Collections;
using System.Linq;

namespace UsedeskUdesk.Binding;

/// <summary>Whole numbers; text may hold several, separated by commas or semicolons.</summary>
public sealed class NumberListArgumentAttribute : TextArgumentAttribute
{
    private protected override object? FromText(string text)
        => Numbers(text);

    // PowerShell itself would read the comma in "11,12" as one between thousands.
    private protected override object? FromValue(object? value)
        => value is IList list
            ? list.Cast<object?>().Select(PlainValues.Unwrap).Where(item => item is not null).SelectMany(item => item is string text ? Numbers(text).Cast<object>() : new[] { WholeNumber.Of(item!) }).ToArray()
            : value is null ? null : new[] { WholeNumber.Of(value) };

    private static long[] Numbers(string text) => NumberText.Parts(text).Select(WholeNumber.Of).ToArray();
}
