using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether customers are there.</summary>
[Cmdlet(VerbsCommon.Set, "UdeskCustomerOnlineState", SupportsShouldProcess = true)]
public sealed class SetUdeskCustomerOnlineStateCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [TokenListArgument]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [ItemKey]
    public string[] CustomerToken { get; set; } = Array.Empty<string>();

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [EnumArgument(typeof(UdeskOnlineState))]
    public UdeskOnlineState State { get; set; }

    private protected override void ProcessItem()
        => ForEach(CustomerToken, nameof(CustomerToken), token => Send(new SetCustomerOnlineStateRequest { CustomerToken = token, State = State }, $"customer {token}", $"Set Udesk online state {State}", write: false));
}
