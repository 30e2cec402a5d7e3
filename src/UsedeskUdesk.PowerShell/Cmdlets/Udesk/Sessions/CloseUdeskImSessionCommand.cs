using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Closes sessions.</summary>
[Cmdlet(VerbsCommon.Close, "UdeskImSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class CloseUdeskImSessionCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId", "Id")]
    [NumberArgument]
    public long? ImSubSessionId { get; set; }

    private protected override void ProcessItem()
    {
        var session = SessionArguments.Required(ImSubSessionId, InputObject, "Close-UdeskImSession");
        Send(new CloseImSessionRequest { ImSubSessionId = session }, $"session {session}", "Close Udesk session", write: false);
    }
}
