using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Text, or a list of texts. PowerShell makes text of whatever it is given: of a hashtable the name of its type, and of an object its
/// properties within @{ }. Neither is what anybody wants to read in a ticket.
/// </summary>
internal sealed class PlainTextArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return PlainValues.IsNothing(inputData) ? null : Several(inputData);
        }
        catch (ArgumentTransformationMetadataException error)
        {
            throw NotTaken.Because(error.Message, inputData);
        }
    }

    /// <summary>A text, or the texts of a list; empty cells are left out.</summary>
    internal static object Several(object value)
        => PlainValues.Unwrap(value) is IList list and not IDictionary
            ? list.Cast<object?>().Where(static item => !PlainValues.IsNothing(item)).Select(static item => Text(item!)).ToArray()
            : Text(value);

    private static object Text(object value)
    {
        switch (PlainValues.Unwrap(value))
        {
            case string:
                return value;
            case { } written when FieldText.IsWritten(written):
                return FieldText.Value(written);
            case IList and not IDictionary:
                throw NotTaken.Because("A list within a list has no text of its own. Give one list of texts.");
            case { } plain when !HasText(plain):
                throw NotTaken.Because($"{(plain is PSObject ? "A custom object" : $"An object of the type {plain.GetType().Name}")} has no text of its own. Give one of its properties, or make JSON of it with ConvertTo-Json.");
            default:
                return value;
        }
    }

    private static bool HasText(object value)
        => value is not (IDictionary or ScriptBlock or SecureString or PSCredential)
            && value.ToString() is { Length: > 0 } text && text != value.GetType().ToString()
            && !(value is PSObject && text.StartsWith("@{", StringComparison.Ordinal));
}
