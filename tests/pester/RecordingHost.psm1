# Shells whose host notes what it shows, warnings apart: those that a cmdlet writes, and those that reach only the screen. It answers questions where
# a test has given it answers; a question without one is an error.
$ErrorActionPreference = 'Stop'

if (-not ('UsedeskUdesk.Testing.RecordingHost' -as [type])) {
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace UsedeskUdesk.Testing
{
    public sealed class RecordingHost : PSHost
    {
        private readonly RecordingInterface _interface = new RecordingInterface();
        private readonly Guid _id = Guid.NewGuid();

        public string[] Warnings { get { lock (_interface.Warnings) { return _interface.Warnings.ToArray(); } } }
        public string[] Lines { get { lock (_interface.Lines) { return _interface.Lines.ToArray(); } } }
        // What is typed at the questions to come, in their order. A choice is answered by its letter.
        public Queue<string> Answers { get { return _interface.Answers; } }
        public void Clear() { lock (_interface.Lines) { _interface.Lines.Clear(); } lock (_interface.Warnings) { _interface.Warnings.Clear(); } _interface.Answers.Clear(); }
        public override string Name { get { return "RecordingHost"; } }
        public override Guid InstanceId { get { return _id; } }
        public override Version Version { get { return new Version(1, 0); } }
        public override PSHostUserInterface UI { get { return _interface; } }
        public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
        public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
        public override void EnterNestedPrompt() { throw new NotSupportedException(); }
        public override void ExitNestedPrompt() { }
        public override void NotifyBeginApplication() { }
        public override void NotifyEndApplication() { }
        public override void SetShouldExit(int exitCode) { }
    }

    internal sealed class RecordingInterface : PSHostUserInterface
    {
        public readonly List<string> Warnings = new List<string>();
        public readonly List<string> Lines = new List<string>();
        public readonly Queue<string> Answers = new Queue<string>();

        public override PSHostRawUserInterface RawUI { get { return null; } }
        private string Answer(string question)
        {
            if (Answers.Count == 0) { throw new NotSupportedException("Nobody answers the question: " + question); }
            return Answers.Dequeue();
        }

        private SecureString SecretAnswer(string question)
        {
            var secret = new SecureString();
            foreach (var c in Answer(question)) { secret.AppendChar(c); }
            return secret;
        }

        public override string ReadLine() { return Answer("a line"); }
        public override SecureString ReadLineAsSecureString() { return SecretAnswer("a secret"); }
        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
        {
            var answers = new Dictionary<string, PSObject>();
            foreach (var field in descriptions)
            {
                var secret = field.ParameterTypeName == "SecureString";
                answers[field.Name] = PSObject.AsPSObject(secret ? (object)SecretAnswer(field.Name) : Answer(field.Name));
            }

            return answers;
        }

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            var answer = Answer(message);
            Write(caption + "\n" + message);
            var offered = new List<string>();
            foreach (var choice in choices) { offered.Add("[" + choice.Label[choice.Label.IndexOf('&') + 1] + "] " + choice.Label.Replace("&", "")); }
            var usual = choices[defaultChoice].Label;
            Write(string.Join("  ", offered.ToArray()) + "  [?] Help (default is \"" + usual[usual.IndexOf('&') + 1] + "\"): " + answer.ToLowerInvariant());
            for (var i = 0; i < choices.Count; i++)
            {
                if (string.Equals(choices[i].Label.Substring(choices[i].Label.IndexOf('&') + 1, 1), answer, StringComparison.OrdinalIgnoreCase)) { return i; }
            }

            throw new NotSupportedException("There is no choice " + answer + " at the question: " + message);
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { return new PSCredential(string.IsNullOrEmpty(userName) ? Answer("user name") : userName, SecretAnswer("password")); }
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowed, PSCredentialUIOptions options) { return new PSCredential(string.IsNullOrEmpty(userName) ? Answer("user name") : userName, SecretAnswer("password")); }
        public override void Write(string value) { lock (Lines) { Lines.AddRange(value.Split('\n')); } }
        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { Write(value); }
        public override void WriteLine(string value) { Write(value); }
        public override void WriteErrorLine(string value) { }
        public override void WriteDebugLine(string message) { }
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
        public override void WriteVerboseLine(string message) { }
        public override void WriteWarningLine(string message) { lock (Warnings) { Warnings.Add(message); } }
    }
}
'@
}

# A shell with the module, whose current connection is the one given. Its Warnings are what its host showed.
function Start-RecordingShell {
    param([Parameter(Mandatory)] [string] $ModulePath, [Parameter(Mandatory)] $Connection)
    $recorder = [UsedeskUdesk.Testing.RecordingHost]::new()
    $runspace = [runspacefactory]::CreateRunspace($recorder)
    $runspace.Open()
    $shell = [pscustomobject]@{ Host = $recorder; Runspace = $runspace }
    $shell | Add-Member ScriptProperty Warnings { $this.Host.Warnings }
    $null = Invoke-RecordingShell $shell 'param($module, $connection) Import-Module $module; $PSDefaultParameterValues["*-U*desk*:Connection"] = $connection' $ModulePath $Connection
    $shell
}

function Stop-RecordingShell { param($Shell) if ($Shell) { $Shell.Runspace.Dispose() } }

# Runs a script; an error that ends it is only noted in Errors, as the tests look at what the host showed.
function Invoke-RecordingShell {
    param([Parameter(Mandatory, Position = 0)] $Shell, [Parameter(Mandatory, Position = 1)] [string] $Script, [Parameter(ValueFromRemainingArguments)] [object[]] $ArgumentList)
    $run = [powershell]::Create()
    $run.Runspace = $Shell.Runspace
    $null = $run.AddScript($Script)
    foreach ($argument in $ArgumentList) { $null = $run.AddArgument($argument) }
    try { $run.Invoke() }
    catch [Management.Automation.RuntimeException] { Write-Verbose "$_" }
    finally { $run.Dispose() }
}

# Starts a script that is to be stopped.
function Start-InRecordingShell {
    param([Parameter(Mandatory)] $Shell, [Parameter(Mandatory)] [string] $Script)
    $run = [powershell]::Create()
    $run.Runspace = $Shell.Runspace
    $null = $run.AddScript($Script)
    [pscustomobject]@{ Shell = $run; Running = $run.BeginInvoke() }
}

Export-ModuleMember -Function *
