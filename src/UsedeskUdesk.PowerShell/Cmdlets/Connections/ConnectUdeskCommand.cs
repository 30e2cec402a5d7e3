using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Output;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands;

/// <summary>Makes a connection to Udesk the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "Udesk", DefaultParameterSetName = TokenSet, SupportsShouldProcess = true)]
[OutputType(typeof(UdeskConnection))]
public sealed class ConnectUdeskCommand : UdeskConnectionCmdlet
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string? Name { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = RegisteredSet)]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string? Vault { get; set; }

    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = RegisteredSet)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public override string? Email { get; set; }

    [Parameter(ParameterSetName = TokenSet)]
    [SecretArgument]
    public override SecureString? ApiToken { get; set; }

    [Parameter]
    public SwitchParameter SkipTest { get; set; }

    private protected override void ProcessItem()
    {
        if (IsRegistered(Name, isGiven: ApiToken is not null || Credential is not null || LogInCredential is not null, Vault))
        {
            ConnectRegistered();
            return;
        }

        if (BaseUri is null && Subdomain is null)
        {
            // Before anything is asked for.
            Address();
        }

        if (ParameterSetName == TokenSet)
        {
            if (Email is null)
            {
                ThrowTerminatingError(ErrorRecords.Argument("MissingParameter", "-Email is not given.", null, "Give the administrator's e-mail with -Email, or both with -Credential."));
            }

            ApiToken ??= AskForSecret($"API token of {Email}", nameof(ApiToken));
        }

        var options = MakeOptions();
        var set = ModuleState.Current.Udesk;
        var name = Name ?? set.FreeName(Subdomain ?? ConnectionAddress.NameOf(options.BaseUri), other => other.IsOf(options));
        if (IsWanted($"Udesk at {options.BaseUri.Host} as '{name}'") && TryLogIn(options))
        {
            Connect<UdeskService, UdeskConnection>(new UdeskConnection(name, options), SkipTest);
        }
    }

    private void ConnectRegistered()
    {
        if (!IsWanted($"registered Udesk connection '{Name}'"))
        {
            return;
        }

        var query = new ConnectionQuery(Name!) { Vault = Vault, Email = Email };
        if (BaseUri is not null || Subdomain is not null)
        {
            query.BaseUri = Address();
        }

        var key = OptionalSecret(StructuredMessageKey, nameof(StructuredMessageKey));
        ConnectRegistered<UdeskService, UdeskConnection>(
            query,
            options =>
            {
                var udesk = (UdeskApiOptions)options;
                udesk.RequestsPerMinute = IsGiven(nameof(RequestsPerMinute)) ? RequestsPerMinute : udesk.RequestsPerMinute;
                udesk.SignatureAlgorithm = IsGiven(nameof(SignatureAlgorithm)) ? SignatureAlgorithm : udesk.SignatureAlgorithm;
                udesk.RobotAnswerEvaluationPath = RobotAnswerEvaluationPath ?? udesk.RobotAnswerEvaluationPath;
                udesk.StructuredMessageKey = key ?? udesk.StructuredMessageKey;
            },
            SkipTest);
    }
}
