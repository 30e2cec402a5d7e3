using System.Management.Automation;

namespace UsedeskUdesk.Connections;

/// <summary>Takes a connection, or the name of one that is open or registered.</summary>
internal sealed class UdeskConnectionArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => ConnectionArgument.Transform(inputData, ModuleState.Current.Udesk, ServiceName.Udesk);
}

/// <inheritdoc cref="UdeskConnectionArgumentAttribute"/>
internal sealed class UsedeskConnectionArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => ConnectionArgument.Transform(inputData, ModuleState.Current.Usedesk, ServiceName.Usedesk);
}

internal static class ConnectionArgument
{
    public static object? Transform<TConnection>(object inputData, ConnectionSet<TConnection> connections, ServiceName service)
        where TConnection : ServiceConnection
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            TConnection connection => connection,
            string name => connections.Find(name, null)
                ?? throw new ArgumentTransformationMetadataException($"There is no connection named '{name}'. Run Connect-{service}, or see Get-{service}Connection -ListAvailable for the registered ones."),
            PSCustomObject => throw new ArgumentTransformationMetadataException($"This is a copy of a connection that came from another process; it cannot call anything. Run Connect-{service} there."),
            _ => value,
        };
    }
}
