using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
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
    private IJournal? _journal;

    /// <summary>The file that says what became of each item.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string? JournalPath { get; set; }

    /// <summary>What to do with items that left in an earlier run without an answer.</summary>
    [Parameter]
    [EnumArgument(typeof(ResumeUnknown))]
    public ResumeUnknown ResumeUnknown { get; set; }

    /// <summary>How many items there will be, for the time left; a pipeline does not know.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long? TotalCount { get; set; }

    /// <inheritdoc/>
    private protected override void Initialize()
    {
        base.Initialize();
        try
        {
            if (JournalPath is not null)
            {
                var path = FilePath(JournalPath, nameof(JournalPath));
                // A long journal takes a while to read.
                _journal = WaitFor(stopping => ClientProvider.Factory.OpenJournal(path, stopping), abandoned => abandoned.Dispose());
            }
        }
        catch (RequestException error)
        {
            // Without the journal the run would not be what was asked for.
            ThrowTerminatingError(ErrorRecords.For(error, JournalPath));
        }
    }

    /// <inheritdoc/>
    private protected sealed override string? RunJournal => JournalPath;

    /// <inheritdoc/>
    private protected sealed override JournalCondition RunJournalCondition => _journal?.Condition ?? JournalCondition.Whole;

    /// <inheritdoc/>
    private protected sealed override bool MayBeFromBefore => _journal is not null;

    /// <inheritdoc/>
    private protected sealed override long? RunTotal => TotalCount;

    /// <inheritdoc/>
    private protected override void Release()
    {
        base.Release();
        _journal?.Dispose();
    }

    /// <inheritdoc/>
    private protected sealed override void Send<T>(ApiRequest<TService, T> request, string target, string action, bool write = true, object? item = null)
    {
        var (run, client, row) = (Run, Client, Row);
        // Files count with their content, which may be long.
        var entry = _journal is { } journal ? WaitFor(stopping => journal.Begin(client, request, stopping)) : null;
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
                            WriteIf(write, result, row);
                        });
                        return System.Threading.Tasks.Task.CompletedTask;
                    },
                    item ?? Item ?? target);
                return;

            case JournalState.Unknown when ResumeUnknown != ResumeUnknown.Retry:
                WriteVerbose($"{target}: left in an earlier run, and its answer was not written down.");
                if (ResumeUnknown == ResumeUnknown.Skip)
                {
                    run.Skipped();
                }
                else
                {
                    Start((_, _) => throw ErrorRecords.UnknownFromBefore(Connection!.Service), item ?? Item ?? target);
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
                    entry.Describe(row, target);
                    call.Observe(entry.Observe);
                }

                T answer;
                try
                {
                    answer = await client.SendAsync(request, call, call.Token).ConfigureAwait(false);
                }
                catch (Exception error) when (error is ServiceException or RequestException or CallNotSentException)
                {
                    entry?.Failed(error);
                    if (entry?.State == JournalState.Unknown && ErrorRecords.StillUnknown(Connection!.Service, error) is { } unknown)
                    {
                        throw unknown;
                    }

                    throw;
                }

                call.Finish(() => WriteIf(write, answer, row));
                // An error from here says that the journal lacks the answer; the answer itself is written all the same.
                entry?.Done(answer);
            },
            item,
            mayBeFromBefore: entry?.State == JournalState.Unknown);
    }

    /// <summary>In a pipeline the answer says of which row it is: after a failure the answers and the rows are not level any more.</summary>
    private void WriteIf<T>(bool write, T answer, long row)
    {
        if (!write)
        {
            return;
        }

        if (row > 0 && answer is not null)
        {
            var result = PSObject.AsPSObject(answer);
            result.Properties.Add(new PSNoteProperty("Row", row));
            WriteObject(result);
            return;
        }

        WriteObject(answer);
    }
}
