using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Turns what Usedesk sent into objects.</summary>
[Cmdlet(VerbsData.ConvertFrom, "UsedeskWebhook")]
[OutputType(typeof(UsedeskPingEvent), typeof(UsedeskDeliveryEvent), typeof(UsedeskDynamicBlockEvent), typeof(UsedeskChatMessageEvent), typeof(UsedeskTicketChangedEvent), typeof(UsedeskCommentEvent), typeof(UsedeskRatingEvent), typeof(UsedeskTicketCreatedEvent), typeof(UsedeskReplyFormEvent), typeof(UsedeskUnknownEvent))]
public sealed class ConvertFromUsedeskWebhookCommand : WebhookCmdlet<UsedeskEvent>, IDisposable
{
    private ApiSecret[] _secrets = Array.Empty<ApiSecret>();
    private IUsedeskWebhookReader _reader = null!;

    /// <summary>Made by PowerShell.</summary>
    public ConvertFromUsedeskWebhookCommand()
        : base(ServiceName.Usedesk)
    {
    }

    [Parameter(Position = 1)]
    public UsedeskEventType[]? EventType { get; set; }

    [Parameter]
    public string? ContentType { get; set; }

    [Parameter]
    [SecretArgument]
    [ValidateNotNullOrEmpty]
    public SecureString[]? Secret { get; set; }

    private protected override string? KnownContentType => ContentType;

    /// <summary>Forgets the secrets.</summary>
    public void Dispose()
    {
        foreach (var secret in _secrets)
        {
            secret.Dispose();
        }
    }

    protected override void BeginProcessing()
    {
        if (Secret?.Any(static secret => secret.Length == 0) == true)
        {
            ThrowTerminatingError(ErrorRecords.Argument("EmptySecret", "-Secret is empty.", null, "Give the application's id, the channel's secret, or both."));
        }

        _secrets = Secret?.Select(static secret => new ApiSecret(secret)).ToArray() ?? _secrets;
        _reader = ClientProvider.Factory.CreateUsedeskWebhookReader(new UsedeskWebhookOptions { Secrets = _secrets });
    }

    protected override void EndProcessing()
    {
        base.EndProcessing();
        Write(_reader.Flush());
    }

    private protected override IReadOnlyList<UsedeskEvent> Read(WebhookBody body) => _reader.Read(body);

    private protected override bool IsWanted(UsedeskEvent item) => EventType is null || Array.IndexOf(EventType, item.EventType) >= 0;
}
