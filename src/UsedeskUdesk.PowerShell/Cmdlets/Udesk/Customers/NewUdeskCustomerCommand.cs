using System.Collections;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Makes customers.</summary>
[Cmdlet(VerbsCommon.New, "UdeskCustomer", SupportsShouldProcess = true)]
[OutputType(typeof(UdeskCustomer))]
public sealed class NewUdeskCustomerCommand : UdeskCreateCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    public string? CustomerToken { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? NickName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public string[]? OtherEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public string[]? CellPhone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public string[]? Tag { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CustomerLevelCompleter))]
    public string? Level { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? OrganizationId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? OwnerId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? OwnerGroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public IDictionary? CustomField { get; set; }

    protected override void ProcessRecord() => Guarded(() =>
    {
        var values = new UdeskCustomerValues
        {
            CustomerToken = Given.Text(CustomerToken),
            NickName = Given.Text(NickName),
            Email = Given.Text(Email),
            OtherEmails = Contacts(OtherEmail),
            CellPhones = Contacts(CellPhone),
            Tags = Tag is { Length: > 0 } ? Tag : null,
            Description = Given.Text(Description),
            Level = Given.Text(Level)?.ToLowerInvariant(),
            OrganizationId = OrganizationId,
            OwnerId = OwnerId,
            OwnerGroupId = OwnerGroupId,
            CustomFields = CustomField is { Count: > 0 } ? PlainValues.From(CustomField) as IDictionary : null,
        };
        var name = values.CustomerToken ?? values.NickName ?? values.Email ?? CellPhone?.FirstOrDefault() ?? "customer";
        Send(new CreateCustomerRequest { Values = values }, name, "Create Udesk customer");
    });

    private static UdeskContact[]? Contacts(string[]? contents)
        => contents is { Length: > 0 } ? contents.Where(content => !string.IsNullOrWhiteSpace(content)).Select(content => new UdeskContact(null, content.Trim())).ToArray() : null;
}
