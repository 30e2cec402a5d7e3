using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Connections;

/// <summary>What Register-UdeskConnection and Register-UsedeskConnection have in common.</summary>
public abstract class RegisterCmdlet : ConnectionCmdlet
{
    /// <summary>What to call the connection.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The vault to keep it in; without it the default vault.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Uses it where nothing else is named.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>Replaces one of the same name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes what was registered, without secrets.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!IsPortable(Name))
        {
            ThrowTerminatingError(ErrorRecords.Argument(
                "InvalidName",
                $"'{Name}' cannot be the name of a registered connection: not every vault takes it.",
                Name,
                $"Use letters from a to z, digits and hyphens between them, {ConnectionStore.LongestName} at most."));
        }
    }

    /// <summary>Asks whether to go on.</summary>
    private protected bool MayRegister(ServiceName service)
        => ShouldProcess($"{service} connection '{Name}' in {(Vault is null ? "the default vault" : $"vault '{Vault}'")}", "Register");

    /// <summary>Keeps the connection in the vault.</summary>
    private protected void Store(ServiceName service, ApiOptions options, ConnectionItem item)
    {
        item.BaseUri = options.BaseUri.AbsoluteUri;
        item.RequestsPerMinute = IsGiven("RequestsPerMinute") ? options.RequestsPerMinute : null;
        item.TimeoutSec = IsGiven(nameof(TimeoutSec)) ? TimeoutSec : null;
        item.MaximumRetryCount = IsGiven(nameof(MaximumRetryCount)) ? MaximumRetryCount : null;
        item.AllowUnencrypted = AllowUnencrypted;
        try
        {
            var registered = ConnectionStore.Register(service, Name, Vault, item, Default, Force);
            if (PassThru)
            {
                WriteObject(registered);
            }
        }
        catch (VaultException error)
        {
            ThrowTerminatingError(ErrorRecords.For(error, Name));
        }
    }

    private protected static string? Text(ApiSecret? secret) => secret?.Use(static text => text);

    private static bool IsPortable(string name)
        => name.Length <= ConnectionStore.LongestName
            && name[0] != '-'
            && name[name.Length - 1] != '-'
            && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-');
}

/// <summary>What Unregister-UdeskConnection and Unregister-UsedeskConnection have in common.</summary>
public abstract class UnregisterCmdlet : PSCmdlet
{
    /// <summary>The vault that holds it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    private protected void Forget(ServiceName service, string name)
    {
        try
        {
            ConnectionStore.Unregister(
                service,
                name,
                string.IsNullOrEmpty(Vault) ? null : Vault,
                vault => ShouldProcess($"{service} connection '{name}' in vault '{vault}'", "Unregister"));
        }
        catch (VaultException error)
        {
            WriteError(ErrorRecords.For(error, name));
        }
    }
}
