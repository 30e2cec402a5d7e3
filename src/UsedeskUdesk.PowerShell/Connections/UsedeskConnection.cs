using System;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk;

/// <summary>A connection to Usedesk.</summary>
public sealed class UsedeskConnection : ServiceConnection<UsedeskService>
{
    /// <param name="name">What it is called.</param>
    /// <param name="options">Address and credentials.</param>
    /// <param name="webhookSecret">Checks pushes.</param>
    /// <param name="renew">Reads the credentials again from where they came, and says whether they are others.</param>
    internal UsedeskConnection(string name, UsedeskApiOptions options, ApiSecret? webhookSecret, Func<bool>? renew = null)
        : base(ServiceName.Usedesk, name, options, () => ClientProvider.Factory.CreateUsedesk(options), renew)
        => WebhookSecret = webhookSecret;

    private UsedeskConnection(string name)
        : base(ServiceName.Usedesk, name)
    {
    }

    /// <inheritdoc/>
    public override bool IsCurrent => ModuleState.Here?.Usedesk.Current == this;

    /// <summary>Whether pushes can be checked.</summary>
    public bool HasWebhookSecret => WebhookSecret is not null;

    internal ApiSecret? WebhookSecret { get; }

    /// <summary>Whether it acts for the same account as these options: one has one token.</summary>
    internal bool IsOf(UsedeskApiOptions options)
        => BaseUri == options.BaseUri && Options is UsedeskApiOptions { Token: { } own } && options.Token is { } other && own.Use(mine => other.Use(text => mine == text));

    /// <summary>A connection of which only the name is known; a cmdlet that gets it as -Connection looks it up. PowerShell calls this for text.</summary>
    /// <exception cref="FormatException">The name is empty.</exception>
    public static UsedeskConnection Parse(string name) => new(name);
}
