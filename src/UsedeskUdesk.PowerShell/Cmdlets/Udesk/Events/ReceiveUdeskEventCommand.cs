using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Receives what Udesk pushes.</summary>
[Cmdlet(VerbsCommunications.Receive, "UdeskEvent", DefaultParameterSetName = "Spool")]
[OutputType(typeof(UdeskMessageEvent), typeof(UdeskCloseEvent), typeof(UdeskTransferEvent), typeof(UdeskRobotReplyEvent), typeof(UdeskUrobotReplyEvent), typeof(UdeskReadReceiptEvent), typeof(UdeskWebhookEvent), typeof(UdeskCustomerEvent), typeof(UdeskOrganizationEvent), typeof(UdeskSessionEvent), typeof(UdeskUnknownEvent))]
public sealed class ReceiveUdeskEventCommand : ReceiveCmdlet<UdeskEvent>
{
    [Parameter]
    [EnumArgument(typeof(UdeskEventType), IsArray = true)]
    public UdeskEventType[]? EventType { get; set; }

    [Parameter]
    [SecretArgument]
    [ValidateNotNullOrEmpty]
    public SecureString[]? Secret { get; set; }

    private protected override bool HasPathSecret => Secret is not null;

    private protected override Func<CancellationToken, IEventReceiver<UdeskEvent>> Configure(EventReceiverOptions options)
    {
        options.PathSecrets = OwnSecrets(Secret, "Give what follows the path of -ListenUri in the address that Udesk posts to.");
        return stopping => ClientProvider.Factory.ReceiveUdesk(options, stopping);
    }

    private protected override bool IsWanted(UdeskEvent item) => EventType is null || Array.IndexOf(EventType, item.EventType) >= 0;

    private protected override (string Type, string? Receipt) Describe(UdeskEvent item) => (item.EventType.ToString(), item.ReceiptId);
}
