using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Closes sessions.</summary>
[Cmdlet(VerbsCommon.Close, "UdeskImSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class CloseUdeskImSessionCommand : UdeskWriteCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId", "Id")]
    [NumberArgument]
    public long? ImSubSessionId { get; set; }

    protected override void ProcessRecord() => Guarded(() =>
    {
        var session = SessionArguments.Required(ImSubSessionId, InputObject, "Close-UdeskImSession");
        Send(new CloseImSessionRequest { ImSubSessionId = session }, $"session {session}", "Close Udesk session", write: false);
    });
}
