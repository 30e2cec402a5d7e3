using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Hands chats to an agent.</summary>
[Cmdlet(VerbsCommon.Set, "UsedeskChatAssignee", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskChatAssignment))]
public sealed class SetUsedeskChatAssigneeCommand : UsedeskWriteCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long ChatId { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long UserId { get; set; }

    protected override void ProcessRecord()
        => Send(new SetChatAssigneeRequest { ChatId = ChatId, UserId = UserId }, $"chat {ChatId}", $"Hand to agent {UserId}");
}
