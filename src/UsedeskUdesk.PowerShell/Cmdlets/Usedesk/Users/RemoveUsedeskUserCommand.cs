using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Deletes agents.</summary>
[Cmdlet(VerbsCommon.Remove, "UsedeskUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(UsedeskUserReceipt))]
public sealed class RemoveUsedeskUserCommand : ItemCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    public long UserId { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessItem()
    {
        var name = (InputObject?.BaseObject as UsedeskUser)?.Name;
        Send(new DeleteUserRequest { UserId = UserId }, $"agent {UserId}{(name is null ? string.Empty : $" ({name})")}", "Delete Usedesk user", PassThru);
    }
}
