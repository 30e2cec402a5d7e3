using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Writes to a client in an agent's name.</summary>
[Cmdlet(VerbsCommunications.Send, "UsedeskChatMessage", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskChatReceipt))]
public sealed class SendUsedeskChatMessageCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NumberListArgument]
    [FreeText]
    [ItemKey]
    public long[] ChatId { get; set; } = Array.Empty<long>();

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [FreeText]
    [PlainTextArgument]
    public string Text { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.User)]
    [IdCompletion(NameKind.User)]
    public IdOrName UserId { get; set; } = null!;

    private protected override void ProcessItem()
        => ForEach(ChatId, nameof(ChatId), chat => Send(new SendChatMessageRequest { ChatId = chat, UserId = UserId.Id, Text = Text }, $"chat {chat}", $"Send a message in the name of agent {UserId.Id}"));
}
