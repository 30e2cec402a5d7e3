using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace UsedeskUdesk.Vault;

/// <summary>Whether somebody is there to answer a question.</summary>
internal static class Interactivity
{
    private static readonly bool s_processAllows = Environment.UserInteractive && !IsSwitchedOff();

    /// <summary>True when a vault may ask for its password on this thread.</summary>
    public static bool MayAsk => s_processAllows && Runspace.DefaultRunspace is not null && !(Console.IsInputRedirected && HostReadsConsole());

    /// <summary>True when the process has somebody before it, whatever this thread does.</summary>
    public static bool ProcessMayAsk => s_processAllows && !Console.IsInputRedirected;

    // PowerShell takes the parameter from its first letters that are its own.
    private static bool IsSwitchedOff() => Environment.GetCommandLineArgs().Skip(1).Any(argument =>
        argument.Length > 1 && argument[0] is '-' or '/' && argument.TrimStart('-', '/').StartsWith("noni", StringComparison.OrdinalIgnoreCase));

    /// <summary>Editors talk to their host over redirected streams and can ask all the same.</summary>
    private static bool HostReadsConsole()
    {
        // The variable and not Get-Host, which sessions without the utility module do not have.
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        var host = shell.AddScript("$Host").Invoke().FirstOrDefault()?.BaseObject as PSHost;
        return host is null || host.Name is "ConsoleHost" or "Default Host";
    }
}
