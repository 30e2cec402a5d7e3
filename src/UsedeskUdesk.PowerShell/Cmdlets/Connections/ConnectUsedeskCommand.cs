using System;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands;

/// <summary>Makes a connection to Usedesk the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "Usedesk", DefaultParameterSetName = RegionSet, SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskConnection))]
public sealed class ConnectUsedeskCommand : UsedeskConnectionCmdlet
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string? Name { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = RegisteredSet)]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string? Vault { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = RegisteredSet)]
    [FreeText]
    public override Uri? BaseUri { get; set; }

    [Parameter(ParameterSetName = RegionSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [SecretArgument]
    public override SecureString? ApiToken { get; set; }

    [Parameter]
    public SwitchParameter SkipTest { get; set; }

    private protected override void ProcessItem()
    {
        var webhookSecret = OptionalSecret(WebhookSecret, nameof(WebhookSecret));
        if (IsRegistered(Name, ApiToken is not null, Vault))
        {
            if (IsWanted($"registered Usedesk connection '{Name}'"))
            {
                ConnectRegistered<UsedeskService, UsedeskConnection>(
                    new ConnectionQuery(Name!) { Vault = Vault, BaseUri = BaseUri, WebhookSecret = webhookSecret },
                    options => options.RequestsPerMinute = IsGiven(nameof(RequestsPerMinute)) ? RequestsPerMinute : options.RequestsPerMinute,
                    SkipTest);
            }

            return;
        }

        ApiToken ??= AskForSecret("API token", nameof(ApiToken));
        var options = MakeOptions();
        var set = ModuleState.Current.Usedesk;
        var name = Name ?? set.FreeName(ConnectionAddress.NameOf(options.BaseUri), other => other.IsOf(options));
        if (IsWanted($"Usedesk at {options.BaseUri.Host} as '{name}'"))
        {
            Connect<UsedeskService, UsedeskConnection>(new UsedeskConnection(name, options, webhookSecret), SkipTest);
        }
    }
}
