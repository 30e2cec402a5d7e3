using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Tokens as text or numbers. Anything else is not taken: PowerShell would make text of any object that is piped, and a change would be
/// about a customer of that name.
/// </summary>
public sealed class TokenListArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValues.Unwrap(inputData);
        return value is IList list ? list.Cast<object?>().Select(item => Text(PlainValues.Unwrap(item))).ToArray() : new[] { Text(value) };
    }

    private static string Text(object? value) => value switch
    {
        string text => text,
        int or long => string.Format(CultureInfo.InvariantCulture, "{0}", value),
        _ => throw NotTaken.Because($"'{value}' is not a token."),
    };
}
