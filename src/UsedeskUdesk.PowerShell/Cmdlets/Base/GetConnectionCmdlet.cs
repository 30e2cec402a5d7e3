using System.Collections.Generic;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands.Base;

/// <summary>Shows connections.</summary>
/// <typeparam name="TConnection">A connection to the service.</typeparam>
public abstract class GetConnectionCmdlet<TConnection> : ModuleCmdlet
    where TConnection : ServiceConnection
{
    private protected const string OpenSet = "Open";
    private protected const string RegisteredSet = "Registered";

    /// <summary>Their names; without one, all.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [SupportsWildcards]
    [PlainTextArgument]
    public string? Name { get; set; }

    /// <summary>Shows those that vaults hold.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RegisteredSet)]
    public SwitchParameter ListAvailable { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var connections = ModuleState.Current.For<TConnection>();
        if (!ListAvailable)
        {
            WriteObject(connections.Matching(Name ?? "*"), enumerateCollection: true);
            return;
        }

        var prompt = VaultPrompt.For(this);
        var errors = new List<VaultException>();
        var found = WaitFor(stopping => ConnectionStore.List(connections.Service, Name, prompt, errors.Add, stopping));
        WriteObject(found, enumerateCollection: true);
        foreach (var error in errors)
        {
            WriteFailure(error, Name);
        }
    }
}
