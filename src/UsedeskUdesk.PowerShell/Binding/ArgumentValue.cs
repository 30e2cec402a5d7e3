using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace UsedeskUdesk.Binding;

/// <summary>A parameter's value as PowerShell's binder makes it of what an item has.</summary>
internal static class ArgumentValue
{
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">What the item has.</param>
    /// <param name="argument">What the parameter would be.</param>
    /// <param name="why">Why it cannot hold the value.</param>
    public static bool TryConvert(PropertyInfo parameter, object? value, out object? argument, out string? why)
    {
        (argument, why) = (null, null);
        var plain = value;
        try
        {
            foreach (var transformation in parameter.GetCustomAttributes<ArgumentTransformationAttribute>())
            {
                plain = transformation.Transform(null!, plain!);
            }
        }
        catch (ArgumentTransformationMetadataException error)
        {
            why = error.Message;
            return false;
        }

        plain = PlainValues.Unwrap(plain);
        if (plain is IList list and not IDictionary && !typeof(IEnumerable).IsAssignableFrom(WithoutText(parameter.PropertyType)) && parameter.PropertyType != typeof(object))
        {
            why = $"it is a list of {list.Count}, and -{parameter.Name} takes one value.";
            return false;
        }

        if (plain is null || LanguagePrimitives.TryConvertTo(plain, parameter.PropertyType, CultureInfo.InvariantCulture, out argument))
        {
            return true;
        }

        why = $"-{parameter.Name} takes no {(plain is PSObject ? "custom object" : plain.GetType().Name)}.";
        return false;
    }

    /// <summary>Text is a list of letters to .NET alone.</summary>
    private static System.Type WithoutText(System.Type type) => type == typeof(string) ? typeof(char) : type;
}
