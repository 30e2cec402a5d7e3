using System;
using System.Management.Automation;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Writes;

namespace UsedeskUdesk.Commands.Base;

/// <summary>A cmdlet that creates things: its journal lets a run that was killed go on, and it shows its progress.</summary>
/// <typeparam name="TService">The service.</typeparam>
/// <typeparam name="TConnection">A connection to it.</typeparam>
public abstract class CreateCmdlet<TService, TConnection> : ItemCmdlet<TService, TConnection>
    where TService : IService
    where TConnection : ServiceConnection<TService>
{
    private BulkRun? _run;

    /// <summary>The file that says what became of each item.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>What to do with items that left in an earlier run without an answer.</summary>
    [Parameter]
    public ResumeUnknown ResumeUnknown { get; set; }

    /// <summary>How many items there will be, for the time left; a pipeline does not know.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? TotalCount { get; set; }

    /// <inheritdoc/>
    private protected override void Initialize()
    {
        base.Initialize();
        try
        {
            IJournal? journal = null;
            if (JournalPath is not null)
            {
                var path = GetUnresolvedProviderPathFromPSPath(JournalPath);
                // A long journal takes a while to read.
                journal = WaitFor(stopping => ClientProvider.Factory.OpenJournal(path, stopping), abandoned => abandoned.Dispose());
            }

            _run = new BulkRun(this, MyInvocation.MyCommand.Name, journal, TotalCount);
        }
        catch (RequestException error)
        {
            // Without the journal the run would not be what was asked for.
            ThrowTerminatingError(ErrorRecords.For(error, JournalPath));
        }
    }

    /// <inheritdoc/>
    private protected override void Finish() => _run!.Finish();

    /// <inheritdoc/>
    private protected override void Release() => _run?.Dispose();

    /// <inheritdoc/>
    private protected sealed override void Send<T>(ApiRequest<TService, T> request, string target, string action, bool write = true, object? item = null)
    {
        var run = _run!;
        var client = Client;
        // Files count with their content, which may be long.
        var entry = run.Journal is { } journal ? WaitFor(stopping => journal.Begin(client, request, stopping)) : null;
        switch (entry?.State)
        {
            case JournalState.Done:
                WriteVerbose($"{target}: was carried out in an earlier run.");
                Start(
                    (output, _) =>
                    {
                        // Read here, so that a damaged journal is this item's error.
                        var result = entry.Result;
                        output.PostLast(() =>
                        {
                            run.Skipped();
                            WriteIf(write, result);
                        });
                        return System.Threading.Tasks.Task.CompletedTask;
                    },
                    item ?? Item ?? target);
                return;

            case JournalState.Unknown when ResumeUnknown != ResumeUnknown.Retry:
                WriteVerbose($"{target}: left in an earlier run, and its answer was not written down.");
                if (ResumeUnknown == ResumeUnknown.Report)
                {
                    Start((_, _) => throw ErrorRecords.UnknownFromBefore(Connection!.Service, target), item ?? Item ?? target);
                }

                return;
        }

        Write(
            target,
            action,
            async call =>
            {
                if (entry is not null)
                {
                    call.Observe(entry.Observe);
                }

                T answer;
                try
                {
                    answer = await client.SendAsync(request, call, call.Token).ConfigureAwait(false);
                }
                catch (Exception error) when (error is ServiceException or RequestException)
                {
                    call.Output.Post(run.Failed);
                    entry?.Failed(error);
                    throw;
                }

                call.Finish(() =>
                {
                    run.Done();
                    WriteIf(write, answer);
                });
                // An error from here says that the journal lacks the answer; the answer itself is written all the same.
                entry?.Done(answer);
            },
            item);
    }

    private void WriteIf<T>(bool write, T answer)
    {
        if (write)
        {
            WriteObject(answer);
        }
    }
}
