using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Connections;

/// <summary>What the module remembers, for each runspace apart.</summary>
internal sealed class ModuleState
{
    private static readonly ConditionalWeakTable<Runspace, ModuleState> s_states = new();

    private ModuleState()
    {
    }

    /// <summary>The state of the runspace that this thread works for.</summary>
    public static ModuleState Current => s_states.GetValue(Runspace.DefaultRunspace, static _ => new ModuleState());

    /// <summary>The same, where there is one; null on a thread without a runspace.</summary>
    public static ModuleState? Here => Runspace.DefaultRunspace is { } runspace && s_states.TryGetValue(runspace, out var state) ? state : null;

    public ConnectionSet<UdeskConnection> Udesk { get; } = new(ServiceName.Udesk, ConnectionStore.OpenUdesk);

    public ConnectionSet<UsedeskConnection> Usedesk { get; } = new(ServiceName.Usedesk, ConnectionStore.OpenUsedesk);

    /// <summary>The connections to a service.</summary>
    public ConnectionSet<TConnection> For<TConnection>()
        where TConnection : ServiceConnection
        => (ConnectionSet<TConnection>)(typeof(TConnection) == typeof(UdeskConnection) ? Udesk : (object)Usedesk);

    /// <summary>
    /// Lets a runspace that works for this one begin with what is in it. The list of connections is a copy: what is done to the one does not
    /// show in the other.
    /// </summary>
    public void Lend(Runspace runspace)
    {
        var state = s_states.GetValue(runspace, static _ => new ModuleState());
        state.Udesk.Borrow(Udesk);
        state.Usedesk.Borrow(Usedesk);
    }

    /// <summary>Forgets the runspace's connections. They are not closed: another runspace may hold them.</summary>
    public static void Forget()
    {
        if (Runspace.DefaultRunspace is { } runspace)
        {
            s_states.Remove(runspace);
        }
    }
}
