using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Counts robots' sessions as handed over to agents.</summary>
[Cmdlet(VerbsLifecycle.Submit, "UdeskTransferSurvey", SupportsShouldProcess = true)]
[OutputType(typeof(Acknowledgement))]
public sealed class SubmitUdeskTransferSurveyCommand : UdeskRobotSessionCmdlet
{
    private protected override void ProcessItem()
    {
        var request = new SubmitTransferSurveyRequest { ImSubSessionId = SessionNumber, RobotId = RobotId, SceneId = SceneId };
        Send(request, $"session {request.ImSubSessionId}", "Count Udesk robot session as handed over", write: PassThru);
    }
}
