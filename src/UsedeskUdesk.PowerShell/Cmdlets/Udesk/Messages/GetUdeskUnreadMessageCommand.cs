using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Lists what agents wrote while a customer was away.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskUnreadMessage")]
[OutputType(typeof(UdeskUnreadMessage))]
public sealed class GetUdeskUnreadMessageCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId")]
    [NumberArgument]
    [FreeText]
    public long ImSubSessionId { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    [FreeText]
    public long CustomerId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public long? AppId { get; set; }

    private protected override void ProcessItem()
    {
        var request = new GetUnreadMessagesRequest { ImSubSessionId = ImSubSessionId, CustomerId = CustomerId, AppId = AppId };
        if (TryRead(request, ImSubSessionId, out var messages))
        {
            if (messages.UnreadCount is { } count && count != messages.Count)
            {
                WriteVerbose($"Udesk counts {count} unread messages in session {ImSubSessionId}, and sent {messages.Count}.");
            }

            WriteObject(messages, enumerateCollection: true);
        }
    }
}
