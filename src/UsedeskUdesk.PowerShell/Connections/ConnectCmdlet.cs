using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Base;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Connections;

/// <summary>What Connect-Udesk and Connect-Usedesk have in common.</summary>
public abstract class ConnectCmdlet : ServiceCmdlet
{
    private protected const string RegisteredSet = "Registered";

    /// <summary>A registered connection; elsewhere, what to call the new one.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RegisteredSet)]
    public string? Name { get; set; }

    /// <summary>The vault that holds it.</summary>
    [Parameter(ParameterSetName = RegisteredSet)]
    public string? Vault { get; set; }

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

    /// <summary>Writes the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

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

    /// <summary>Fills in what all connections have, and refuses an address that will not do.</summary>
    private protected T Complete<T>(T options, Uri baseUri, int requestsPerMinute)
        where T : ClientOptions
    {
        // First, and without the address: what stands before the @ may be a secret.
        if (baseUri.IsAbsoluteUri && (baseUri.UserInfo.Length > 0 || baseUri.Query.Length > 0 || baseUri.Fragment.Length > 0))
        {
            ThrowTerminatingError(ErrorRecords.Argument("InvalidBaseUri", "The base URI must not carry a user name, a query or a fragment.", null, "Give the address alone; credentials have parameters of their own."));
        }

        if (!baseUri.IsAbsoluteUri || (baseUri.Scheme != Uri.UriSchemeHttp && baseUri.Scheme != Uri.UriSchemeHttps))
        {
            ThrowTerminatingError(ErrorRecords.Argument("InvalidBaseUri", $"'{baseUri}' is no address.", baseUri, "Give -BaseUri an address that begins with https://."));
        }

        if (baseUri.Scheme == Uri.UriSchemeHttp && !baseUri.IsLoopback && !AllowUnencrypted)
        {
            ThrowTerminatingError(ErrorRecords.Argument(
                "UnencryptedBaseUri",
                $"'{baseUri.GetLeftPart(UriPartial.Authority)}' is not encrypted: the credentials would be readable on the way.",
                baseUri,
                "Use https://, or -AllowUnencrypted if that is what you want."));
        }

        options.BaseUri = baseUri;
        options.RequestsPerMinute = requestsPerMinute;
        options.Timeout = TimeSpan.FromSeconds(TimeoutSec);
        options.MaximumRetryCount = MaximumRetryCount;
        options.AllowUnencrypted = AllowUnencrypted;
        options.UserAgent = $"UsedeskUdesk/{typeof(ConnectCmdlet).Assembly.GetName().Version!.ToString(3)}";
        return options;
    }

    private protected ApiSecret Secret(SecureString value, string parameter)
    {
        if (value.Length == 0)
        {
            ThrowTerminatingError(ErrorRecords.Argument("EmptySecret", $"-{parameter} is empty.", null));
        }

        return new ApiSecret(value);
    }

    /// <summary>What a connection is called that was given no name.</summary>
    private protected static string NameOf(Uri uri) => uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}";

    private protected void Keep<T>(ConnectionSet<T> connections, T connection)
        where T : ServiceConnection
    {
        connections.Add(connection);
        if (PassThru)
        {
            WriteObject(connection);
        }
    }

    /// <summary>Makes a registered connection the current one.</summary>
    private protected void ConnectRegistered<T>(ConnectionSet<T> connections, ServiceName service)
        where T : ServiceConnection
    {
        var connection = connections.Find(Name!, this);
        if (connection is null)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ItemNotFoundException($"There is no registered connection named '{Name}'."),
                "ConnectionNotRegistered",
                ErrorCategory.ObjectNotFound,
                Name)
            {
                ErrorDetails = new ErrorDetails($"There is no registered connection named '{Name}'. See Get-{service}Connection -ListAvailable, or give the address and credentials."),
            });
        }

        Keep(connections, connection!);
    }
}
