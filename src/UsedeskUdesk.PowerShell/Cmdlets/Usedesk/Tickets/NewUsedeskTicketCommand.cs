using System.Collections;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Makes tickets.</summary>
[Cmdlet(VerbsCommon.New, "UsedeskTicket", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskTicketReceipt))]
public sealed class NewUsedeskTicketCommand : UsedeskCreateCmdlet
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
    [ArgumentCompleter(typeof(TicketTypeCompleter))]
    public string? Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TicketPriorityCompleter))]
    public string? Priority { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TicketStatusArgument]
    [ArgumentCompleter(typeof(TicketStatusCompleter))]
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
    [ValidateSet("user", "client", "trigger", "")]
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
    [ArgumentCompleter(typeof(PhoneTypeCompleter))]
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

    protected override void ProcessRecord() => Guarded(() =>
    {
        var request = new CreateTicketRequest
        {
            Subject = Given.Text(Subject),
            Message = Given.Text(Message),
            ClientName = Given.Text(ClientName),
            ClientEmail = Given.Text(ClientEmail),
            ClientId = Given.Text(ClientId),
            ClientPhone = Given.Text(ClientPhone),
            CompanyName = Given.Text(CompanyName),
            PrivateComment = PrivateComment,
            AdditionalId = Given.Text(AdditionalId),
            Type = Given.Text(Type),
            Priority = Given.Text(Priority),
            Status = Status,
            Tag = Tag,
            AssigneeId = AssigneeId,
            GroupId = GroupId,
            Field = FieldArguments.Fields(Field),
            NestedList = FieldArguments.Chains(NestedList),
            ChannelId = ChannelId,
            File = FileArguments.Resolve(this, File),
            From = Given.Text(From),
            UserId = UserId,
            TriggerId = TriggerId,
            ClientCountry = Given.Text(ClientCountry),
            ClientCity = Given.Text(ClientCity),
            ClientAddress = Given.Text(ClientAddress),
            NewAddress = NewAddress,
            PhoneType = Given.Text(PhoneType),
            Username = Given.Text(Username),
            TemplateId = TemplateId,
            TemplateName = Given.Text(TemplateName),
            TemplateVariable = Given.List(TemplateVariable),
            TemplateLanguage = Given.Text(TemplateLanguage),
        };
        Send(request, request.Subject ?? request.TemplateName ?? "(no subject)", "Create Usedesk ticket");
    });
}
