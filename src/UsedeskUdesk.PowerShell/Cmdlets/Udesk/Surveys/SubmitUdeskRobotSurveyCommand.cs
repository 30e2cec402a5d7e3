using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Rates sessions with Udesk robots.</summary>
[Cmdlet(VerbsLifecycle.Submit, "UdeskRobotSurvey", SupportsShouldProcess = true)]
[OutputType(typeof(Acknowledgement))]
public sealed class SubmitUdeskRobotSurveyCommand : UdeskRobotCustomerCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OptionId")]
    [EnumArgument(typeof(UdeskRobotRating))]
    public UdeskRobotRating Option { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Remark { get; set; }

    private protected override void ProcessItem()
        => Send(new SubmitRobotSurveyRequest { Option = Option, Remark = Remark.NullIfEmpty() }, $"Rate Udesk robot session {Option}");
}
