using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>
/// A password, as SecureString or as the credential that holds it. Text is refused here, because PowerShell's own refusal would print it.
/// </summary>
public sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string => throw new ArgumentTransformationMetadataException("A secret is not taken as plain text. Give a SecureString: Read-Host -AsSecureString, Get-Secret, or (Get-Credential).Password."),
            PSCredential credential => credential.Password,
            _ => inputData,
        };
}
