using System;
using System.Management.Automation;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Connections;

/// <summary>What Connect-Udesk and Connect-Usedesk have in common.</summary>
public abstract class ConnectCmdlet : ConnectionCmdlet
{
    private protected const string RegisteredSet = "Registered";

    /// <summary>The vault that holds the registered connection.</summary>
    [Parameter(ParameterSetName = RegisteredSet)]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Writes the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected void Keep<T>(ConnectionSet<T> connections, T connection)
        where T : ServiceConnection
    {
        connections.Add(connection);
        if (PassThru)
        {
            WriteObject(connection);
        }
    }

    /// <summary>Makes a registered connection the current one. What was given beside its name goes before what was registered.</summary>
    private protected void ConnectRegistered<T>(ConnectionSet<T> connections, ConnectionQuery query, Action<ApiOptions> adjust)
        where T : ServiceConnection
    {
        query.Vault = Vault;
        query.Adjust = options =>
        {
            options.Timeout = IsGiven(nameof(TimeoutSec)) ? TimeSpan.FromSeconds(TimeoutSec) : options.Timeout;
            options.MaximumRetryCount = IsGiven(nameof(MaximumRetryCount)) ? MaximumRetryCount : options.MaximumRetryCount;
            options.AllowUnencrypted = IsGiven(nameof(AllowUnencrypted)) ? AllowUnencrypted : options.AllowUnencrypted;
            adjust(options);
        };
        try
        {
            var connection = connections.OpenRegistered(query);
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
}
