using System;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Commands;

/// <summary>Where Usedesk's cloud is.</summary>
public enum UsedeskRegion
{
    /// <summary>secure.usedesk.com</summary>
    Com,

    /// <summary>api.usedesk.ru</summary>
    Ru,
}

/// <summary>Makes a connection to Usedesk the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "Usedesk", DefaultParameterSetName = RegionSet)]
[OutputType(typeof(UsedeskConnection))]
public sealed class ConnectUsedeskCommand : ConnectCmdlet
{
    private const string RegionSet = "Region";
    private const string AddressSet = "Address";

    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
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
        if (ParameterSetName == RegisteredSet)
        {
            ConnectRegistered(ModuleState.Current.Usedesk, ServiceName.Usedesk);
            return;
        }

        var address = BaseUri ?? new Uri(Region == UsedeskRegion.Ru ? "https://api.usedesk.ru" : "https://secure.usedesk.com/uapi");
        var options = Complete(new UsedeskClientOptions(), address, RequestsPerMinute);
        options.Token = Secret(ApiToken!, nameof(ApiToken));
        var webhookSecret = WebhookSecret is null ? null : Secret(WebhookSecret, nameof(WebhookSecret));
        Keep(ModuleState.Current.Usedesk, new UsedeskConnection(NameOf(options.BaseUri), options, webhookSecret));
    }
}
