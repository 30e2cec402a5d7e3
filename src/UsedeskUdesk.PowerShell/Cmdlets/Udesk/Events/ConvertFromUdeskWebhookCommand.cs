using System.Collections.Generic;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Turns what Udesk pushed into objects.</summary>
[Cmdlet(VerbsData.ConvertFrom, "UdeskWebhook")]
[OutputType(typeof(UdeskMessageEvent), typeof(UdeskCloseEvent), typeof(UdeskTransferEvent), typeof(UdeskRobotReplyEvent), typeof(UdeskUrobotReplyEvent), typeof(UdeskReadReceiptEvent), typeof(UdeskWebhookEvent), typeof(UdeskCustomerEvent), typeof(UdeskOrganizationEvent), typeof(UdeskSessionEvent), typeof(UdeskUnknownEvent))]
public sealed class ConvertFromUdeskWebhookCommand : WebhookCmdlet<UdeskEvent>
{
    /// <summary>Made by PowerShell.</summary>
    public ConvertFromUdeskWebhookCommand()
        : base(ServiceName.Udesk)
    {
    }

    [Parameter(Position = 1)]
    [EnumArgument(typeof(UdeskEventType), IsArray = true)]
    public UdeskEventType[]? EventType { get; set; }

    private protected override IReadOnlyList<UdeskEvent> Read(WebhookBody body) => ClientProvider.Factory.UdeskWebhookReader.Read(body);

    private protected override bool IsWanted(UdeskEvent item) => EventType is null || Array.IndexOf(EventType, item.EventType) >= 0;
}
