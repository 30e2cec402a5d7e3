using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Says that customers clicked on questions which a robot offered.</summary>
[Cmdlet(VerbsLifecycle.Submit, "UdeskRobotHit", SupportsShouldProcess = true)]
[OutputType(typeof(Acknowledgement))]
public sealed class SubmitUdeskRobotHitCommand : UdeskRobotCustomerCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LogId")]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long MessageId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long QuestionId { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [NamedNumberArgument(typeof(UdeskRobotQueryType))]
    [WordCompletion(WordList.RobotQueryType)]
    [ItemKey]
    public int QueryType { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    [ItemKey]
    public string? Question { get; set; }

    private protected override void ProcessItem()
        => Send(
            new SubmitRobotHitRequest { MessageId = MessageId, QuestionId = QuestionId, QueryType = QueryType, Question = Question.NullIfEmpty() },
            $"Report click on question {QuestionId}");
}
