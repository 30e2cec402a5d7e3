using System.Management.Automation;
using UsedeskUdesk.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Changes agents.</summary>
[Cmdlet(VerbsData.Update, "UsedeskUser", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskUserReceipt))]
public sealed class UpdateUsedeskUserCommand : UsedeskWriteCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public long UserId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UserRoleCompleter))]
    public string? Role { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? GroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Phone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument]
    [ArgumentCompleter(typeof(OnlineCompleter))]
    public bool? ChatOnlineStatus { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument]
    [ArgumentCompleter(typeof(OnlineCompleter))]
    public bool? TicketOnlineStatus { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AvatarPath { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter RemoveAvatar { get; set; }

    protected override void ProcessRecord() => Guarded(() =>
    {
        var avatar = FileArguments.Resolve(this, AvatarPath is null ? null : new[] { AvatarPath });
        if (avatar is { Count: > 1 })
        {
            throw new RequestException("TooManyFiles", $"'{AvatarPath}' means {avatar.Count} files; an agent has one picture.", nameof(AvatarPath));
        }

        if (avatar is not null && RemoveAvatar)
        {
            throw new RequestException("InvalidParameter", "Give either -AvatarPath or -RemoveAvatar.", nameof(RemoveAvatar));
        }

        var request = new UpdateUserRequest
        {
            UserId = UserId,
            Name = Given.Text(Name),
            Email = Given.Text(Email),
            Role = Given.Text(Role),
            GroupId = GroupId,
            Phone = Given.Text(Phone),
            ChatOnlineStatus = ChatOnlineStatus,
            TicketOnlineStatus = TicketOnlineStatus,
            Avatar = avatar?[0],
            RemoveAvatar = RemoveAvatar,
        };
        Send(request, $"agent {UserId}", "Update Usedesk user");
    });
}
