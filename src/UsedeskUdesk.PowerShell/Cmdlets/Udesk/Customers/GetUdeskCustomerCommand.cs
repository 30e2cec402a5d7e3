using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Reads customers.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskCustomer")]
[OutputType(typeof(UdeskCustomer))]
public sealed class GetUdeskCustomerCommand : UdeskCustomerCmdlet
{
    private protected override void ProcessItem()
    {
        var (customer, _) = FindKey();
        Read(new GetCustomerRequest(customer), InputObject ?? (object)customer.Content);
    }
}
