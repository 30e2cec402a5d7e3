using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Lists the filters of customers.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskCustomerFilter")]
[OutputType(typeof(UdeskCustomerFilter))]
public sealed class GetUdeskCustomerFilterCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [IdCompletion(NameKind.CustomerFilter, ByName = true)]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    private protected override void ProcessItem()
    {
        if (TryRead(new GetCustomerFiltersRequest(), null, out var filters))
        {
            var names = new NamePatterns(Name);
            WriteObject(filters.Where(filter => names.Match(filter.Name)), enumerateCollection: true);
            names.WriteMissing(this, "FilterNotFound", "Udesk has no filter of customers");
        }
    }
}
