using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Rates sessions with Udesk robots.</summary>
[Cmdlet(VerbsLifecycle.Submit, "UdeskRobotSurvey", SupportsShouldProcess = true)]
[OutputType(typeof(Acknowledgement))]
public sealed class SubmitUdeskRobotSurveyCommand : UdeskRobotCustomerCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OptionId")]
    public UdeskRobotRating Option { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Remark { get; set; }

    protected override void ProcessRecord()
        => Guarded(() => Send(new SubmitRobotSurveyRequest { Option = Option, Remark = Given.Text(Remark) }, $"Rate Udesk robot session {Option}"));
}
