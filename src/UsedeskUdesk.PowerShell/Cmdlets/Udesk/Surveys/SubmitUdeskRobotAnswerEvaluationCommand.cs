using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether robots' answers were of use.</summary>
[Cmdlet(VerbsLifecycle.Submit, "UdeskRobotAnswerEvaluation", SupportsShouldProcess = true)]
[OutputType(typeof(Acknowledgement))]
public sealed class SubmitUdeskRobotAnswerEvaluationCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    [ItemKey]
    public string CustomerToken { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    [ItemKey]
    public string MessageId { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long QuestionId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [FlagArgument]
    public bool Useful { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string? Path { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Prepare()
    {
        Path ??= Connection!.RobotAnswerEvaluationPath;
        if (Path is null)
        {
            ThrowTerminatingError(ErrorRecords.Argument(
                "MissingPath",
                "Udesk documents this call without its path, and a guessed one is not sent.",
                null,
                "Ask Udesk's support for the path, then give -Path, or Connect-Udesk -RobotAnswerEvaluationPath once for the connection."));
        }
    }

    private protected override void ProcessItem()
    {
        if (QuestionId == 0)
        {
            throw new RequestException("GreetingNotRated", "The question 0 is the robot's greeting, which cannot be rated.", nameof(QuestionId));
        }

        Send(
            new EvaluateRobotAnswerRequest { Path = Path!, CustomerToken = CustomerToken, MessageId = MessageId, QuestionId = QuestionId, Useful = Useful },
            $"customer {CustomerToken}, message {MessageId}",
            $"Evaluate Udesk robot answer as {(Useful ? "useful" : "not useful")}",
            write: PassThru);
    }
}
