using System.Management.Automation;
using System.Security;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Commands.Base;

/// <summary>What Connect-Udesk and Register-UdeskConnection have: the parameters that make a connection to Udesk.</summary>
public abstract class UdeskConnectionCmdlet : ConnectionCmdlet
{
    private protected const string TokenSet = "Token";
    private protected const string CredentialSet = "Credential";
    private protected const string LogInSet = "LogIn";

    /// <summary>The tenant's address.</summary>
    [Parameter]
    [FreeText]
    public Uri? BaseUri { get; set; }

    /// <summary>What stands before .udesk.cn in the address.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$")]
    [FreeText]
    [PlainTextArgument]
    public string? Subdomain { get; set; }

    /// <summary>The administrator's e-mail.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public virtual string? Email { get; set; }

    /// <summary>The open API token.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [SecretArgument]
    public virtual SecureString? ApiToken { get; set; }

    /// <summary>The e-mail as user name, and the token as password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The administrator's e-mail and password, which are exchanged for the token.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LogInSet)]
    [Credential]
    public PSCredential? LogInCredential { get; set; }

    /// <summary>The KEY of structured messages.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? StructuredMessageKey { get; set; }

    /// <summary>How calls are signed.</summary>
    [Parameter]
    [EnumArgument(typeof(UdeskSignatureAlgorithm))]
    public UdeskSignatureAlgorithm SignatureAlgorithm { get; set; }

    /// <summary>Where robots' answers are evaluated.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string? RobotAnswerEvaluationPath { get; set; }

    /// <summary>Calls a minute; 0 is no limit.</summary>
    [Parameter]
    [ValidateRange(0, 100000)]
    [FreeText]
    [NumberArgument]
    public int RequestsPerMinute { get; set; } = 60;

    /// <summary>Makes the options of what was given, except for the exchange of the password for the token.</summary>
    private protected UdeskApiOptions MakeOptions()
    {
        var options = FillIn(new UdeskApiOptions(), Address(), RequestsPerMinute);
        options.SignatureAlgorithm = SignatureAlgorithm;
        options.RobotAnswerEvaluationPath = RobotAnswerEvaluationPath;
        options.StructuredMessageKey = OptionalSecret(StructuredMessageKey, nameof(StructuredMessageKey));
        if (ApiToken is not null)
        {
            options.Email = Email!;
            options.Token = Secret(ApiToken, nameof(ApiToken));
        }
        else if (Credential is not null)
        {
            options.Email = Credential.UserName;
            options.Token = Secret(Credential.Password, nameof(Credential));
        }
        else
        {
            options.Email = LogInCredential!.UserName;
        }

        return options;
    }

    /// <summary>Exchanges the administrator's password for the token, where it was given. False when that failed; the error is then written.</summary>
    private protected bool TryLogIn(UdeskApiOptions options)
    {
        if (LogInCredential is null)
        {
            return true;
        }

        var password = Secret(LogInCredential.Password, nameof(LogInCredential));
        if (!TryWait((output, cancellationToken) => ClientProvider.Factory.LogInUdeskAsync(options, password, output, cancellationToken), options.Email, out var token))
        {
            return false;
        }

        options.Token = token;
        return true;
    }

    /// <summary>The address that -BaseUri or -Subdomain names.</summary>
    private protected Uri Address()
    {
        if ((BaseUri is null) == (Subdomain is null))
        {
            ThrowTerminatingError(ErrorRecords.Argument("MissingAddress", "Give either -BaseUri or -Subdomain.", null));
        }

        try
        {
            return BaseUri is null ? BaseUriRules.ForUdesk(Subdomain!) : ConnectionAddress.ForUdesk(BaseUri);
        }
        catch (RequestException error)
        {
            ThrowTerminatingError(ErrorRecords.For(error, Subdomain));
            throw;
        }
    }
}
