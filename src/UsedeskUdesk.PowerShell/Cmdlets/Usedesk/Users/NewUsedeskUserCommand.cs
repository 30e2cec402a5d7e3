using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Creates agents.</summary>
[Cmdlet(VerbsCommon.New, "UsedeskUser", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskUserReceipt))]
public sealed class NewUsedeskUserCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [FreeText]
    [PlainTextArgument]
    public string Name { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [FreeText]
    [PlainTextArgument]
    public string Email { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString Password { get; set; } = new();

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Group")]
    [IdArgument(NameKind.Group)]
    [IdCompletion(NameKind.Group)]
    public IdOrName GroupId { get; set; } = null!;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.UserRole)]
    [PlainTextArgument]
    public string? Role { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Phone { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter SendInvite { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Lang")]
    [WordCompletion(WordList.UserLanguage)]
    [PlainTextArgument]
    public string? Language { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PlainTextArgument]
    public string? AvatarPath { get; set; }

    private protected override void ProcessItem()
    {
        var request = new CreateUserRequest
        {
            Name = Name,
            Email = Email,
            Password = Password.Length > 0 ? new ApiSecret(Password) : throw new RequestException("MissingParameter", "-Password is empty.", nameof(Password)),
            GroupId = GroupId.Id,
            Role = Role.NullIfEmpty(),
            Phone = Phone.NullIfEmpty(),
            SendInvite = SendInvite,
            Language = Language.NullIfEmpty(),
            Avatar = FileArguments.One(this, AvatarPath, nameof(AvatarPath)),
        };
        Send(request, $"{Name} <{Email}>", "Create Usedesk agent");
    }
}
