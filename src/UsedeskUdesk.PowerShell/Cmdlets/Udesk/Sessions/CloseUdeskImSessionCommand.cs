using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Closes sessions.</summary>
[Cmdlet(VerbsCommon.Close, "UdeskImSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class CloseUdeskImSessionCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId", "Id")]
    [NumberListArgument]
    [FreeText]
    [ItemKey]
    public long[] ImSubSessionId { get; set; } = Array.Empty<long>();

    private protected override void ProcessItem()
    {
        SessionArguments.Required(ImSubSessionId is { Length: > 0 } ? ImSubSessionId[0] : null, "Close-UdeskImSession");
        ForEach(ImSubSessionId, nameof(ImSubSessionId), session => Send(new CloseImSessionRequest { ImSubSessionId = session }, $"session {session}", "Close Udesk session", write: false));
    }
}
