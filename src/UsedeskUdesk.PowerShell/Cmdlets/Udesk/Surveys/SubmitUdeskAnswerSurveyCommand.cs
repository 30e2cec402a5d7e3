using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Rates single answers of Udesk robots.</summary>
[Cmdlet(VerbsLifecycle.Submit, "UdeskAnswerSurvey", SupportsShouldProcess = true)]
[OutputType(typeof(Acknowledgement))]
public sealed class SubmitUdeskAnswerSurveyCommand : UdeskRobotCustomerCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LogId")]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long MessageId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OptionId")]
    [EnumArgument(typeof(UdeskAnswerRating))]
    public UdeskAnswerRating Option { get; set; }

    private protected override void ProcessItem()
        => Send(new SubmitAnswerSurveyRequest { MessageId = MessageId, Option = Option }, $"Rate Udesk robot answer {MessageId} {Option}");
}
