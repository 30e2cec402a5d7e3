using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Changes clients.</summary>
[Cmdlet(VerbsData.Update, "UsedeskClient", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskClientReceipt))]
public sealed class UpdateUsedeskClientCommand : UsedeskClientCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberListArgument]
    [IdCompletion(NameKind.Client)]
    [ItemKey]
    public long[] ClientId { get; set; } = Array.Empty<long>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter IsNewNote { get; set; }

    private protected override void ProcessItem()
        => ForEach(ClientId, nameof(ClientId), client => Send(Fill(new UpdateClientRequest { ClientId = client, IsNewNote = IsNewNote }), $"client {client}", "Update Usedesk client"));
}
