using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Shows agents what customers are typing.</summary>
[Cmdlet(VerbsCommunications.Send, "UdeskImMessagePreview", SupportsShouldProcess = true, DefaultParameterSetName = ContentSet)]
public sealed class SendUdeskImMessagePreviewCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    private const string ContentSet = "Content";
    private const string ClearSet = "Clear";

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ContentSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [FreeText]
    [PlainTextArgument]
    public string Content { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = ClearSet)]
    public SwitchParameter Clear { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId", "Id")]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long? ImSubSessionId { get; set; }

    private protected override void ProcessItem()
    {
        var session = SessionArguments.Required(ImSubSessionId, "Send-UdeskImMessagePreview");
        if (ParameterSetName == ClearSet && !Clear)
        {
            throw new RequestException("MissingParameter", "-Clear:$false leaves no text to show. Give -Content.", nameof(Content));
        }

        var text = Clear ? string.Empty : Content;
        Send(
            new MessagePreviewRequest { ImSubSessionId = session, Content = text },
            $"session {session}",
            text.Length == 0 ? "Clear Udesk message preview" : "Send Udesk message preview",
            write: false);
    }
}
