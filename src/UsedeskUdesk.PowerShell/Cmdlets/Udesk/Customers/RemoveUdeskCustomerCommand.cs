using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Deletes customers.</summary>
[Cmdlet(VerbsCommon.Remove, "UdeskCustomer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveUdeskCustomerCommand : UdeskWriteCmdlet
{
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

    protected override void ProcessRecord() => Guarded(() =>
    {
        var customer = new CustomerArguments(By, Id, CustomerToken, Email, CellPhone?.FirstOrDefault(), WeixinOpenId, WeiboId, InputObject).Key;
        Send(new DeleteCustomerRequest(customer), customer.ToString(), "Delete Udesk customer", write: false);
    });
}
