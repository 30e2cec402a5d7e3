using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Adds comments to tickets.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskTicketComment", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskCommentReceipt))]
public sealed class AddUsedeskTicketCommentCommand : UsedeskCreateCmdlet
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
    [ValidateSet("user", "client", "trigger", "")]
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

    protected override void ProcessRecord() => Guarded(() =>
    {
        var request = new CreateCommentRequest
        {
            TicketId = TicketId,
            Message = Given.Text(Message),
            Public = Public,
            From = Given.Text(From),
            UserId = UserId,
            TriggerId = TriggerId,
            Cc = Cc,
            Bcc = Bcc,
            File = FileArguments.Resolve(this, File),
            TemplateId = TemplateId,
            TemplateName = Given.Text(TemplateName),
            TemplateVariable = Given.List(TemplateVariable),
            TemplateLanguage = Given.Text(TemplateLanguage),
        };
        Send(request, $"ticket {TicketId}", Public ? "Add public Usedesk comment" : "Add private Usedesk comment");
    });
}
