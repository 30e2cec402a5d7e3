using System;
using System.Management.Automation;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands;

/// <summary>Makes a connection to Usedesk the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "Usedesk", DefaultParameterSetName = RegionSet)]
[OutputType(typeof(UsedeskConnection))]
public sealed class ConnectUsedeskCommand : UsedeskConnectionCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RegisteredSet)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter(ParameterSetName = RegisteredSet)]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = RegisteredSet)]
    public override Uri? BaseUri { get; set; }

    private protected override void ProcessItem()
    {
        var webhookSecret = OptionalSecret(WebhookSecret, nameof(WebhookSecret));
        if (ParameterSetName == RegisteredSet)
        {
            ConnectRegistered<UsedeskConnection>(
                new ConnectionQuery(Name!) { Vault = Vault, BaseUri = BaseUri, WebhookSecret = webhookSecret },
                options => options.RequestsPerMinute = IsGiven(nameof(RequestsPerMinute)) ? RequestsPerMinute : options.RequestsPerMinute);
            return;
        }

        var options = MakeOptions();
        Connect(new UsedeskConnection(ConnectionAddress.NameOf(options.BaseUri), options, webhookSecret));
    }
}
