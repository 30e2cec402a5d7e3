using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Hands chats to an agent.</summary>
[Cmdlet(VerbsCommon.Set, "UsedeskChatAssignee", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskChatAssignment))]
public sealed class SetUsedeskChatAssigneeCommand : ItemCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long ChatId { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long UserId { get; set; }

    private protected override void ProcessItem()
        => Send(new SetChatAssigneeRequest { ChatId = ChatId, UserId = UserId }, $"chat {ChatId}", $"Hand to agent {UserId}");
}
