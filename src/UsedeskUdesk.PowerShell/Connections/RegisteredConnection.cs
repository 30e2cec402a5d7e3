using System;

namespace UsedeskUdesk;

/// <summary>A connection that a vault keeps, without its secrets.</summary>
public sealed class RegisteredConnection
{
    internal RegisteredConnection(ServiceName service, string name, string vault, bool isDefault, string? baseUri, string? email)
    {
        Service = service;
        Name = name;
        Vault = vault;
        IsDefault = isDefault;
        BaseUri = Uri.TryCreate(baseUri, UriKind.Absolute, out var uri) ? uri : null;
        Email = email;
    }

    /// <summary>The name it is called by.</summary>
    public string Name { get; }

    /// <summary>Which service.</summary>
    public ServiceName Service { get; }

    /// <summary>The vault that keeps it.</summary>
    public string Vault { get; }

    /// <summary>Whether it is used where nothing else is named.</summary>
    public bool IsDefault { get; }

    /// <summary>The address; null where the vault keeps no metadata.</summary>
    public Uri? BaseUri { get; }

    /// <summary>The administrator's e-mail; null for Usedesk, and where the vault keeps no metadata.</summary>
    public string? Email { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
