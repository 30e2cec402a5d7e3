using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Creates clients.</summary>
[Cmdlet(VerbsCommon.New, "UsedeskClient", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskClientReceipt))]
public sealed class NewUsedeskClientCommand : UsedeskClientCmdlet
{
    private protected override void ProcessItem()
    {
        var request = Fill(new CreateClientRequest());
        Send(request, request.Name ?? request.Email?[0] ?? request.Phone ?? "(no name)", "Create Usedesk client");
    }
}
