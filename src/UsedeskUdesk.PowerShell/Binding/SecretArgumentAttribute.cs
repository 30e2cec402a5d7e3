using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace UsedeskUdesk.Binding;

/// <summary>A secret, or several. Whatever else is given is refused without being shown: PowerShell's own refusal may quote it.</summary>
public sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => IsSecret(inputData) || (PlainValues.Unwrap(inputData) is IEnumerable list and not string && list.Cast<object?>().All(IsSecret))
            ? inputData
            : throw new ArgumentTransformationMetadataException("Plain text is not taken for a secret. Give a secure string, such as (Read-Host -AsSecureString) or (Get-Secret ...).");

    private static bool IsSecret(object? value) => PlainValues.Unwrap(value) is null or SecureString;
}
