using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether customers talk or wait.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskCustomerStatus")]
[OutputType(typeof(UdeskCustomerStatus))]
public sealed class GetUdeskCustomerStatusCommand : ReadCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [FreeText]
    [PlainTextArgument]
    public string? CustomerToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? WebToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? SdkToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? SessionKey { get; set; }

    private protected override void ProcessItem()
    {
        var request = new GetCustomerStatusRequest
        {
            CustomerToken = CustomerToken.NullIfEmpty(),
            WebToken = WebToken.NullIfEmpty(),
            SdkToken = SdkToken.NullIfEmpty(),
            SessionKey = SessionKey.NullIfEmpty(),
        };
        Read(request, request.CustomerToken ?? request.WebToken ?? request.SdkToken);
    }
}
