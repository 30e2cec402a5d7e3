using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>Buttons as objects, dictionaries, or what a JSON file holds, whose names have underscores.</summary>
public sealed class ButtonArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValues.Unwrap(inputData);
        return value is IList items ? items.Cast<object?>().Select(Button).ToArray() : new[] { Button(value) };
    }

    private static UdeskStructuredMessageButton Button(object? item)
    {
        if (PlainValues.Unwrap(item) is UdeskStructuredMessageButton button)
        {
            return button;
        }

        if (PlainValues.From(item) is not IDictionary values)
        {
            throw new ArgumentTransformationMetadataException($"'{item}' is not a button. Make buttons with New-UdeskStructuredMessageButton.");
        }

        var made = new UdeskStructuredMessageButton();
        foreach (DictionaryEntry entry in values)
        {
            var text = FieldText.Value(entry.Value);
            switch (FieldText.Key(entry.Key).Replace("_", string.Empty).ToLowerInvariant())
            {
                case "type":
                    made.Type = text;
                    break;
                case "text":
                    made.Text = text;
                    break;
                case "value":
                    made.Value = text;
                    break;
                case "callbackname":
                    made.CallbackName = text.NullIfEmpty();
                    break;
                default:
                    throw new ArgumentTransformationMetadataException($"A button has no property '{entry.Key}'; it has Type, Text, Value and CallbackName.");
            }
        }

        return made;
    }
}
