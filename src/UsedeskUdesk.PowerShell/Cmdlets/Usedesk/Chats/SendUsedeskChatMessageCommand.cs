using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Writes to a client in an agent's name.</summary>
[Cmdlet(VerbsCommunications.Send, "UsedeskChatMessage", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskChatReceipt))]
public sealed class SendUsedeskChatMessageCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long ChatId { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Text { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long UserId { get; set; }

    private protected override void ProcessItem()
        => Send(new SendChatMessageRequest { ChatId = ChatId, UserId = UserId, Text = Text }, $"chat {ChatId}", $"Send a message in the name of agent {UserId}");
}
