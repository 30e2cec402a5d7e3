using System.Collections;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Creates tickets.</summary>
[Cmdlet(VerbsCommon.New, "UsedeskTicket", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskTicketReceipt))]
public sealed class NewUsedeskTicketCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Subject { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Message { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomerName")]
    [FreeText]
    [PlainTextArgument]
    public string? ClientName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomerEmail")]
    [FreeText]
    [PlainTextArgument]
    public string? ClientEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? ClientId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomerPhone")]
    [FreeText]
    [PlainTextArgument]
    public string? ClientPhone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? CompanyName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter PrivateComment { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? AdditionalId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.TicketType)]
    [PlainTextArgument]
    public string? Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.TicketPriority)]
    [PlainTextArgument]
    public string? Priority { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TicketStatusArgument]
    [WordCompletion(WordList.TicketStatus)]
    public UsedeskTicketStatus? Status { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ListArgument]
    [IdCompletion(NameKind.Tag, ByName = true)]
    public string[]? Tag { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.User)]
    [IdCompletion(NameKind.User)]
    public IdOrName? AssigneeId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Group)]
    [IdCompletion(NameKind.Group)]
    public IdOrName? GroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FieldsArgument]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public IDictionary? Field { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FieldsArgument(IsArray = true)]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public IDictionary[]? NestedList { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Channel)]
    [IdCompletion(NameKind.Channel)]
    public IdOrName? ChannelId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [FileArgument]
    [SupportsWildcards]
    public string[]? File { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordArgument(WordList.CommentSender)]
    [WordCompletion(WordList.CommentSender)]
    [NotFromAnswer]
    public string? From { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.User)]
    [IdCompletion(NameKind.User)]
    [NotFromAnswer]
    public IdOrName? UserId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    [NotFromAnswer]
    public long? TriggerId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? ClientCountry { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? ClientCity { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? ClientAddress { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter NewAddress { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.PhoneType)]
    [PlainTextArgument]
    public string? PhoneType { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Username { get; set; }

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

    private protected override void ProcessItem()
    {
        var request = new CreateTicketRequest
        {
            Subject = Subject.NullIfEmpty(),
            Message = Message.NullIfEmpty(),
            ClientName = ClientName.NullIfEmpty(),
            ClientEmail = ClientEmail.NullIfEmpty(),
            ClientId = ClientId.NullIfEmpty(),
            ClientPhone = ClientPhone.NullIfEmpty(),
            CompanyName = CompanyName.NullIfEmpty(),
            PrivateComment = PrivateComment,
            AdditionalId = AdditionalId.NullIfEmpty(),
            Type = Type.NullIfEmpty(),
            Priority = Priority.NullIfEmpty(),
            Status = Status,
            Tag = Tag,
            AssigneeId = AssigneeId?.Id,
            GroupId = GroupId?.Id,
            Field = FieldArguments.Fields(Field),
            NestedList = FieldArguments.Chains(NestedList),
            ChannelId = ChannelId?.Id,
            File = FileArguments.Resolve(this, File),
            From = From.NullIfEmpty(),
            UserId = UserId?.Id,
            TriggerId = TriggerId,
            ClientCountry = ClientCountry.NullIfEmpty(),
            ClientCity = ClientCity.NullIfEmpty(),
            ClientAddress = ClientAddress.NullIfEmpty(),
            NewAddress = NewAddress,
            PhoneType = PhoneType.NullIfEmpty(),
            Username = Username.NullIfEmpty(),
            TemplateId = TemplateId,
            TemplateName = TemplateName.NullIfEmpty(),
            TemplateVariable = TemplateVariable.NullIfEmpty(),
            TemplateLanguage = TemplateLanguage.NullIfEmpty(),
        };
        Send(request, request.Subject ?? request.TemplateName ?? "(no subject)", "Create Usedesk ticket");
    }
}
