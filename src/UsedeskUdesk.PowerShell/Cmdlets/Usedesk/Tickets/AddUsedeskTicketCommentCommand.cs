using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Adds comments to tickets.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskTicketComment", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskCommentReceipt))]
public sealed class AddUsedeskTicketCommentCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberListArgument]
    [FreeText]
    [ItemKey]
    public long[] TicketId { get; set; } = Array.Empty<long>();

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Message { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter Public { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordArgument(WordList.CommentSender)]
    [WordCompletion(WordList.CommentSender)]
    public string? From { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.User)]
    [IdCompletion(NameKind.User)]
    public IdOrName? UserId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public long? TriggerId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument(AnySemicolon = true)]
    [FreeText]
    public string[]? Cc { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument(AnySemicolon = true)]
    [FreeText]
    public string[]? Bcc { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [FileArgument]
    [SupportsWildcards]
    public string[]? File { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public long? TemplateId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? TemplateName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string[]? TemplateVariable { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? TemplateLanguage { get; set; }

    private protected override void ProcessItem() => ForEach(TicketId, nameof(TicketId), AddComment);

    private void AddComment(long ticket)
    {
        var request = new CreateCommentRequest
        {
            TicketId = ticket,
            Message = Message.NullIfEmpty(),
            Public = Public,
            From = From.NullIfEmpty(),
            UserId = UserId?.Id,
            TriggerId = TriggerId,
            Cc = Cc,
            Bcc = Bcc,
            File = FileArguments.Resolve(this, File),
            TemplateId = TemplateId,
            TemplateName = TemplateName.NullIfEmpty(),
            TemplateVariable = TemplateVariable.NullIfEmpty(),
            TemplateLanguage = TemplateLanguage.NullIfEmpty(),
        };
        Send(request, $"ticket {ticket}", Public ? "Add public Usedesk comment" : "Add private Usedesk comment");
    }
}
