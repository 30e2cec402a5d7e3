// The module on the engine alone: runs a script as pwsh would, on machines that have no pwsh.
using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using UsedeskUdesk.Host;

const int UsageExitCode = 64;

HostOptions options;
try
{
    options = HostOptions.Parse(args);
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine("Usage: UsedeskUdesk.Host [-NonInteractive] [-Width N] [-ModulePath FOLDERS] (-File SCRIPT [ARGUMENTS] | -Command TEXT)");
    return UsageExitCode;
}

if (options.File is { } path && !File.Exists(path))
{
    Console.Error.WriteLine($"There is no script '{path}'.");
    return UsageExitCode;
}

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (options.ModulePath.Count > 0)
{
    Environment.SetEnvironmentVariable("PSModulePath", string.Join(Path.PathSeparator, options.ModulePath.Select(Path.GetFullPath).Append(Environment.GetEnvironmentVariable("PSModulePath"))));
}

// https://no-color.org: a person's wish for no colour.
var terminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
var ui = new HostInterface(
    Console.Out,
    Console.IsErrorRedirected ? Console.Error : Console.Out,
    options.NonInteractive || Console.IsInputRedirected ? null : Console.In,
    () => options.Width ?? (Console.IsOutputRedirected || Console.WindowWidth <= 0 ? HostOptions.DefaultWidth : Console.WindowWidth),
    terminal,
    colour: terminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
using var run = new ScriptRun(ui);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    run.Stop();
});

return options.File is { } file ? run.RunFile(file, options.Arguments) : run.RunText(options.Command!);
