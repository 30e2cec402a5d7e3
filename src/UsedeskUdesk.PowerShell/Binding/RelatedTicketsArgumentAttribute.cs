using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>An object that tickets belong to. Anything else is left to the other parameters.</summary>
public sealed class RelatedTicketsArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData is not null && RelatedTickets.Of(PSObject.AsPSObject(inputData)) is not null
            ? inputData
            : throw new ArgumentTransformationMetadataException("No ticket belongs to that.", new PSInvalidCastException("No ticket belongs to that."));
}
