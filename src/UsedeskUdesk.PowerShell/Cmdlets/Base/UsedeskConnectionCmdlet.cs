using System.Management.Automation;
using System.Security;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Commands.Base;

/// <summary>What Connect-Usedesk and Register-UsedeskConnection have: the parameters that make a connection to Usedesk.</summary>
public abstract class UsedeskConnectionCmdlet : ConnectionCmdlet
{
    private protected const string RegionSet = "Region";
    private protected const string AddressSet = "Address";

    /// <summary>The address.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [FreeText]
    public virtual Uri? BaseUri { get; set; }

    /// <summary>Which of the vendor's clouds.</summary>
    [Parameter(ParameterSetName = RegionSet)]
    [EnumArgument(typeof(UsedeskRegion))]
    public UsedeskRegion Region { get; set; }

    /// <summary>The company's API token.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RegionSet)]
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [SecretArgument]
    public virtual SecureString? ApiToken { get; set; }

    /// <summary>Checks pushes.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? WebhookSecret { get; set; }

    /// <summary>Calls a minute; 0 is no limit.</summary>
    [Parameter]
    [ValidateRange(0, 100000)]
    [FreeText]
    [NumberArgument]
    public int RequestsPerMinute { get; set; } = 150;

    /// <summary>Makes the options of what was given.</summary>
    private protected UsedeskApiOptions MakeOptions()
    {
        var address = BaseUri ?? (Region == UsedeskRegion.Ru ? ConnectionAddress.UsedeskRu : ConnectionAddress.UsedeskCom);
        var options = FillIn(new UsedeskApiOptions(), address, RequestsPerMinute);
        options.Token = Secret(ApiToken!, nameof(ApiToken));
        return options;
    }
}
