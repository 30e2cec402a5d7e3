using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Writes into a chat in a client's name, or opens one.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskChatMessage", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskChatReceipt))]
public sealed class AddUsedeskChatMessageCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long CompanyId { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long ChannelId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Text { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? ChatId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? ClientId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ClientName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ClientEmail { get; set; }

    private protected override void ProcessItem()
    {
        var request = new AddChatMessageRequest
        {
            CompanyId = CompanyId,
            ChannelId = ChannelId,
            Text = Text,
            ChatId = ChatId,
            ClientId = ClientId,
            ClientName = ClientName.NullIfEmpty(),
            ClientEmail = ClientEmail.NullIfEmpty(),
        };
        Send(request, ChatId is null ? $"a new chat in channel {ChannelId}" : $"chat {ChatId}", "Add a client's message");
    }
}
