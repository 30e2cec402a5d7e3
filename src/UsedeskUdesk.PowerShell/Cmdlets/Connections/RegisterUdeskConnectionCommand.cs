using System;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Keeps a connection to Udesk in a vault.</summary>
[Cmdlet(VerbsLifecycle.Register, "UdeskConnection", DefaultParameterSetName = TokenSet, SupportsShouldProcess = true)]
[OutputType(typeof(RegisteredConnection))]
public sealed class RegisterUdeskConnectionCommand : RegisterCmdlet
{
    private const string TokenSet = "Token";
    private const string CredentialSet = "Credential";
    private const string LogInSet = "LogIn";

    [Parameter]
    public Uri? BaseUri { get; set; }

    [Parameter]
    [ValidatePattern("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$")]
    public string? Subdomain { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
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
    [ValidateNotNullOrEmpty]
    public string? RobotAnswerEvaluationPath { get; set; }

    [Parameter]
    [ValidateRange(0, 100000)]
    public int RequestsPerMinute { get; set; } = 60;

    protected override void ProcessRecord()
    {
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
        if (!MayRegister(ServiceName.Udesk) || !TryLogIn(options, LogInCredential))
        {
            return;
        }

        Store(ServiceName.Udesk, options, new ConnectionItem
        {
            Email = options.Email,
            Token = Text(options.Token),
            StructuredMessageKey = Text(options.StructuredMessageKey),
            SignatureAlgorithm = IsGiven(nameof(SignatureAlgorithm)) ? SignatureAlgorithm.ToString() : null,
            RobotAnswerEvaluationPath = RobotAnswerEvaluationPath,
        });
    }
}
