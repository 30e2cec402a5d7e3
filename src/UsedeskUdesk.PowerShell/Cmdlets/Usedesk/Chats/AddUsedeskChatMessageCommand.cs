using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Writes into a chat in a client's name, or opens one.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskChatMessage", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskChatReceipt))]
public sealed class AddUsedeskChatMessageCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long CompanyId { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Channel)]
    [IdCompletion(NameKind.Channel)]
    [ItemKey]
    public IdOrName ChannelId { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [FreeText]
    [PlainTextArgument]
    public string Text { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long? ChatId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [IdCompletion(NameKind.Client)]
    [ItemKey]
    public long? ClientId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    [ItemKey]
    public string? ClientName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    [ItemKey]
    public string? ClientEmail { get; set; }

    private protected override void ProcessItem()
    {
        var request = new AddChatMessageRequest
        {
            CompanyId = CompanyId,
            ChannelId = ChannelId.Id,
            Text = Text,
            ChatId = ChatId,
            ClientId = ClientId,
            ClientName = ClientName.NullIfEmpty(),
            ClientEmail = ClientEmail.NullIfEmpty(),
        };
        Send(request, ChatId is null ? $"a new chat in channel {ChannelId.Id}" : $"chat {ChatId}", "Add a client's message");
    }
}
