using System.Linq;
using System.Management.Automation;
using System.Security;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Output;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands.Base;

/// <summary>A cmdlet that is told of a connection: what all Connect and Register cmdlets have.</summary>
public abstract class ConnectionCmdlet : ModuleCmdlet
{
    private protected const string RegisteredSet = "Registered";

    /// <summary>How long one attempt may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [FreeText]
    [NumberArgument]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a call may be repeated.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    [FreeText]
    [NumberArgument]
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

    /// <summary>Asks with -WhatIf and -Confirm.</summary>
    private protected bool IsWanted(string target) => ShouldProcess(target, "Connect");

    /// <summary>Whether a name means a registered connection: beside a secret it is the name of a new one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isGiven">Whether a secret is given.</param>
    /// <param name="vault">The vault that is to have it.</param>
    private protected bool IsRegistered(string? name, bool isGiven, string? vault)
    {
        if (vault is not null && name is null)
        {
            ThrowTerminatingError(ErrorRecords.Argument("MissingParameter", "-Vault needs -Name.", null, "Give the name under which the connection is registered."));
        }

        return name is not null && !isGiven;
    }

    /// <summary>Asks for a secret that was not given, where somebody is there to ask.</summary>
    /// <param name="prompt">What to ask for.</param>
    /// <param name="parameter">The parameter that was not given.</param>
    private protected SecureString AskForSecret(string prompt, string parameter)
    {
        if (!Presence.IsAtPrompt(this))
        {
            ThrowTerminatingError(ErrorRecords.Argument("MissingToken", $"-{parameter} is not given.", null, $"Give -{parameter}, or the name of a registered connection. At a prompt it is asked for."));
        }

        Host.UI.Write(prompt + ": ");
        return Host.UI.ReadLineAsSecureString();
    }

    /// <summary>Makes a connection the current one, when its account could be read.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="skipTest">Whether nothing is read.</param>
    private protected void Connect<TService, TConnection>(TConnection connection, bool skipTest)
        where TService : IService
        where TConnection : ServiceConnection<TService>
    {
        string? account = null;
        if (!skipTest)
        {
            var client = connection.Client;
            if (!TryWait((output, cancellationToken) => AccountCheck.ReadAsync(client, output, cancellationToken), out account, out var error))
            {
                if (error is not ServiceException { Meaning: ServiceMeaning.PermissionDenied or ServiceMeaning.NotActivated } refusal)
                {
                    connection.Close();
                    ThrowTerminatingError(ErrorRecords.For(error!, connection.Name, $"The connection '{connection.Name}' is not made"));
                    throw error!;
                }

                // The token is good, and may not do this.
                account = $"the account may not read what is looked at first ({refusal.ErrorId})";
            }
        }

        ModuleState.Current.For<TConnection>().Add(connection);
        if (account is not null)
        {
            Presence.Say(this, $"Connected to {connection.Service} as '{connection.Name}' ({connection.BaseUri!.Host}): {account}.");
        }

        if (PassThru)
        {
            WriteObject(connection);
        }
    }

    /// <summary>Makes a registered connection the current one. What was given beside its name takes precedence over what was registered.</summary>
    private protected void ConnectRegistered<TService, TConnection>(ConnectionQuery query, Action<ApiOptions> adjust, bool skipTest)
        where TService : IService
        where TConnection : ServiceConnection<TService>
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
            Connect<TService, TConnection>(ModuleState.Current.For<TConnection>().ReadRegistered(this, query), skipTest);
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
