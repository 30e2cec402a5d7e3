using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using UsedeskUdesk.Errors;
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

    public ConnectionSet<UdeskConnection> Udesk { get; } = new(ServiceName.Udesk, ConnectionStore.FindUdesk);

    public ConnectionSet<UsedeskConnection> Usedesk { get; } = new(ServiceName.Usedesk, ConnectionStore.FindUsedesk);

    /// <summary>Forgets the runspace's connections. They are not closed: another runspace may hold them.</summary>
    public static void Forget()
    {
        if (Runspace.DefaultRunspace is { } runspace)
        {
            s_states.Remove(runspace);
        }
    }
}

/// <summary>A runspace's connections to one service. The last one made is the current one.</summary>
internal sealed class ConnectionSet<TConnection>
    where TConnection : ServiceConnection
{
    private readonly ServiceName _service;
    private readonly Func<ConnectionQuery, TConnection> _findRegistered;
    private readonly List<TConnection> _open = new();

    // Opened because a cmdlet named them: that must not turn the cmdlets that name none to another tenant.
    private readonly List<TConnection> _named = new();

    /// <param name="service">Which service.</param>
    /// <param name="findRegistered">Looks a name up in the vault.</param>
    public ConnectionSet(ServiceName service, Func<ConnectionQuery, TConnection> findRegistered)
    {
        _service = service;
        _findRegistered = findRegistered;
    }

    public IEnumerable<TConnection> Open => _open.Concat(_named);

    public TConnection? Current => _open.LastOrDefault();

    private string EnvironmentVariable => _service.ToString().ToUpperInvariant() + "_CONNECTION";

    /// <summary>Makes a connection the current one, in place of one of the same name.</summary>
    public void Add(TConnection connection)
    {
        _open.RemoveAll(other => IsNamed(other, connection.Name));
        _named.RemoveAll(other => IsNamed(other, connection.Name));
        _open.Add(connection);
    }

    /// <summary>Writes the current connection, or the open ones of a name.</summary>
    public void Show(PSCmdlet cmdlet, string? pattern, bool registered)
    {
        if (registered)
        {
            cmdlet.WriteObject(ConnectionStore.List(_service, pattern, error => cmdlet.WriteError(ErrorRecords.For(error, pattern))), enumerateCollection: true);
        }
        else if (pattern is not null)
        {
            cmdlet.WriteObject(Matching(pattern), enumerateCollection: true);
        }
        else if (Current is { } current)
        {
            cmdlet.WriteObject(current);
        }
    }

    /// <summary>Closes the current connection, or the open ones of a name.</summary>
    public void Close(PSCmdlet cmdlet, string? pattern)
    {
        var closing = pattern is not null ? Matching(pattern) : _open.Count > 0 ? new[] { _open[_open.Count - 1] } : Array.Empty<TConnection>();
        if (closing.Length == 0)
        {
            var record = pattern is null
                ? ErrorRecords.NotConnected(_service)
                : new ErrorRecord(new ItemNotFoundException($"There is no open connection to {_service} named '{pattern}'."), "ConnectionNotFound", ErrorCategory.ObjectNotFound, pattern);
            cmdlet.WriteError(record);
        }

        foreach (var connection in closing)
        {
            _open.Remove(connection);
            _named.Remove(connection);
            connection.Close();
        }
    }

    private TConnection[] Matching(string pattern)
    {
        var wildcard = new WildcardPattern(pattern, WildcardOptions.IgnoreCase);
        return Open.Where(connection => wildcard.IsMatch(connection.Name)).ToArray();
    }

    /// <summary>An open connection of this name, else a registered one. Neither becomes the current one.</summary>
    /// <exception cref="VaultException">There is none, or its vault will not give it.</exception>
    public TConnection Find(string name)
    {
        var connection = Open.FirstOrDefault(open => IsNamed(open, name));
        if (connection is null)
        {
            connection = _findRegistered(new ConnectionQuery(name));
            _named.Add(connection);
        }

        return connection;
    }

    /// <summary>Makes a registered connection the current one, also where one of its name is open already.</summary>
    /// <exception cref="VaultException">There is none, or its vault will not give it.</exception>
    public TConnection OpenRegistered(ConnectionQuery query)
    {
        var registered = _findRegistered(query);
        Add(registered);
        return registered;
    }

    /// <summary>The connection of a cmdlet that was given none.</summary>
    public TConnection Resolve(PSCmdlet cmdlet)
    {
        if (Current is { } current)
        {
            return current;
        }

        var name = Environment.GetEnvironmentVariable(EnvironmentVariable)?.Trim();
        // A name that leads nowhere must not end at another tenant: the default is for those who named none.
        name = string.IsNullOrEmpty(name) ? ConnectionStore.DefaultName(_service) : name;
        if (name is null)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.NotConnected(_service));
        }

        try
        {
            return OpenRegistered(new ConnectionQuery(name!));
        }
        catch (VaultException error)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.For(error, name));
            throw;
        }
    }

    private static bool IsNamed(TConnection connection, string name) => connection.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
