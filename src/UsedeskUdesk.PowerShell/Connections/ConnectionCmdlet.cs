using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Connections;

/// <summary>What cmdlets that are told of a connection have in common.</summary>
public abstract class ConnectionCmdlet : ServiceCmdlet
{
    /// <summary>How long one attempt may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a call may be repeated.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>Takes plain HTTP to other machines.</summary>
    [Parameter]
    public SwitchParameter AllowUnencrypted { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // Every error record carries the bound parameters, and Export-Clixml outside Windows writes secure strings readably.
        var bound = MyInvocation.BoundParameters;
        foreach (var name in bound.Where(parameter => parameter.Value is SecureString or PSCredential).Select(parameter => parameter.Key).ToArray())
        {
            bound.Remove(name);
        }

        base.BeginProcessing();
    }

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Fills in what all connections have, and refuses an address that will not do.</summary>
    private protected T Complete<T>(T options, Uri baseUri, int requestsPerMinute)
        where T : ApiOptions
    {
        try
        {
            BaseUriRules.Check(baseUri, AllowUnencrypted);
        }
        catch (RequestException error)
        {
            // An address that was refused may hold a password.
            ThrowTerminatingError(ErrorRecords.Argument(error.ErrorId, error.Describe(ParameterNames.Show), null, RequestHints.For(error)));
        }

        options.BaseUri = baseUri;
        options.RequestsPerMinute = requestsPerMinute;
        options.Timeout = TimeSpan.FromSeconds(TimeoutSec);
        options.MaximumRetryCount = MaximumRetryCount;
        options.AllowUnencrypted = AllowUnencrypted;
        options.UserAgent = ConnectionAddress.UserAgent;
        return options;
    }

    /// <summary>Makes a connection to Udesk of what was given, but for the password's exchange for the token.</summary>
    private protected UdeskApiOptions MakeUdesk(UdeskArguments given)
    {
        var options = Complete(new UdeskApiOptions(), Address(given.BaseUri, given.Subdomain), given.RequestsPerMinute);
        options.SignatureAlgorithm = given.SignatureAlgorithm;
        options.RobotAnswerEvaluationPath = given.RobotAnswerEvaluationPath;
        options.StructuredMessageKey = given.StructuredMessageKey is null ? null : Secret(given.StructuredMessageKey, "StructuredMessageKey");
        if (given.ApiToken is not null)
        {
            options.Email = given.Email!;
            options.Token = Secret(given.ApiToken, "ApiToken");
        }
        else if (given.Credential is not null)
        {
            options.Email = given.Credential.UserName;
            options.Token = Secret(given.Credential.Password, "Credential");
        }
        else
        {
            options.Email = given.LogInCredential!.UserName;
        }

        return options;
    }

    /// <summary>Exchanges an administrator's password for the token. False when that failed; the error is then written.</summary>
    private protected bool TryLogIn(UdeskApiOptions options, PSCredential? credential)
    {
        if (credential is null)
        {
            return true;
        }

        var password = Secret(credential.Password, "LogInCredential");
        if (!TryWait((output, cancellationToken) => ClientProvider.Factory.LogInUdeskAsync(options, password, output, cancellationToken), options.Email, out var token))
        {
            return false;
        }

        options.Token = token;
        return true;
    }

    private protected ApiSecret Secret(SecureString value, string parameter)
    {
        if (value.Length == 0)
        {
            ThrowTerminatingError(ErrorRecords.Argument("EmptySecret", $"-{parameter} is empty.", null));
        }

        return new ApiSecret(value);
    }

    /// <summary>The address that -BaseUri or -Subdomain name.</summary>
    private protected Uri Address(Uri? baseUri, string? subdomain)
    {
        if ((baseUri is null) == (subdomain is null))
        {
            ThrowTerminatingError(ErrorRecords.Argument("MissingAddress", "Give either -BaseUri or -Subdomain.", null));
        }

        return baseUri is null ? ConnectionAddress.ForUdesk(subdomain!) : ConnectionAddress.ForUdesk(baseUri);
    }
}

/// <summary>What was given of a connection to Udesk.</summary>
internal sealed class UdeskArguments
{
    public Uri? BaseUri { get; set; }

    public string? Subdomain { get; set; }

    public string? Email { get; set; }

    public SecureString? ApiToken { get; set; }

    public PSCredential? Credential { get; set; }

    public PSCredential? LogInCredential { get; set; }

    public SecureString? StructuredMessageKey { get; set; }

    public UdeskSignatureAlgorithm SignatureAlgorithm { get; set; }

    public string? RobotAnswerEvaluationPath { get; set; }

    public int RequestsPerMinute { get; set; }
}
