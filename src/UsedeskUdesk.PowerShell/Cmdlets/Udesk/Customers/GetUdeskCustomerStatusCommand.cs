using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Says whether customers talk or wait.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskCustomerStatus")]
[OutputType(typeof(UdeskCustomerStatus))]
public sealed class GetUdeskCustomerStatusCommand : UdeskReadCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    public string? CustomerToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? WebToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SdkToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SessionKey { get; set; }

    protected override void ProcessRecord()
    {
        var request = new GetCustomerStatusRequest
        {
            CustomerToken = Given.Text(CustomerToken),
            WebToken = Given.Text(WebToken),
            SdkToken = Given.Text(SdkToken),
            SessionKey = Given.Text(SessionKey),
        };
        Ask(request, request.CustomerToken ?? request.WebToken ?? request.SdkToken);
    }
}
