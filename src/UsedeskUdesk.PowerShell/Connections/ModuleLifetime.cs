using System.Management.Automation;

namespace UsedeskUdesk.Connections;

/// <summary>What happens when the module comes and goes.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => ClientProvider.Attach();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        ModuleState.Forget();
        ClientProvider.Detach();
    }
}
