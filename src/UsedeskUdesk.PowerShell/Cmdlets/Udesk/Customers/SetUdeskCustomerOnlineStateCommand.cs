using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether customers are there.</summary>
[Cmdlet(VerbsCommon.Set, "UdeskCustomerOnlineState", SupportsShouldProcess = true)]
public sealed class SetUdeskCustomerOnlineStateCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [ValidateNotNullOrEmpty]
    public string CustomerToken { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public UdeskOnlineState State { get; set; }

    private protected override void ProcessItem()
        => Send(new SetCustomerOnlineStateRequest { CustomerToken = CustomerToken, State = State }, $"customer {CustomerToken}", $"Set Udesk online state {State}", write: false);
}
