using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Changes agents.</summary>
[Cmdlet(VerbsData.Update, "UsedeskUser", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskUserReceipt))]
public sealed class UpdateUsedeskUserCommand : ItemCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    [ItemKey]
    public long UserId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.UserRole)]
    public string? Role { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Group")]
    [NumberArgument]
    public long? GroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Phone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument]
    [WordCompletion(WordList.OnlineState)]
    public bool? ChatOnlineStatus { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument]
    [WordCompletion(WordList.OnlineState)]
    public bool? TicketOnlineStatus { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AvatarPath { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter RemoveAvatar { get; set; }

    private protected override void ProcessItem()
    {
        var request = new UpdateUserRequest
        {
            UserId = UserId,
            Name = Name.NullIfEmpty(),
            Email = Email.NullIfEmpty(),
            Role = Role.NullIfEmpty(),
            GroupId = GroupId,
            Phone = Phone.NullIfEmpty(),
            ChatOnlineStatus = ChatOnlineStatus,
            TicketOnlineStatus = TicketOnlineStatus,
            Avatar = FileArguments.One(this, AvatarPath, nameof(AvatarPath)),
            RemoveAvatar = RemoveAvatar,
        };
        Send(request, $"agent {UserId}", "Update Usedesk user");
    }
}
