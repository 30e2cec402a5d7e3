using System;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Arguments that come as text, as the columns of a CSV file do. Empty text means that nothing was given.
/// </summary>
public abstract class TextArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValues.Unwrap(inputData);
        try
        {
            return value switch
            {
                string text => string.IsNullOrWhiteSpace(text) ? Nothing : FromText(text.Trim()),
                DBNull => Nothing,
                _ => FromValue(value) ?? inputData,
            };
        }
        catch (ArgumentTransformationMetadataException error) when (PipedItem.Name(error.Message, value) is var named && named != error.Message)
        {
            throw new ArgumentTransformationMetadataException(named, error.InnerException);
        }
    }

    /// <summary>What empty text becomes.</summary>
    private protected virtual object? Nothing => null;

    /// <summary>What text becomes.</summary>
    private protected abstract object? FromText(string text);

    /// <summary>What another value becomes; null leaves it as it is.</summary>
    private protected virtual object? FromValue(object? value) => null;

    private protected static ArgumentTransformationMetadataException Wrong(string text) => new(text);
}
