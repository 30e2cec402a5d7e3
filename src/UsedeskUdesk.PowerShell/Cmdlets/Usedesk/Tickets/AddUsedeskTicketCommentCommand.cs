using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Adds comments to tickets.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskTicketComment", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskCommentReceipt))]
public sealed class AddUsedeskTicketCommentCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    public long TicketId { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Message { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter Public { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordArgument(WordList.CommentSender)]
    [WordCompletion(WordList.CommentSender)]
    public string? From { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? UserId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? TriggerId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public string[]? Cc { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public string[]? Bcc { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [FileArgument]
    [SupportsWildcards]
    public string[]? File { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? TemplateId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TemplateName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? TemplateVariable { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TemplateLanguage { get; set; }

    private protected override void ProcessItem()
    {
        var request = new CreateCommentRequest
        {
            TicketId = TicketId,
            Message = Message.NullIfEmpty(),
            Public = Public,
            From = From.NullIfEmpty(),
            UserId = UserId,
            TriggerId = TriggerId,
            Cc = Cc,
            Bcc = Bcc,
            File = FileArguments.Resolve(this, File),
            TemplateId = TemplateId,
            TemplateName = TemplateName.NullIfEmpty(),
            TemplateVariable = TemplateVariable.NullIfEmpty(),
            TemplateLanguage = TemplateLanguage.NullIfEmpty(),
        };
        Send(request, $"ticket {TicketId}", Public ? "Add public Usedesk comment" : "Add private Usedesk comment");
    }
}
