using System;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Output;

/// <summary>
/// Whether somebody sits at the prompt: the command was typed there, and not called by a script, a function or a job, in a console that
/// reads its input from a keyboard. Then a line about what was done goes to the screen; otherwise it is verbose text, so that scripts,
/// runbooks and scheduled tasks stay quiet.
/// </summary>
internal static class Presence
{
    private static readonly string[] s_tags = { "PSHOST" };
    private static readonly string[] s_hosts = { "ConsoleHost", "Visual Studio Code Host", "Windows PowerShell ISE Host" };

    /// <summary>For tests: what to take as the answer.</summary>
    internal static bool? Override { get; set; }

    /// <summary>Whether somebody typed this command and can answer a question.</summary>
    public static bool IsAtPrompt(PSCmdlet cmdlet)
        => Override ?? (cmdlet.MyInvocation.CommandOrigin == CommandOrigin.Runspace && string.IsNullOrEmpty(cmdlet.MyInvocation.ScriptName) && CanAsk(cmdlet));

    /// <summary>A line for whoever is at the prompt. It is no output: it goes to the information stream, and without anybody there to the verbose one.</summary>
    public static void Say(PSCmdlet cmdlet, string text)
    {
        if (IsAtPrompt(cmdlet))
        {
            cmdlet.WriteInformation(new HostInformationMessage { Message = text }, s_tags);
        }
        else
        {
            cmdlet.WriteVerbose(text);
        }
    }

    private static bool CanAsk(PSCmdlet cmdlet)
        => s_hosts.Contains(cmdlet.Host?.Name)
            && Environment.UserInteractive
            && !Console.IsInputRedirected
            && !Environment.GetCommandLineArgs().Skip(1).Any(argument => argument.Length > 4 && "-NonInteractive".StartsWith(argument.Replace("--", "-"), StringComparison.OrdinalIgnoreCase));
}
