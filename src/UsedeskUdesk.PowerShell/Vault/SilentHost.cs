using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace UsedeskUdesk.Vault;

/// <summary>A host that shows nothing and answers nothing: a vault that wants to ask for its password fails at once.</summary>
internal sealed class SilentHost : PSHost
{
    private readonly SilentInterface _interface = new();

    private SilentHost(string name) => Name = name;

    /// <summary>For sessions without a person. SecretManagement keeps the first host it meets for the whole process: this one does.</summary>
    public static SilentHost Lasting { get; } = new("UsedeskUdesk");

    /// <summary>For work in the background of a session with a person. SecretManagement exchanges a host of this name for the next real one.</summary>
    public static SilentHost Passing { get; } = new("Default Host");

    /// <summary>Whether somebody wanted to ask something.</summary>
    public bool WasAsked
    {
        get => _interface.WasAsked;
        set => _interface.WasAsked = value;
    }

    public override string Name { get; }

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override Version Version { get; } = new(1, 0);

    public override PSHostUserInterface UI => _interface;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void EnterNestedPrompt() => throw _interface.Asked();

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }

    private sealed class SilentInterface : PSHostUserInterface
    {
        public bool WasAsked { get; set; }

        public override PSHostRawUserInterface? RawUI => null;

        public Exception Asked()
        {
            WasAsked = true;
            return new HostException("This session is not interactive: nothing can be asked.");
        }

        public override string ReadLine() => throw Asked();

        public override SecureString ReadLineAsSecureString() => throw Asked();

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw Asked();

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw Asked();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Asked();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw Asked();

        public override void Write(string value)
        {
        }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        {
        }

        public override void WriteLine(string value)
        {
        }

        public override void WriteErrorLine(string value)
        {
        }

        public override void WriteDebugLine(string message)
        {
        }

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        public override void WriteVerboseLine(string message)
        {
        }

        public override void WriteWarningLine(string message)
        {
        }
    }
}
