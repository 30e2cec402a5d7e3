using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Changes clients.</summary>
[Cmdlet(VerbsData.Update, "UsedeskClient", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskClientReceipt))]
public sealed class UpdateUsedeskClientCommand : UsedeskClientCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    [ItemKey]
    public long ClientId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter IsNewNote { get; set; }

    private protected override void ProcessItem()
        => Send(Fill(new UpdateClientRequest { ClientId = ClientId, IsNewNote = IsNewNote }), $"client {ClientId}", "Update Usedesk client");
}
