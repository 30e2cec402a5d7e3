using System.Collections;
using System.Linq;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Changes customers without losing what was not mentioned.</summary>
[Cmdlet(VerbsData.Update, "UdeskCustomer", SupportsShouldProcess = true)]
[OutputType(typeof(UdeskCustomer))]
public sealed class UpdateUdeskCustomerCommand : UdeskCustomerCmdlet
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? NickName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AddEmail")]
    [ListArgument(AnySemicolon = true)]
    [FreeText]
    public string[]? OtherEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument(AnySemicolon = true)]
    [FreeText]
    public string[]? RemoveEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument(AnySemicolon = true)]
    [FreeText]
    public string[]? AddCellPhone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument(AnySemicolon = true)]
    [FreeText]
    public string[]? RemoveCellPhone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    [AllowEmptyCollection]
    [FreeText]
    public string[]? Tag { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
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

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument]
    public bool? IsBlocked { get; set; }

    private protected override void ProcessItem() => ForEachCustomer(Update);

    private void Update(UdeskCustomerKey key, string namedBy)
    {
        // What names the customer is not a value to set, nor is what a customer of the pipeline has already.
        bool IsValue(string parameter) => parameter != namedBy && !IsLent(parameter);
        var update = new CustomerUpdate
        {
            Values = new UdeskCustomerValues
            {
                CustomerToken = IsValue(nameof(CustomerToken)) ? CustomerToken.NullIfEmpty() : null,
                Email = IsValue(nameof(Email)) ? Email.NullIfEmpty() : null,
                NickName = NickName.NullIfEmpty(),
                Description = IsGiven(nameof(Description)) ? Description ?? string.Empty : Description.NullIfEmpty(),
                Level = Level.NullIfEmpty()?.ToLowerInvariant(),
                Tags = List(Tag, nameof(Tag)),
                OrganizationId = OrganizationId?.Id,
                OwnerId = OwnerId?.Id,
                OwnerGroupId = OwnerGroupId?.Id,
                CustomFields = CustomField is { Count: > 0 } ? PlainValues.From(CustomField) as IDictionary : null,
                IsBlocked = IsBlocked,
            },
            AddEmail = List(OtherEmail),
            RemoveEmail = List(RemoveEmail),
            CellPhone = IsValue(nameof(CellPhone)) ? List(CellPhone, nameof(CellPhone)) : null,
            AddCellPhone = List(AddCellPhone),
            RemoveCellPhone = List(RemoveCellPhone),
        };
        if (update.IsEmpty)
        {
            throw new RequestException("NothingToChange", $"There is nothing to change: no value of the {key} is given.");
        }

        var client = Client;
        Write(
            key.ToString(),
            "Update Udesk customer",
            async call =>
            {
                var customer = await update.ApplyAsync(client, key, call, call.Token).ConfigureAwait(false);
                call.Finish(() => WriteObject(customer));
            },
            Piped ?? (object)key.Content);
    }

    /// <summary>Only what stands on the command line can mean "none" when it is empty; an empty cell or property says nothing.</summary>
    private string[]? List(string[]? items, string? clears = null)
        => items is { Length: > 0 } || (clears is not null && IsGiven(clears))
            ? (items ?? Array.Empty<string>()).Where(item => !string.IsNullOrWhiteSpace(item)).Select(item => item.Trim()).ToArray()
            : null;
}
