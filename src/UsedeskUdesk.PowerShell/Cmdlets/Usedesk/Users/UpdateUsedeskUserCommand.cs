using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Changes agents.</summary>
[Cmdlet(VerbsData.Update, "UsedeskUser", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskUserReceipt))]
public sealed class UpdateUsedeskUserCommand : UsedeskWriteCmdlet
{
    private PipedAnswers _piped = null!;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    public long UserId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UserRoleCompleter))]
    public string? Role { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Group")]
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

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _piped = new PipedAnswers(this, typeof(UsedeskUser));
    }

    protected override void ProcessRecord() => Guarded(() =>
    {
        var request = new UpdateUserRequest
        {
            UserId = UserId,
            Name = IsWanted(nameof(Name)) ? Given.Text(Name) : null,
            Email = IsWanted(nameof(Email)) ? Given.Text(Email) : null,
            Role = IsWanted(nameof(Role)) ? Given.Text(Role) : null,
            GroupId = IsWanted(nameof(GroupId)) ? GroupId : null,
            Phone = IsWanted(nameof(Phone)) ? Given.Text(Phone) : null,
            ChatOnlineStatus = IsWanted(nameof(ChatOnlineStatus)) ? ChatOnlineStatus : null,
            TicketOnlineStatus = IsWanted(nameof(TicketOnlineStatus)) ? TicketOnlineStatus : null,
            Avatar = FileArguments.One(this, AvatarPath, nameof(AvatarPath)),
            RemoveAvatar = RemoveAvatar,
        };
        Send(request, $"agent {UserId}", "Update Usedesk user");
    });

    private bool IsWanted(string parameter) => _piped.IsWanted(InputObject, parameter);
}
