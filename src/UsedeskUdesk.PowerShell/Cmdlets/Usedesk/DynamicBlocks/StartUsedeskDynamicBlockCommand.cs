using System;
using System.IO;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Output;
using UsedeskUdesk.Serving;

namespace UsedeskUdesk.Commands;

/// <summary>Answers Usedesk's dynamic blocks with what a script returns.</summary>
[Cmdlet(VerbsLifecycle.Start, "UsedeskDynamicBlock")]
[OutputType(typeof(UsedeskDynamicBlockAnswer))]
public sealed class StartUsedeskDynamicBlockCommand : ModuleCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    [FreeText]
    public Uri ListenUri { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    [FreeText]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    [Parameter]
    [SecretArgument]
    [ValidateNotNullOrEmpty]
    public SecureString[]? Secret { get; set; }

    [Parameter]
    [ValidateRange(1, 59)]
    [FreeText]
    [NumberArgument]
    public int TimeoutSec { get; set; } = 50;

    [Parameter]
    [ValidateRange(0, 86400)]
    [FreeText]
    [NumberArgument]
    public int CacheSec { get; set; }

    [Parameter]
    [ValidateRange(1, 64)]
    [FreeText]
    [NumberArgument]
    public int ThrottleLimit { get; set; } = 5;

    [Parameter]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string HealthPath { get; set; } = "/health";

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessItem()
    {
        var secrets = OwnSecrets(Secret, "Give the secret that is set in the block.");
        if (Secret is null)
        {
            WriteWarning("Without -Secret whoever knows the address gets answers. Set a secret in the block, and give it here.");
        }

        var folder = Path.GetDirectoryName(typeof(StartUsedeskDynamicBlockCommand).Assembly.Location)!;
        var script = UsingVariables.Of(ScriptBlock, name => SessionState.PSVariable.GetValue(name));
        var pool = Own(new ScriptPool(script, ThrottleLimit, Path.Combine(folder, "UsedeskUdesk.psd1"), SessionState.LanguageMode, ModuleState.Current));
        var options = new DynamicBlockOptions
        {
            ListenUri = ListenUri,
            HealthPath = HealthPath,
            Secrets = secrets,
            AnswerLimit = TimeSpan.FromSeconds(TimeoutSec),
            CacheFor = TimeSpan.FromSeconds(CacheSec),
        };
        Serve(
            output =>
            {
                options.Render = (block, cancellationToken) => Render(pool, block, output, cancellationToken);
                options.OnRefused = reason => output.Post(() => WriteVerbose(reason));
                options.OnAnswered = answer => output.Post(() => Say(answer));
                return ClientProvider.Factory.StartDynamicBlock(options);
            },
            null);
    }

    private async Task<string> Render(ScriptPool pool, UsedeskDynamicBlockEvent block, CallOutput output, CancellationToken cancellationToken)
    {
        var hasErrors = false;
        try
        {
            var written = await pool.RunAsync(
                block,
                streams =>
                {
                    hasErrors = streams.Error.Count > 0;
                    Pass(streams, block, output);
                },
                cancellationToken).ConfigureAwait(false);
            return written.Count == 0 && hasErrors ? throw new InvalidOperationException("The script wrote errors and nothing else.") : BlockHtml.Render(written);
        }
        catch (RuntimeException error)
        {
            output.WriteError(Failure(error, error.ErrorRecord?.ScriptStackTrace, block));
            throw;
        }
    }

    /// <summary>What a script says beside its output is for whoever serves the block, and not for the agent.</summary>
    private void Pass(PSDataStreams streams, UsedeskDynamicBlockEvent block, CallOutput output)
    {
        foreach (var error in streams.Error.ReadAll())
        {
            output.WriteError(new ErrorRecord(error.Exception, error.FullyQualifiedErrorId, error.CategoryInfo.Category, block.TicketId) { ErrorDetails = error.ErrorDetails });
        }

        foreach (var warning in streams.Warning.ReadAll())
        {
            output.WriteWarning(warning.Message);
        }

        foreach (var verbose in streams.Verbose.ReadAll())
        {
            output.Post(() => WriteVerbose(verbose.Message));
        }

        foreach (var information in streams.Information.ReadAll())
        {
            output.Post(() => WriteInformation(information));
        }
    }

    private static ErrorRecord Failure(RuntimeException error, string? place, UsedeskDynamicBlockEvent block)
        => new(error, "DynamicBlockScriptFailed", ErrorCategory.NotSpecified, block.TicketId)
        {
            ErrorDetails = new ErrorDetails($"Ticket {block.TicketId}: the script failed. {error.Message}{(string.IsNullOrEmpty(place) ? string.Empty : Environment.NewLine + place)}"),
        };

    private void Say(UsedeskDynamicBlockAnswer answer)
    {
        if (answer.Outcome == UsedeskDynamicBlockOutcome.TimedOut)
        {
            WriteWarning($"Ticket {answer.TicketId}: the script took more than {TimeoutSec} s, and the block says so.");
        }

        if (PassThru)
        {
            WriteObject(answer);
        }
    }
}
