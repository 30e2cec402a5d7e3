using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Reads customers: single ones, or a list of them.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskCustomer")]
[OutputType(typeof(UdeskCustomer))]
public sealed class GetUdeskCustomerCommand : UdeskCustomerCmdlet
{
    private static readonly string[] s_keys = { nameof(Id), nameof(CustomerToken), nameof(Email), nameof(CellPhone), nameof(WeixinOpenId), nameof(WeiboId), nameof(By) };
    private static readonly string[] s_conditions = { nameof(FilterId), nameof(Query), nameof(First), nameof(Skip) };

    [Parameter]
    [IdArgument(NameKind.CustomerFilter)]
    [IdCompletion(NameKind.CustomerFilter)]
    public IdOrName? FilterId { get; set; }

    [Parameter]
    [FreeText]
    [PlainTextArgument]
    public string? Query { get; set; }

    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long? First { get; set; }

    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long Skip { get; set; }

    private protected override void ProcessItem()
    {
        // A key that is empty by mistake must not mean everybody.
        if (Piped is null && !s_keys.Any(IsGiven))
        {
            List();
            return;
        }

        if (s_conditions.FirstOrDefault(IsGiven) is { } condition)
        {
            throw new RequestException("InvalidParameter", $"-{condition} is for listing customers, and one customer is named. Leave one of the two out.", condition);
        }

        ForEachCustomer((customer, _) => Read(new GetCustomerRequest(customer), Piped ?? (object)customer.Content));
    }

    private void List()
        => WritePages(
            new ListCustomersRequest { FilterId = FilterId?.Id, Query = Query.NullIfEmpty(), First = First, Skip = Skip },
            FilterId?.Id ?? (object?)Query.NullIfEmpty());
}
