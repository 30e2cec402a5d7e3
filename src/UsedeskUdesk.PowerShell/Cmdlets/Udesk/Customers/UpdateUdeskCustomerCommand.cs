using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Changes customers without losing what was not mentioned.</summary>
[Cmdlet(VerbsData.Update, "UdeskCustomer", SupportsShouldProcess = true)]
[OutputType(typeof(UdeskCustomer))]
public sealed class UpdateUdeskCustomerCommand : UdeskCustomerCmdlet
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? NickName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AddEmail")]
    [ListArgument]
    public string[]? OtherEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public string[]? RemoveEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public string[]? AddCellPhone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public string[]? RemoveCellPhone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    [AllowEmptyCollection]
    public string[]? Tag { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Description { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.CustomerLevel)]
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

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument]
    public bool? IsBlocked { get; set; }

    private protected override void ProcessItem()
    {
        var (key, namedBy) = FindKey();
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
                OrganizationId = OrganizationId,
                OwnerId = OwnerId,
                OwnerGroupId = OwnerGroupId,
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
            InputObject ?? (object)key.Content);
    }

    /// <summary>Only what stands on the command line can mean "none" when it is empty; an empty cell or property says nothing.</summary>
    private string[]? List(string[]? items, string? clears = null)
        => items is { Length: > 0 } || (clears is not null && IsGiven(clears))
            ? (items ?? Array.Empty<string>()).Where(item => !string.IsNullOrWhiteSpace(item)).Select(item => item.Trim()).ToArray()
            : null;
}
