using System.Collections;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands.Base;

/// <summary>What New-UsedeskClient and Update-UsedeskClient take alike.</summary>
public abstract class UsedeskClientCmdlet : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    /// <summary>The name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Name { get; set; }

    /// <summary>E-mails, added to those on file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Emails")]
    [ListArgument(AnySemicolon = true)]
    [FreeText]
    public string[]? Email { get; set; }

    /// <summary>A phone, added to those on file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Phone { get; set; }

    /// <summary>home, mobile, stationary, fax or other.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.PhoneType)]
    [PlainTextArgument]
    public string? PhoneType { get; set; }

    /// <summary>Messengers, with type, identity and uid; with the id of an entry on file, that one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FieldsArgument(IsArray = true)]
    [FreeText]
    public IDictionary[]? Messenger { get; set; }

    /// <summary>Addresses of sites; with the id of an entry on file, that one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SiteArgument]
    [FreeText]
    public UsedeskSite[]? Site { get; set; }

    /// <summary>A note.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Note { get; set; }

    /// <summary>What the client does.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Position { get; set; }

    /// <summary>The country.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Country")]
    [FreeText]
    [PlainTextArgument]
    public string? ClientCountry { get; set; }

    /// <summary>The city.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("City")]
    [FreeText]
    [PlainTextArgument]
    public string? ClientCity { get; set; }

    /// <summary>The address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Address")]
    [FreeText]
    [PlainTextArgument]
    public string? ClientAddress { get; set; }

    /// <summary>Adds the address to the others.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter NewAddress { get; set; }

    /// <summary>Marks the client as important.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Vip")]
    [FlagArgument]
    public bool? StatusVip { get; set; }

    /// <summary>Marks the client as a spammer.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Spam")]
    [FlagArgument]
    public bool? StatusSpam { get; set; }

    /// <summary>The client to merge with.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [IdCompletion(NameKind.Client)]
    [NotFromAnswer]
    public long? MergeId { get; set; }

    /// <summary>A picture.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PlainTextArgument]
    public string? AvatarPath { get; set; }

    /// <summary>A merge cannot be undone: it is asked about like a deletion, everything else like a change.</summary>
    private protected sealed override bool Confirms(string target, string action)
        => ShouldProcess(MergeId is null ? target : $"{target} and client {MergeId}", MergeId is null ? action : "Merge Usedesk clients")
            && (MergeId is null || ConfirmsDeletions($"Merge client {MergeId} into one with {target}? This cannot be undone."));

    /// <summary>Fills in what is to be said of the client.</summary>
    private protected T Fill<T>(T request)
        where T : ClientRequest
    {
        request.Name = Name.NullIfEmpty();
        request.Email = Email;
        request.Phone = Phone.NullIfEmpty();
        request.PhoneType = PhoneType.NullIfEmpty();
        request.Messenger = FieldArguments.Texts(Messenger);
        request.Site = Site;
        request.Note = Note.NullIfEmpty();
        request.Position = Position.NullIfEmpty();
        request.ClientCountry = ClientCountry.NullIfEmpty();
        request.ClientCity = ClientCity.NullIfEmpty();
        request.ClientAddress = ClientAddress.NullIfEmpty();
        request.NewAddress = NewAddress;
        request.StatusVip = StatusVip;
        request.StatusSpam = StatusSpam;
        request.MergeId = MergeId;
        request.Avatar = FileArguments.One(this, AvatarPath, nameof(AvatarPath));
        return request;
    }
}
