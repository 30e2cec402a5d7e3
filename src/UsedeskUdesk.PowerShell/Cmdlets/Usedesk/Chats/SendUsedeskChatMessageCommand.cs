using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Writes to a client in an agent's name.</summary>
[Cmdlet(VerbsCommunications.Send, "UsedeskChatMessage", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskChatReceipt))]
public sealed class SendUsedeskChatMessageCommand : UsedeskCreateCmdlet
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

    protected override void ProcessRecord()
        => Send(new SendChatMessageRequest { ChatId = ChatId, UserId = UserId, Text = Text }, $"chat {ChatId}", $"Send a message in the name of agent {UserId}");
}
