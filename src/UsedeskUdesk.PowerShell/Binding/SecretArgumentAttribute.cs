using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>A secret, or several. Plain text is refused without being shown: PowerShell's own refusal would quote it.</summary>
public sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => IsText(inputData) || (PlainValues.Unwrap(inputData) is IEnumerable list && list.Cast<object?>().Any(IsText))
            ? throw new ArgumentTransformationMetadataException("Plain text is not taken for a secret. Give a secure string, such as (Read-Host -AsSecureString) or (Get-Secret ...).")
            : inputData;

    private static bool IsText(object? value) => PlainValues.Unwrap(value) is string;
}
