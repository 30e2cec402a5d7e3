using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace UsedeskUdesk.Vault;

/// <summary>Through which host a vault may ask for its password, if at all.</summary>
internal static class VaultPrompt
{
    private static readonly bool s_processAllows = Environment.UserInteractive && !IsSwitchedOff();

    /// <summary>True when the process has somebody before it.</summary>
    public static bool ProcessMayAsk => s_processAllows && !Console.IsInputRedirected;

    /// <summary>The cmdlet's host, where somebody is there to answer; else null.</summary>
    public static PSHost? For(PSCmdlet cmdlet) => s_processAllows && !(Console.IsInputRedirected && ReadsConsole(cmdlet.Host)) ? cmdlet.Host : null;

    // PowerShell takes the parameter from its first letters that are its own.
    private static bool IsSwitchedOff() => Environment.GetCommandLineArgs().Skip(1).Any(argument =>
        argument.Length > 1 && argument[0] is '-' or '/' && argument.TrimStart('-', '/').StartsWith("noni", StringComparison.OrdinalIgnoreCase));

    /// <summary>Editors talk to their host over redirected streams and can ask all the same.</summary>
    private static bool ReadsConsole(PSHost host) => host.Name is "ConsoleHost" or "Default Host";
}
