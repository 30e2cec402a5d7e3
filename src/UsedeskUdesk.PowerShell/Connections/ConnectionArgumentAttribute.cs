using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Connections;

/// <summary>
/// Takes a connection, or the name of one: PowerShell makes a connection of the parameter's type of a name, which the cmdlet then
/// looks up. A copy from another process is refused with a reason.
/// </summary>
internal sealed class ConnectionArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValues.Unwrap(inputData);
        if (value is PSObject copy && copy.TypeNames.Any(type => type.StartsWith("Deserialized.", StringComparison.Ordinal)))
        {
            throw new ArgumentTransformationMetadataException("This is a copy of a connection that came from another process, and it cannot call anything. Connect in this process, or give the name of a registered connection.");
        }

        return value;
    }
}
