using System;
using System.Management.Automation.Host;
using System.Threading;

namespace UsedeskUdesk.Vault;

/// <summary>Which registered connection is wanted, and what the caller says of it.</summary>
internal sealed class ConnectionQuery
{
    public ConnectionQuery(string name) => Name = name;

    public string Name { get; }

    /// <summary>The vault; without one, the vault in which this user registered the name, else the default vault.</summary>
    public string? Vault { get; set; }

    /// <summary>For an item that holds credentials only; takes precedence over what the item says.</summary>
    public Uri? BaseUri { get; set; }

    /// <inheritdoc cref="BaseUri"/>
    public string? Email { get; set; }

    /// <inheritdoc cref="BaseUri"/>
    public ApiSecret? WebhookSecret { get; set; }

    /// <summary>Changes what the caller wants otherwise than registered.</summary>
    public Action<ApiOptions>? Adjust { get; set; }

    /// <summary>Through which the vault may ask for its password; null where nobody can be asked.</summary>
    public PSHost? Prompt { get; set; }

    /// <summary>Is cancelled when nobody waits any more.</summary>
    public CancellationToken Stopping { get; set; }
}
