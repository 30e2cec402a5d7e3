using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Changes customers without losing what was not mentioned.</summary>
[Cmdlet(VerbsData.Update, "UdeskCustomer", SupportsShouldProcess = true)]
[OutputType(typeof(UdeskCustomer))]
public sealed class UpdateUdeskCustomerCommand : UdeskWriteCmdlet
{
    private HashSet<string> _typed = new();

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CustomerId")]
    [NumberArgument]
    public long? Id { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    public string? CustomerToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public string[]? CellPhone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? WeixinOpenId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? WeiboId { get; set; }

    [Parameter]
    [ValidateSet(CustomerArguments.Id, CustomerArguments.CustomerToken, CustomerArguments.Email, CustomerArguments.CellPhone, CustomerArguments.WeixinOpenId, CustomerArguments.WeiboId)]
    public string? By { get; set; }

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

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument]
    public bool? IsBlocked { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // Only these can mean "nothing" when they are empty; an empty cell or property says nothing.
        _typed = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
    }

    protected override void ProcessRecord() => Guarded(() =>
    {
        var named = new CustomerArguments(By, Id, CustomerToken, Email, CellPhone?.FirstOrDefault(), WeixinOpenId, WeiboId, InputObject);
        var key = named.Key;
        var update = new CustomerUpdate
        {
            Values = new UdeskCustomerValues
            {
                // What names the customer is no value to set.
                CustomerToken = named.Name == CustomerArguments.CustomerToken ? null : Given.Text(CustomerToken),
                Email = named.Name == CustomerArguments.Email ? null : Given.Text(Email),
                NickName = Given.Text(NickName),
                Description = string.IsNullOrEmpty(Description) && !_typed.Contains(nameof(Description)) ? null : Description,
                Level = Given.Text(Level)?.ToLowerInvariant(),
                Tags = List(Tag, nameof(Tag)),
                OrganizationId = OrganizationId,
                OwnerId = OwnerId,
                OwnerGroupId = OwnerGroupId,
                CustomFields = CustomField is { Count: > 0 } ? PlainValues.From(CustomField) as IDictionary : null,
                IsBlocked = IsBlocked,
            },
            AddEmail = List(OtherEmail),
            RemoveEmail = List(RemoveEmail),
            CellPhone = named.Name == CustomerArguments.CellPhone ? null : List(CellPhone, nameof(CellPhone)),
            AddCellPhone = List(AddCellPhone),
            RemoveCellPhone = List(RemoveCellPhone),
        };
        if (update.IsEmpty)
        {
            throw new RequestException("NothingToChange", $"There is nothing to change: no value of the {key} is given.");
        }

        if (!ShouldProcess(key.ToString(), "Update Udesk customer"))
        {
            return;
        }

        var client = Client;
        Start(
            async (output, cancellationToken) => output.WriteObject(await update.ApplyAsync(client, key, output, cancellationToken).ConfigureAwait(false)),
            InputObject ?? (object)key.Content);
    });

    private string[]? List(string[]? items, string? clears = null)
        => items is { Length: > 0 } || (clears is not null && _typed.Contains(clears))
            ? (items ?? Array.Empty<string>()).Where(item => !string.IsNullOrWhiteSpace(item)).Select(item => item.Trim()).ToArray()
            : null;
}
