using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace UsedeskUdesk.Host;

/// <summary>The host that the engine sees.</summary>
public sealed class EngineHost : PSHost
{
    /// <param name="ui">Where everything is shown.</param>
    public EngineHost(HostInterface ui) => UI = ui;

    /// <summary>Set by <c>exit</c>.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>The name of pwsh's own host: modules look at it to learn that the host reads the console.</summary>
    public override string Name => "ConsoleHost";

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override Version Version { get; } = typeof(PSHost).Assembly.GetName().Version!;

    /// <inheritdoc/>
    public override PSHostUserInterface UI { get; }

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no prompt.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt()
    {
    }

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }
}
