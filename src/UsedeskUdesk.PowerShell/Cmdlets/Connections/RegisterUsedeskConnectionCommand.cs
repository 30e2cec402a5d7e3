using System;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Keeps a connection to Usedesk in a vault.</summary>
[Cmdlet(VerbsLifecycle.Register, "UsedeskConnection", DefaultParameterSetName = RegionSet, SupportsShouldProcess = true)]
[OutputType(typeof(RegisteredConnection))]
public sealed class RegisterUsedeskConnectionCommand : RegisterCmdlet
{
    private const string RegionSet = "Region";
    private const string AddressSet = "Address";

    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    public Uri? BaseUri { get; set; }

    [Parameter(ParameterSetName = RegionSet)]
    public UsedeskRegion Region { get; set; }

    [Parameter(Mandatory = true)]
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
        var address = BaseUri ?? (Region == UsedeskRegion.Ru ? ConnectionAddress.UsedeskRu : ConnectionAddress.UsedeskCom);
        var options = Complete(new UsedeskApiOptions(), address, RequestsPerMinute);
        options.Token = Secret(ApiToken!, nameof(ApiToken));
        var webhookSecret = WebhookSecret is null ? null : Secret(WebhookSecret, nameof(WebhookSecret));
        if (MayRegister(ServiceName.Usedesk))
        {
            Store(ServiceName.Usedesk, options, new ConnectionItem { Token = Text(options.Token), WebhookSecret = Text(webhookSecret) });
        }
    }
}
