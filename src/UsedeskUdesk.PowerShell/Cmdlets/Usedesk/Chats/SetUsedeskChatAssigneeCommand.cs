using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Hands chats to an agent.</summary>
[Cmdlet(VerbsCommon.Set, "UsedeskChatAssignee", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskChatAssignment))]
public sealed class SetUsedeskChatAssigneeCommand : ItemCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NumberListArgument]
    [FreeText]
    [ItemKey]
    public long[] ChatId { get; set; } = Array.Empty<long>();

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.User)]
    [IdCompletion(NameKind.User)]
    public IdOrName UserId { get; set; } = null!;

    private protected override void ProcessItem()
        => ForEach(ChatId, nameof(ChatId), chat => Send(new SetChatAssigneeRequest { ChatId = chat, UserId = UserId.Id }, $"chat {chat}", $"Hand to agent {UserId.Id}"));
}
