using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Turns what Usedesk sent into objects.</summary>
[Cmdlet(VerbsData.ConvertFrom, "UsedeskWebhook")]
[OutputType(typeof(UsedeskPingEvent), typeof(UsedeskDeliveryEvent), typeof(UsedeskDynamicBlockEvent), typeof(UsedeskChatMessageEvent), typeof(UsedeskTicketChangedEvent), typeof(UsedeskCommentEvent), typeof(UsedeskRatingEvent), typeof(UsedeskTicketCreatedEvent), typeof(UsedeskReplyFormEvent), typeof(UsedeskUnknownEvent))]
public sealed class ConvertFromUsedeskWebhookCommand : WebhookCmdlet<UsedeskEvent>
{
    private IUsedeskWebhookReader _reader = null!;

    /// <summary>Made by PowerShell.</summary>
    public ConvertFromUsedeskWebhookCommand()
        : base(ServiceName.Usedesk)
    {
    }

    [Parameter(Position = 1)]
    [EnumArgument(typeof(UsedeskEventType), IsArray = true)]
    public UsedeskEventType[]? EventType { get; set; }

    [Parameter]
    [FreeText]
    [PlainTextArgument]
    public string? ContentType { get; set; }

    [Parameter]
    [SecretArgument]
    [ValidateNotNullOrEmpty]
    public SecureString[]? Secret { get; set; }

    private protected override string? KnownContentType => ContentType;

    private protected override void Prepare()
    {
        var secrets = OwnSecrets(Secret, "Give the application's id, the channel's secret, or both.");
        _reader = ClientProvider.Factory.CreateUsedeskWebhookReader(new UsedeskWebhookOptions { Secrets = secrets });
    }

    private protected override void Complete()
    {
        base.Complete();
        WriteEvents(_reader.Flush());
    }

    private protected override IReadOnlyList<UsedeskEvent> Read(WebhookBody body) => _reader.Read(body);

    private protected override bool IsWanted(UsedeskEvent item) => EventType is null || Array.IndexOf(EventType, item.EventType) >= 0;
}
