using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Deletes agents.</summary>
[Cmdlet(VerbsCommon.Remove, "UsedeskUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(UsedeskUserReceipt))]
public sealed class RemoveUsedeskUserCommand : ItemCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberListArgument]
    [IdCompletion(NameKind.User)]
    [ItemKey]
    public long[] UserId { get; set; } = Array.Empty<long>();

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessItem()
    {
        var name = (Piped?.BaseObject as UsedeskUser)?.Name;
        ForEach(UserId, nameof(UserId), user => Send(new DeleteUserRequest { UserId = user }, $"agent {user}{(name is null ? string.Empty : $" ({name})")}", "Delete Usedesk user", PassThru));
    }
}
