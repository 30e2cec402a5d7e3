using System.Collections;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Creates customers.</summary>
[Cmdlet(VerbsCommon.New, "UdeskCustomer", SupportsShouldProcess = true)]
[OutputType(typeof(UdeskCustomer))]
public sealed class NewUdeskCustomerCommand : CreateCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [FreeText]
    [PlainTextArgument]
    public string? CustomerToken { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? NickName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Email { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument(AnySemicolon = true)]
    [FreeText]
    public string[]? OtherEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument(AnySemicolon = true)]
    [FreeText]
    public string[]? CellPhone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    [FreeText]
    public string[]? Tag { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Description { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.CustomerLevel)]
    [PlainTextArgument]
    public string? Level { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Organization)]
    [IdCompletion(NameKind.Organization)]
    public IdOrName? OrganizationId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Agent)]
    [IdCompletion(NameKind.Agent)]
    public IdOrName? OwnerId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.UserGroup)]
    [IdCompletion(NameKind.UserGroup)]
    public IdOrName? OwnerGroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FieldsArgument]
    [FreeText]
    public IDictionary? CustomField { get; set; }

    private protected override void ProcessItem()
    {
        var values = new UdeskCustomerValues
        {
            CustomerToken = CustomerToken.NullIfEmpty(),
            NickName = NickName.NullIfEmpty(),
            Email = Email.NullIfEmpty(),
            OtherEmails = Contacts(OtherEmail),
            CellPhones = Contacts(CellPhone),
            Tags = Tag is { Length: > 0 } ? Tag : null,
            Description = Description.NullIfEmpty(),
            Level = Level.NullIfEmpty()?.ToLowerInvariant(),
            OrganizationId = OrganizationId?.Id,
            OwnerId = OwnerId?.Id,
            OwnerGroupId = OwnerGroupId?.Id,
            CustomFields = CustomField is { Count: > 0 } ? PlainValues.From(CustomField) as IDictionary : null,
        };
        var name = values.CustomerToken ?? values.NickName ?? values.Email ?? CellPhone?.FirstOrDefault() ?? "customer";
        Send(new CreateCustomerRequest { Values = values }, name, "Create Udesk customer");
    }

    private static UdeskContact[]? Contacts(string[]? contents)
        => contents is { Length: > 0 } ? contents.Where(content => !string.IsNullOrWhiteSpace(content)).Select(content => new UdeskContact(null, content.Trim())).ToArray() : null;
}
