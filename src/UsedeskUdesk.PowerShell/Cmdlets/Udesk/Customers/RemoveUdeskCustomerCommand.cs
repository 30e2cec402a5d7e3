using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Deletes customers.</summary>
[Cmdlet(VerbsCommon.Remove, "UdeskCustomer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveUdeskCustomerCommand : UdeskCustomerCmdlet
{
    private protected override void ProcessItem()
        => ForEachCustomer((customer, _) => Send(new DeleteCustomerRequest(customer), customer.ToString(), "Delete Udesk customer", write: false));
}
