using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Calls anything of Udesk that has no cmdlet of its own.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "UdeskApi", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeUdeskApiCommand : InvokeApiCmdlet<UdeskService, UdeskConnection>
{
    [Parameter]
    public SwitchParameter NoSign { get; set; }

    private protected override void Adjust(RawRequest<UdeskService> request) => request.NoSign = NoSign;
}
