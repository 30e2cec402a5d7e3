using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>A secret, or several. Plain text is refused without being shown: PowerShell's own refusal would quote it.</summary>
public sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => IsText(inputData) || (Unwrap(inputData) is IEnumerable list && list.Cast<object?>().Any(IsText))
            ? throw new ArgumentTransformationMetadataException("Plain text is not taken for a secret. Give a secure string, such as (Read-Host -AsSecureString) or (Get-Secret ...).")
            : inputData;

    private static bool IsText(object? value) => Unwrap(value) is string;

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
