using System;
using System.Collections.Generic;
using System.Linq;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Connections;

/// <summary>A runspace's connections to one service. The last one made is the current one. Used on the pipeline thread.</summary>
/// <typeparam name="TConnection">A connection to the service.</typeparam>
internal sealed class ConnectionSet<TConnection>
    where TConnection : ServiceConnection
{
    private readonly Func<ConnectionQuery, TConnection> _openRegistered;
    private readonly List<TConnection> _open = new();

    // Opened because a cmdlet named them: that must not turn the cmdlets that name none to another tenant.
    private readonly List<TConnection> _named = new();

    /// <param name="service">Which service.</param>
    /// <param name="openRegistered">Looks a name up in the vault; on any thread.</param>
    public ConnectionSet(ServiceName service, Func<ConnectionQuery, TConnection> openRegistered)
    {
        Service = service;
        _openRegistered = openRegistered;
    }

    public ServiceName Service { get; }

    public IEnumerable<TConnection> Open => _open.Concat(_named);

    public TConnection? Current => _open.LastOrDefault();

    private string EnvironmentVariable => Service.ToString().ToUpperInvariant() + "_CONNECTION";

    /// <summary>Makes a connection the current one, in place of one of the same name.</summary>
    public void Add(TConnection connection)
    {
        _open.RemoveAll(other => IsNamed(other, connection.Name));
        _named.RemoveAll(other => IsNamed(other, connection.Name));
        _open.Add(connection);
    }

    /// <summary>Takes over the connections of another runspace.</summary>
    public void Borrow(ConnectionSet<TConnection> other)
    {
        _open.AddRange(other._open);
        _named.AddRange(other._named);
    }

    /// <summary>The open connections of a name with wildcards; without one, the current one.</summary>
    public IReadOnlyList<TConnection> Matching(string? pattern)
        => pattern is null
            ? Current is { } current ? new[] { current } : Array.Empty<TConnection>()
            : Open.Where(connection => new NamePatterns(pattern).Match(connection.Name)).ToArray();

    /// <summary>An open connection: the one that is given, by itself or by its name, else the current one. Opens none.</summary>
    public TConnection? OpenOf(object? given) => given switch
    {
        null => Current,
        TConnection { IsNameOnly: false } connection => connection,
        _ => Open.FirstOrDefault(open => IsNamed(open, given is TConnection named ? named.Name : given.ToString() ?? string.Empty)),
    };

    /// <summary>Closes a connection.</summary>
    public void Close(TConnection connection)
    {
        _open.Remove(connection);
        _named.Remove(connection);
        connection.Close();
    }

    /// <summary>Makes a connection of a registered one, also where one of its name is open already.</summary>
    /// <exception cref="VaultException">There is no such connection, or its vault refused.</exception>
    public TConnection ReadRegistered(ModuleCmdlet cmdlet, ConnectionQuery query) => Read(cmdlet, query);

    /// <summary>
    /// The name for a connection that was given none: that of its address. Another account's connection of that name stays, and this one
    /// gets a number.
    /// </summary>
    /// <param name="name">The name of its address.</param>
    /// <param name="isSameAccount">Whether a connection acts for the same account, and may be replaced.</param>
    public string FreeName(string name, Func<TConnection, bool> isSameAccount)
    {
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? name : $"{name}-{number}";
            if (Open.FirstOrDefault(open => IsNamed(open, candidate)) is not { } taken || isSameAccount(taken))
            {
                return candidate;
            }
        }
    }

    /// <summary>The connection of a cmdlet: the one it was given, by itself or by its name; else the current or the default one.</summary>
    public TConnection Resolve(ModuleCmdlet cmdlet, TConnection? given)
    {
        if (given is { IsNameOnly: false } || (given is null && (given = Current) is not null))
        {
            return given;
        }

        var name = given?.Name ?? Environment.GetEnvironmentVariable(EnvironmentVariable)?.Trim();
        // A name that leads nowhere must not end at another tenant: the default is for those who named none.
        name = string.IsNullOrEmpty(name) ? ConnectionIndex.Default(Service)?.Name : name;
        if (name is null)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.NotConnected(Service));
        }

        try
        {
            if (given is not null)
            {
                return Find(cmdlet, name!);
            }

            var registered = Read(cmdlet, new ConnectionQuery(name!));
            Add(registered);
            return registered;
        }
        catch (VaultException error)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.For(error, name));
            throw;
        }
    }

    /// <summary>An open connection of this name, else a registered one. Neither becomes the current one.</summary>
    private TConnection Find(ModuleCmdlet cmdlet, string name)
    {
        var connection = Open.FirstOrDefault(open => IsNamed(open, name));
        if (connection is null)
        {
            try
            {
                connection = Read(cmdlet, new ConnectionQuery(name));
            }
            catch (VaultException error) when (error.ErrorId is "NoVault" or "SecretManagementNotInstalled")
            {
                // Where there is no vault at all, a name was meant that is open.
                throw new VaultException(error.ErrorId, error.Category, $"There is no connection named '{name}' open, and no vault to take it from. {error.Message}", error.Advice);
            }

            _named.Add(connection);
        }

        return connection;
    }

    /// <summary>A vault may be slow, and it may ask for its password.</summary>
    private TConnection Read(ModuleCmdlet cmdlet, ConnectionQuery query)
    {
        query.Prompt = VaultPrompt.For(cmdlet);
        return cmdlet.WaitFor(stopping =>
        {
            query.Stopping = stopping;
            return _openRegistered(query);
        });
    }

    private static bool IsNamed(TConnection connection, string name) => connection.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
