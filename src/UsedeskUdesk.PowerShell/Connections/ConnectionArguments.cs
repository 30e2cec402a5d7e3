using System.Management.Automation;
using UsedeskUdesk.Vault;

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
            string name => Find(name.Trim(), connections),
            PSCustomObject => throw new ArgumentTransformationMetadataException($"This is a copy of a connection that came from another process; it cannot call anything. Run Connect-{service} there."),
            _ => value,
        };
    }

    private static TConnection Find<TConnection>(string name, ConnectionSet<TConnection> connections)
        where TConnection : ServiceConnection
    {
        try
        {
            return connections.Find(name);
        }
        catch (VaultException error)
        {
            // Of an argument's error only the text reaches the user. Where there is no vault at all, a name was meant that is open.
            var about = error.ErrorId is "NoVault" or "SecretManagementNotInstalled" ? $"There is no connection named '{name}' open, and no vault to take it from. " : string.Empty;
            throw new ArgumentTransformationMetadataException($"{error.ErrorId}: {about}{error.Message} {error.Advice}", error);
        }
    }
}
