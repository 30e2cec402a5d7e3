using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Receives what Usedesk sends.</summary>
[Cmdlet(VerbsCommunications.Receive, "UsedeskEvent", DefaultParameterSetName = "Spool")]
[OutputType(typeof(UsedeskPingEvent), typeof(UsedeskDeliveryEvent), typeof(UsedeskDynamicBlockEvent), typeof(UsedeskChatMessageEvent), typeof(UsedeskTicketChangedEvent), typeof(UsedeskCommentEvent), typeof(UsedeskRatingEvent), typeof(UsedeskTicketCreatedEvent), typeof(UsedeskReplyFormEvent), typeof(UsedeskUnknownEvent))]
public sealed class ReceiveUsedeskEventCommand : ReceiveCmdlet<UsedeskEvent>
{
    [Parameter]
    [EnumArgument(typeof(UsedeskEventType), IsArray = true)]
    public UsedeskEventType[]? EventType { get; set; }

    [Parameter]
    [SecretArgument]
    [ValidateNotNullOrEmpty]
    public SecureString[]? Secret { get; set; }

    private protected override Func<CancellationToken, IEventReceiver<UsedeskEvent>> Configure(EventReceiverOptions options)
    {
        var secrets = OwnSecrets(Secret, "Give the application's id, the channel's secret, or both.");
        return stopping => ClientProvider.Factory.ReceiveUsedesk(options, new UsedeskWebhookOptions { Secrets = secrets }, stopping);
    }

    private protected override bool IsWanted(UsedeskEvent item) => EventType is null || Array.IndexOf(EventType, item.EventType) >= 0;

    private protected override (string Type, string? Receipt) Describe(UsedeskEvent item) => (item.EventType.ToString(), item.ReceiptId);
}
