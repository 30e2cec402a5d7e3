using System;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
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
    public long ImSubSessionId { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [ValidateRange(1, long.MaxValue)]
    public long CustomerId { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [ValidateRange(1, long.MaxValue)]
    public long AgentId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? JidResource { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = MessageSet)]
    [ValidateNotNull]
    public UdeskStructuredMessage? Message { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = PartsSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = PartsSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Description { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = PartsSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ImgUrl", "img_url")]
    public Uri? ImageUri { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = PartsSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Buttons")]
    [ButtonArgument]
    [ValidateNotNullOrEmpty]
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
