using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands.Base;

/// <summary>A cmdlet that is told of a connection: what all Connect and Register cmdlets have.</summary>
public abstract class ConnectionCmdlet : ModuleCmdlet
{
    private protected const string RegisteredSet = "Registered";

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

    /// <summary>Writes the connection, or what was registered.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected sealed override void Initialize()
    {
        // Every error record carries the bound parameters, and Export-Clixml outside Windows writes secure strings readably.
        var bound = MyInvocation.BoundParameters;
        foreach (var name in bound.Where(parameter => parameter.Value is SecureString or PSCredential).Select(parameter => parameter.Key).ToArray())
        {
            bound.Remove(name);
        }
    }

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Fills in what all connections have, and refuses an unfit address.</summary>
    private protected T FillIn<T>(T options, Uri baseUri, int requestsPerMinute)
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

    private protected ApiSecret Secret(SecureString value, string parameter)
    {
        if (value.Length == 0)
        {
            ThrowTerminatingError(ErrorRecords.Argument("EmptySecret", $"-{parameter} is empty.", null));
        }

        var secret = new ApiSecret(value);
        try
        {
            SecretRules.Check(secret, parameter);
        }
        catch (RequestException error)
        {
            ThrowTerminatingError(ErrorRecords.For(error, null));
        }

        return secret;
    }

    private protected ApiSecret? OptionalSecret(SecureString? value, string parameter) => value is null ? null : Secret(value, parameter);

    /// <summary>Makes a connection the current one.</summary>
    private protected void Connect<TConnection>(TConnection connection)
        where TConnection : ServiceConnection
    {
        ModuleState.Current.For<TConnection>().Add(connection);
        if (PassThru)
        {
            WriteObject(connection);
        }
    }

    /// <summary>Makes a registered connection the current one. What was given beside its name takes precedence over what was registered.</summary>
    private protected void ConnectRegistered<TConnection>(ConnectionQuery query, Action<ApiOptions> adjust)
        where TConnection : ServiceConnection
    {
        query.Adjust = options =>
        {
            options.Timeout = IsGiven(nameof(TimeoutSec)) ? TimeSpan.FromSeconds(TimeoutSec) : options.Timeout;
            options.MaximumRetryCount = IsGiven(nameof(MaximumRetryCount)) ? MaximumRetryCount : options.MaximumRetryCount;
            options.AllowUnencrypted = IsGiven(nameof(AllowUnencrypted)) ? AllowUnencrypted : options.AllowUnencrypted;
            adjust(options);
        };
        try
        {
            var connection = ModuleState.Current.For<TConnection>().OpenRegistered(this, query);
            if (PassThru)
            {
                WriteObject(connection);
            }
        }
        catch (VaultException error)
        {
            ThrowTerminatingError(ErrorRecords.For(error, query.Name));
        }
    }

    /// <summary>Stores a connection in its vault.</summary>
    private protected void Register(ConnectionRegistration registration, ApiOptions options, StoredConnection stored)
    {
        stored.BaseUri = options.BaseUri.AbsoluteUri;
        stored.RequestsPerMinute = IsGiven("RequestsPerMinute") ? options.RequestsPerMinute : null;
        stored.TimeoutSec = IsGiven(nameof(TimeoutSec)) ? TimeoutSec : null;
        stored.MaximumRetryCount = IsGiven(nameof(MaximumRetryCount)) ? MaximumRetryCount : null;
        stored.AllowUnencrypted = AllowUnencrypted;
        try
        {
            var registered = registration.Store(stored);
            if (PassThru)
            {
                WriteObject(registered);
            }
        }
        catch (VaultException error)
        {
            ThrowTerminatingError(ErrorRecords.For(error, registration.Name));
        }
    }

    private protected static string? Text(ApiSecret? secret) => secret?.Use(static text => text);
}
