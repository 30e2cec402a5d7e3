using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands.Base;

/// <summary>The same, where the customer is named too.</summary>
public abstract class UdeskRobotCustomerCmdlet : UdeskRobotSessionCmdlet
{
    /// <summary>The customer.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    [ItemKey]
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Fills in what these requests have in common, and sends.</summary>
    private protected void Send<TResult>(RobotSessionRequest<TResult> request, string action)
    {
        request.CustomerToken = CustomerToken;
        request.ImSubSessionId = SessionNumber;
        request.RobotId = RobotId;
        request.SceneId = SceneId;
        Send(request, $"customer {CustomerToken}, robot session {request.ImSubSessionId}", action, write: PassThru);
    }
}
