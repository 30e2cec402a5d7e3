using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Commands;

/// <summary>Sends structured messages.</summary>
[Cmdlet(VerbsCommunications.Send, "UdeskStructuredMessage", SupportsShouldProcess = true, DefaultParameterSetName = PartsSet)]
[OutputType(typeof(UdeskStructuredMessageReceipt))]
public sealed class SendUdeskStructuredMessageCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    private const string PartsSet = "Parts";
    private const string MessageSet = "Message";

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId")]
    [NumberArgument]
    [ValidateRange(1, long.MaxValue)]
    [FreeText]
    [ItemKey]
    public long ImSubSessionId { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [ValidateRange(1, long.MaxValue)]
    [FreeText]
    [ItemKey]
    public long CustomerId { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [ValidateRange(1, long.MaxValue)]
    [FreeText]
    [ItemKey]
    public long AgentId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    [ItemKey]
    public string? JidResource { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = MessageSet)]
    [ValidateNotNull]
    [FreeText]
    public UdeskStructuredMessage? Message { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = PartsSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Title { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = PartsSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Description { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = PartsSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ImgUrl", "img_url")]
    [FreeText]
    public Uri? ImageUri { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = PartsSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Buttons")]
    [ButtonArgument]
    [ValidateNotNullOrEmpty]
    [FreeText]
    public UdeskStructuredMessageButton[] Button { get; set; } = Array.Empty<UdeskStructuredMessageButton>();

    private protected override void Prepare()
    {
        if (!Connection!.HasStructuredMessageKey)
        {
            ThrowTerminatingError(ErrorRecords.NoStructuredMessageKey(Connection));
        }
    }

    private protected override void ProcessItem()
    {
        var message = Message ?? new UdeskStructuredMessage { Title = Title, Description = Description, ImageUri = ImageUri, Button = Button };
        var request = new SendStructuredMessageRequest
        {
            ImSubSessionId = ImSubSessionId,
            CustomerId = CustomerId,
            AgentId = AgentId,
            JidResource = JidResource.NullIfEmpty(),
            Message = message,
        };
        Send(request, $"session {ImSubSessionId}, customer {CustomerId}", $"Send structured message '{message.Title}'");
    }
}
