using System;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Makes a connection to Usedesk the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "Usedesk", DefaultParameterSetName = RegionSet)]
[OutputType(typeof(UsedeskConnection))]
public sealed class ConnectUsedeskCommand : ConnectCmdlet
{
    private const string RegionSet = "Region";
    private const string AddressSet = "Address";

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RegisteredSet)]
    [ArgumentCompleter(typeof(UsedeskConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = RegisteredSet)]
    public Uri? BaseUri { get; set; }

    [Parameter(ParameterSetName = RegionSet)]
    public UsedeskRegion Region { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = RegionSet)]
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [SecretArgument]
    public SecureString? ApiToken { get; set; }

    [Parameter]
    [SecretArgument]
    public SecureString? WebhookSecret { get; set; }

    [Parameter]
    [ValidateRange(0, 100000)]
    public int RequestsPerMinute { get; set; } = 150;

    protected override void ProcessRecord()
    {
        var webhookSecret = WebhookSecret is null ? null : Secret(WebhookSecret, nameof(WebhookSecret));
        if (ParameterSetName == RegisteredSet)
        {
            var query = new ConnectionQuery(Name!) { BaseUri = BaseUri, WebhookSecret = webhookSecret };
            ConnectRegistered(
                ModuleState.Current.Usedesk,
                query,
                options => options.RequestsPerMinute = IsGiven(nameof(RequestsPerMinute)) ? RequestsPerMinute : options.RequestsPerMinute);
            return;
        }

        var address = BaseUri ?? (Region == UsedeskRegion.Ru ? ConnectionAddress.UsedeskRu : ConnectionAddress.UsedeskCom);
        var options = Complete(new UsedeskApiOptions(), address, RequestsPerMinute);
        options.Token = Secret(ApiToken!, nameof(ApiToken));
        Keep(ModuleState.Current.Usedesk, new UsedeskConnection(ConnectionAddress.NameOf(options.BaseUri), options, webhookSecret));
    }
}
