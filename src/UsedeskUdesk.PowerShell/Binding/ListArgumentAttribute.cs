using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>A list, separated by commas where it comes as one text.</summary>
public sealed class ListArgumentAttribute : TextArgumentAttribute
{
    private protected override object? FromText(string text)
        => text.Split(',').Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();

    private protected override object? FromValue(object? value) => value is null ? null : PlainTextArgumentAttribute.Several(value);
}
