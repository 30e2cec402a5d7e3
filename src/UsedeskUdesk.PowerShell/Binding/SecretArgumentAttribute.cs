using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>A secret. Plain text is refused without being shown: PowerShell's own refusal would quote it.</summary>
public sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => PlainValues.Unwrap(inputData) is string
            ? throw new ArgumentTransformationMetadataException("Plain text is not taken for a secret. Give a secure string, such as (Read-Host -AsSecureString) or (Get-Secret ...).")
            : inputData;
}
