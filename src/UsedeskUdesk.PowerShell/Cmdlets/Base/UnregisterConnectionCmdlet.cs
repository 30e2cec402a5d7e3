using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands.Base;

/// <summary>Removes connections from their vaults.</summary>
/// <typeparam name="TConnection">A connection to the service.</typeparam>
public abstract class UnregisterConnectionCmdlet<TConnection> : ModuleCmdlet
    where TConnection : ServiceConnection
{
    /// <summary>Its name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string Name { get; set; } = string.Empty;

    /// <summary>The vault that holds it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [PlainTextArgument]
    public string? Vault { get; set; }

    /// <inheritdoc/>
    private protected override object? Item => Name;

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var service = ModuleState.Current.For<TConnection>().Service;
        var query = new ConnectionQuery(Name) { Vault = Vault.NullIfEmpty(), Prompt = VaultPrompt.For(this) };
        var item = WaitFor(stopping =>
        {
            query.Stopping = stopping;
            return ConnectionStore.Find(service, query);
        });
        if (ShouldProcess($"{service} connection '{Name}' in vault '{item.Vault}'", "Unregister"))
        {
            WaitFor(_ =>
            {
                ConnectionStore.Unregister(service, query, item);
                return true;
            });
        }
    }
}
