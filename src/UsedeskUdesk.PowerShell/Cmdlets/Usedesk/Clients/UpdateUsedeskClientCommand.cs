using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Changes clients.</summary>
[Cmdlet(VerbsData.Update, "UsedeskClient", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskClientReceipt))]
public sealed class UpdateUsedeskClientCommand : ClientWriteCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    public long ClientId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter IsNewNote { get; set; }

    protected override void ProcessRecord() => Guarded(()
        => Send(Fill(new UpdateClientRequest { ClientId = ClientId, IsNewNote = IsNewNote }), $"client {ClientId}", "Update Usedesk client"));
}
