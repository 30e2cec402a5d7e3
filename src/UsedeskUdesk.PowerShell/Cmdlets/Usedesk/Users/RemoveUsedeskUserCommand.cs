using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Deletes agents.</summary>
[Cmdlet(VerbsCommon.Remove, "UsedeskUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(UsedeskUserReceipt))]
public sealed class RemoveUsedeskUserCommand : UsedeskWriteCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    public long UserId { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        var name = (InputObject?.BaseObject as UsedeskUser)?.Name;
        Send(new DeleteUserRequest { UserId = UserId }, $"agent {UserId}{(name is null ? string.Empty : $" ({name})")}", "Delete Usedesk user", PassThru);
    }
}
