using System.Collections;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Creates tickets.</summary>
[Cmdlet(VerbsCommon.New, "UsedeskTicket", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskTicketReceipt))]
public sealed class NewUsedeskTicketCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Subject { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Message { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomerName")]
    public string? ClientName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomerEmail")]
    public string? ClientEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ClientId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomerPhone")]
    public string? ClientPhone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CompanyName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter PrivateComment { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AdditionalId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.TicketType)]
    public string? Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.TicketPriority)]
    public string? Priority { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TicketStatusArgument]
    [WordCompletion(WordList.TicketStatus)]
    public UsedeskTicketStatus? Status { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ListArgument]
    public string[]? Tag { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? AssigneeId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? GroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FieldsArgument]
    public IDictionary? Field { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FieldsArgument(IsArray = true)]
    public IDictionary[]? NestedList { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? ChannelId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [FileArgument]
    [SupportsWildcards]
    public string[]? File { get; set; }

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
    public string? ClientCountry { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ClientCity { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ClientAddress { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter NewAddress { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.PhoneType)]
    public string? PhoneType { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Username { get; set; }

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
            AssigneeId = AssigneeId,
            GroupId = GroupId,
            Field = FieldArguments.Fields(Field),
            NestedList = FieldArguments.Chains(NestedList),
            ChannelId = ChannelId,
            File = FileArguments.Resolve(this, File),
            From = From.NullIfEmpty(),
            UserId = UserId,
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
