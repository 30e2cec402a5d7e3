using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Threading;

namespace UsedeskUdesk.Vault;

/// <summary>
/// Calls of SecretManagement, which is loaded with the first of them, in a runspace of their own: a vault may take long, and whoever
/// waits for it must be able to stop waiting. Used by one thread from its making to its disposal.
/// </summary>
internal sealed class VaultSession : IDisposable
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";
    private const string ModulePath = "PSModulePath";

    /// <summary>SecretManagement runs all vaults of a process in one runspace, which takes one call at a time.</summary>
    private static readonly object s_oneAtATime = new();

    private readonly SilentHost? _silent;
    private readonly CancellationToken _stopping;
    private Runspace? _runspace;
    private VaultInfo[]? _vaults;

    /// <param name="prompt">Through which the vault may ask for its password; null where nobody can be asked.</param>
    /// <param name="stopping">Ends the calls, as far as the vault lets itself be stopped.</param>
    public VaultSession(PSHost? prompt, CancellationToken stopping)
    {
        _stopping = stopping;
        Monitor.Enter(s_oneAtATime);
        try
        {
            if (prompt is null)
            {
                _silent = VaultPrompt.ProcessMayAsk ? SilentHost.Passing : SilentHost.Lasting;
                _silent.WasAsked = false;
            }

            _runspace = RunspaceFactory.CreateRunspace(prompt ?? _silent, InitialSessionState.CreateDefault2());
            // Opening a runspace puts PowerShell's own folders back into the process's module path; whoever left them out meant it.
            var modulePath = Environment.GetEnvironmentVariable(ModulePath);
            _runspace.Open();
            Environment.SetEnvironmentVariable(ModulePath, modulePath);
            Load();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The vaults of this user.</summary>
    public IReadOnlyList<VaultInfo> Vaults => _vaults ??= Invoke("all vaults", "Get-SecretVault").Select(VaultInfo.From).ToArray();

    /// <summary>The vault of a name as it is written there; without one the default vault.</summary>
    public string Choose(string? vault)
    {
        if (Vaults.Count == 0)
        {
            throw VaultException.NoVault();
        }

        return vault is null
            ? Vaults.FirstOrDefault(known => known.IsDefault)?.Name ?? (Vaults.Count == 1 ? Vaults[0].Name : throw VaultException.NoDefaultVault())
            : Vaults.FirstOrDefault(known => known.Name.Equals(vault, StringComparison.OrdinalIgnoreCase))?.Name ?? throw VaultException.VaultNotFound(vault);
    }

    /// <summary>An item's value; null when there is no such item.</summary>
    public object? Get(string item, string vault)
    {
        try
        {
            var values = Invoke(vault, "Get-Secret", ("Name", item), ("Vault", vault));
            return values.Count switch
            {
                0 => null,
                1 => values[0]?.BaseObject,
                _ => throw VaultException.Failed(vault, $"it gave {values.Count} values for the item '{item}'"),
            };
        }
        catch (ItemNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The items whose names begin like this, with what is not secret.</summary>
    public IReadOnlyList<PSObject> Find(string beginning, string vault)
    {
        try
        {
            // What follows is escaped: a name may come from a person.
            return Invoke(vault, "Get-SecretInfo", ("Name", WildcardPattern.Escape(beginning) + "*"), ("Vault", vault)).Where(static info => info?.Properties["Name"]?.Value is string).ToArray();
        }
        catch (ItemNotFoundException)
        {
            return Array.Empty<PSObject>();
        }
    }

    /// <summary>
    /// Writes an item in one go, in place of one that is there. Without metadata: SecretManagement removes an item whose metadata the
    /// vault refuses.
    /// </summary>
    /// <param name="item">The item's name.</param>
    /// <param name="vault">The vault's name.</param>
    /// <param name="value">The item.</param>
    /// <param name="secrets">What is secret in it: a vault may quote what it could not keep.</param>
    public void Set(string item, string vault, System.Security.SecureString value, IReadOnlyCollection<string> secrets)
    {
        try
        {
            Change(item, vault, "Set-Secret", ("Name", item), ("Vault", vault), ("SecureStringSecret", value), ("Confirm", false));
        }
        catch (VaultException error) when (secrets.Any(secret => Quotes(error.Message, secret)))
        {
            throw VaultException.Failed(vault, $"it could not keep the item '{item}', and its message quotes what is in it, so it is not shown");
        }
    }

    /// <summary>Adds what is not secret, where the vault keeps such things. False where it does not.</summary>
    /// <exception cref="VaultException">The item is not there.</exception>
    public bool TryDescribe(string item, string vault, System.Collections.Hashtable metadata)
    {
        try
        {
            Invoke(vault, "Set-SecretInfo", ("Name", item), ("Vault", vault), ("Metadata", metadata), ("Confirm", false));
            return true;
        }
        catch (ItemNotFoundException)
        {
            throw Lost(item, vault);
        }
        catch (VaultException)
        {
            return false;
        }
    }

    public void Remove(string item, string vault)
        => Change(item, vault, "Remove-Secret", ("Name", item), ("Vault", vault), ("Confirm", false));

    public void Dispose()
    {
        _runspace?.Dispose();
        _runspace = null;
        Monitor.Exit(s_oneAtATime);
    }

    private void Load()
    {
        using var shell = CreateShell();
        shell.AddCommand("Import-Module").AddParameter("Name", Module).AddParameter("Global").AddParameter("Verbose", false).AddParameter("ErrorAction", ActionPreference.Stop);
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            throw error.ErrorRecord?.FullyQualifiedErrorId?.StartsWith("Modules_ModuleNotFound", StringComparison.Ordinal) == true
                ? VaultException.NotInstalled()
                : VaultException.Failed(Module, error.Message);
        }
    }

    /// <summary>Where an item that was just written or found is not there, some other program has changed the vault meanwhile.</summary>
    private void Change(string item, string vault, string command, params (string Name, object Value)[] parameters)
    {
        try
        {
            Invoke(vault, command, parameters);
        }
        catch (ItemNotFoundException)
        {
            throw Lost(item, vault);
        }
    }

    private static VaultException Lost(string item, string vault)
        => VaultException.Failed(vault, $"it says that the item '{item}' is not there. Another program may have changed the vault at the same moment");

    private IReadOnlyList<PSObject> Invoke(string vault, string command, params (string Name, object Value)[] parameters)
    {
        using var shell = CreateShell();
        shell.AddCommand($"{Module}\\{command}").AddParameter("ErrorAction", ActionPreference.Continue);
        foreach (var (name, value) in parameters)
        {
            shell.AddParameter(name, value);
        }

        using var stop = _stopping.Register(() => shell.BeginStop(null, null));
        try
        {
            var results = shell.Invoke();
            return shell.Streams.Error.Count == 0 ? results : throw Failure(shell.Streams.Error.Select(record => record.Exception), vault);
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException and not ItemNotFoundException)
        {
            // What the vault wrote before it gave up says more than that it did.
            throw Failure(shell.Streams.Error.Select(record => record.Exception).Append(error), vault);
        }
    }

    private PowerShell CreateShell()
    {
        _stopping.ThrowIfCancellationRequested();
        var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        return shell;
    }

    private Exception Failure(IEnumerable<Exception> errors, string vault)
    {
        var all = errors.SelectMany(Chain).ToArray();
        if (_silent?.WasAsked == true || all.Any(error => error.GetType().Name == "PasswordRequiredException"))
        {
            return VaultException.Locked(vault);
        }

        var cause = all.FirstOrDefault(error => error is not ItemNotFoundException);
        if (cause is null)
        {
            return new ItemNotFoundException();
        }

        // SecretManagement says what it could not do; within that is why.
        var reason = Chain(cause).Last();
        return VaultException.Failed(vault, ReferenceEquals(reason, cause) ? cause.Message : $"{cause.Message}: {reason.Message}");
    }

    /// <summary>Whether a text has a part of a secret: whoever quotes may cut it short, or write some of its characters otherwise.</summary>
    private static bool Quotes(string text, string secret)
    {
        const int Part = 6;
        return secret.Length > 0
            && Enumerable.Range(0, Math.Max(1, secret.Length - Part + 1)).Any(start => text.IndexOf(secret.Substring(start, Math.Min(Part, secret.Length)), StringComparison.OrdinalIgnoreCase) >= 0);
    }

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
