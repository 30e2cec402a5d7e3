using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Rates single answers of Udesk robots.</summary>
[Cmdlet(VerbsLifecycle.Submit, "UdeskAnswerSurvey", SupportsShouldProcess = true)]
[OutputType(typeof(Acknowledgement))]
public sealed class SubmitUdeskAnswerSurveyCommand : UdeskRobotCustomerCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LogId")]
    [NumberArgument]
    public long MessageId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OptionId")]
    public UdeskAnswerRating Option { get; set; }

    protected override void ProcessRecord()
        => Guarded(() => Send(new SubmitAnswerSurveyRequest { MessageId = MessageId, Option = Option }, $"Rate Udesk robot answer {MessageId} {Option}"));
}
