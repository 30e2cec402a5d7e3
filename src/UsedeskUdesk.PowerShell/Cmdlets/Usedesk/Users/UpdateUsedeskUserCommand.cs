using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Changes agents.</summary>
[Cmdlet(VerbsData.Update, "UsedeskUser", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskUserReceipt))]
public sealed class UpdateUsedeskUserCommand : ItemCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberListArgument]
    [IdCompletion(NameKind.User)]
    [ItemKey]
    public long[] UserId { get; set; } = Array.Empty<long>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Email { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.UserRole)]
    [PlainTextArgument]
    public string? Role { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Group")]
    [IdArgument(NameKind.Group)]
    [IdCompletion(NameKind.Group)]
    public IdOrName? GroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
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
    [PlainTextArgument]
    public string? AvatarPath { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter RemoveAvatar { get; set; }

    private protected override void ProcessItem() => ForEach(UserId, nameof(UserId), Update);

    private void Update(long user)
    {
        var request = new UpdateUserRequest
        {
            UserId = user,
            Name = Name.NullIfEmpty(),
            Email = Email.NullIfEmpty(),
            Role = Role.NullIfEmpty(),
            GroupId = GroupId?.Id,
            Phone = Phone.NullIfEmpty(),
            ChatOnlineStatus = ChatOnlineStatus,
            TicketOnlineStatus = TicketOnlineStatus,
            Avatar = FileArguments.One(this, AvatarPath, nameof(AvatarPath)),
            RemoveAvatar = RemoveAvatar,
        };
        Send(request, $"agent {user}", "Update Usedesk user");
    }
}
