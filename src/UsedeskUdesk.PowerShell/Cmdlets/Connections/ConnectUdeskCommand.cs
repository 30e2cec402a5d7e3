using System;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Makes a connection to Udesk the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "Udesk", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(UdeskConnection))]
public sealed class ConnectUdeskCommand : ConnectCmdlet
{
    private const string TokenSet = "Token";
    private const string CredentialSet = "Credential";
    private const string LogInSet = "LogIn";

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RegisteredSet)]
    [ArgumentCompleter(typeof(UdeskConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = LogInSet)]
    [Parameter(ParameterSetName = RegisteredSet)]
    public Uri? BaseUri { get; set; }

    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = LogInSet)]
    [Parameter(ParameterSetName = RegisteredSet)]
    [ValidatePattern("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$")]
    public string? Subdomain { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = RegisteredSet)]
    [ValidateNotNullOrEmpty]
    public string? Email { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [SecretArgument]
    public SecureString? ApiToken { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = LogInSet)]
    [Credential]
    public PSCredential? LogInCredential { get; set; }

    [Parameter]
    [SecretArgument]
    public SecureString? StructuredMessageKey { get; set; }

    [Parameter]
    public UdeskSignatureAlgorithm SignatureAlgorithm { get; set; }

    [Parameter]
    [ValidateRange(0, 100000)]
    public int RequestsPerMinute { get; set; } = 60;

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RobotAnswerEvaluationPath { get; set; }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == RegisteredSet)
        {
            ConnectRegistered();
            return;
        }

        var options = MakeUdesk(new UdeskArguments
        {
            BaseUri = BaseUri,
            Subdomain = Subdomain,
            Email = Email,
            ApiToken = ApiToken,
            Credential = Credential,
            LogInCredential = LogInCredential,
            StructuredMessageKey = StructuredMessageKey,
            SignatureAlgorithm = SignatureAlgorithm,
            RobotAnswerEvaluationPath = RobotAnswerEvaluationPath,
            RequestsPerMinute = RequestsPerMinute,
        });
        if (TryLogIn(options, LogInCredential))
        {
            Keep(ModuleState.Current.Udesk, new UdeskConnection(Subdomain ?? ConnectionAddress.NameOf(options.BaseUri), options));
        }
    }

    private void ConnectRegistered()
    {
        var query = new ConnectionQuery(Name!) { Email = Email };
        if (BaseUri is not null || Subdomain is not null)
        {
            query.BaseUri = Address(BaseUri, Subdomain);
        }

        ConnectRegistered(ModuleState.Current.Udesk, query, options =>
        {
            var udesk = (UdeskApiOptions)options;
            udesk.RequestsPerMinute = IsGiven(nameof(RequestsPerMinute)) ? RequestsPerMinute : udesk.RequestsPerMinute;
            udesk.SignatureAlgorithm = IsGiven(nameof(SignatureAlgorithm)) ? SignatureAlgorithm : udesk.SignatureAlgorithm;
            udesk.RobotAnswerEvaluationPath = RobotAnswerEvaluationPath ?? udesk.RobotAnswerEvaluationPath;
            udesk.StructuredMessageKey = StructuredMessageKey is null ? udesk.StructuredMessageKey : Secret(StructuredMessageKey, nameof(StructuredMessageKey));
        });
    }
}
