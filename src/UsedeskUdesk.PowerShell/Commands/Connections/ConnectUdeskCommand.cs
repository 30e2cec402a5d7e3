using System;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Commands;

/// <summary>Makes a connection to Udesk the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "Udesk", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(UdeskConnection))]
public sealed class ConnectUdeskCommand : ConnectCmdlet
{
    private const string TokenSet = "Token";
    private const string CredentialSet = "Credential";
    private const string LogInSet = "LogIn";
    private const string ApiPath = "open_api_v1";

    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = LogInSet)]
    public Uri? BaseUri { get; set; }

    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = LogInSet)]
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
    [ValidateRange(0, 100000)]
    public int RequestsPerMinute { get; set; } = 60;

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RobotAnswerEvaluationPath { get; set; }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == RegisteredSet)
        {
            ConnectRegistered(ModuleState.Current.Udesk, ServiceName.Udesk);
            return;
        }

        var options = Complete(new UdeskClientOptions(), Address(), RequestsPerMinute);
        options.SignatureAlgorithm = SignatureAlgorithm;
        options.RobotAnswerEvaluationPath = RobotAnswerEvaluationPath;
        options.StructuredMessageKey = StructuredMessageKey is null ? null : Secret(StructuredMessageKey, nameof(StructuredMessageKey));
        switch (ParameterSetName)
        {
            case TokenSet:
                options.Email = Email!;
                options.Token = Secret(ApiToken!, nameof(ApiToken));
                break;
            case CredentialSet:
                options.Email = Credential!.UserName;
                options.Token = Secret(Credential.Password, nameof(Credential));
                break;
            default:
                options.Email = LogInCredential!.UserName;
                var password = Secret(LogInCredential.Password, nameof(LogInCredential));
                if (!TryWait((output, cancellationToken) => ClientProvider.Factory.LogInUdeskAsync(options, password, output, cancellationToken), options.Email, out var token))
                {
                    return;
                }

                options.Token = token;
                break;
        }

        Keep(ModuleState.Current.Udesk, new UdeskConnection(Subdomain ?? NameOf(options.BaseUri), options));
    }

    private Uri Address()
    {
        if ((BaseUri is null) == (Subdomain is null))
        {
            ThrowTerminatingError(ErrorRecords.Argument("MissingAddress", "Give either -BaseUri or -Subdomain.", null));
        }

        var uri = BaseUri ?? new Uri($"https://{Subdomain}.udesk.cn/{ApiPath}");
        // The host alone is what people copy from the browser.
        return uri.IsAbsoluteUri && uri.AbsolutePath == "/" && uri.Query.Length == 0 ? new Uri(uri, ApiPath) : uri;
    }
}
