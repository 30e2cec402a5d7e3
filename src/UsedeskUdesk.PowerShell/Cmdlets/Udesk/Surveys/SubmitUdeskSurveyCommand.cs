using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Rates sessions with agents, by the tenant's own options.</summary>
[Cmdlet(VerbsLifecycle.Submit, "UdeskSurvey", SupportsShouldProcess = true)]
[OutputType(typeof(Acknowledgement))]
public sealed class SubmitUdeskSurveyCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId")]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long? ImSubSessionId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OptionId")]
    [ValidateNotNullOrEmpty]
    [WordCompletion(WordList.SurveyOption)]
    [PlainTextArgument]
    public string Option { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Remark { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument]
    public bool? Resolved { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SurveyOptionsArgument]
    [FreeText]
    [ItemKey]
    public UdeskSurveyOptions? SurveyOptions { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessItem()
    {
        var session = ImSubSessionId ?? throw new RequestException(
            "NoSession",
            "There is no session to rate: give -ImSubSessionId, or pipe a session that an agent has. Sessions with Udesk robots are rated with Submit-UdeskRobotSurvey.",
            nameof(ImSubSessionId));
        var remark = Remark.NullIfEmpty();
        var request = new SubmitSurveyRequest { ImSubSessionId = session, OptionId = SurveyChoice.Find(SurveyOptions, Option.Trim(), remark), Remark = remark, Resolved = Resolved };
        Send(request, $"session {session}", $"Rate Udesk session with option {request.OptionId}", write: PassThru);
    }
}
