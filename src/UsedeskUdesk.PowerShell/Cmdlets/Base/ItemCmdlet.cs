using System.Collections.Generic;
using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Output;
using UsedeskUdesk.Writes;

namespace UsedeskUdesk.Commands.Base;

/// <summary>A cmdlet that does something for each object of the pipeline. All cmdlets that change something are such.</summary>
/// <typeparam name="TService">The service.</typeparam>
/// <typeparam name="TConnection">A connection to it.</typeparam>
public abstract class ItemCmdlet<TService, TConnection> : ReadCmdlet<TService, TConnection>
    where TService : IService
    where TConnection : ServiceConnection<TService>
{
    private readonly UnboundColumns _columns = new();
    private PipedAnswer _piped = null!;
    private PipedRow? _row;
    private PSObject? _item;
    private PSObject? _unbound;
    private readonly RowNumbers _unnamed = new();
    private ArrayList? _failedRows;

    /// <summary>The item itself; errors carry it.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public object? InputObject
    {
        get => _item;
        set
        {
            _item = value is null ? null : PSObject.AsPSObject(value);
            if (_item is not null)
            {
                // PowerShell binds the item itself first: of the type object it needs no conversion. Where another parameter does not take its value, it writes the
                // error and goes on to the next item.
                CountRefused();
                CountUnbound();
                _unbound = _item;
                Row++;
                _row?.Begin(_item);
                PipedItem.Begin(Row, _item);
            }
        }
    }

    /// <summary>The variable that gets the rows that failed, for a second run.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [FreeText]
    public string? FailedRows { get; set; }

    /// <summary>The item, where one is piped.</summary>
    private protected PSObject? Piped => _item;

    /// <summary>The value that the item has under a name, as a property or as a dictionary's key.</summary>
    private protected object? PipedValue(string name) => Columns?.Properties[name]?.Value;

    /// <summary>The item with its values as properties, also where it is a dictionary.</summary>
    private PSObject? Columns => _item is null ? null : _row?.View ?? _item;

    /// <summary>The run over all items.</summary>
    private protected BulkRun Run { get; private set; } = null!;

    /// <summary>The journal in which the run goes on, as its parameter names it.</summary>
    private protected virtual string? RunJournal => null;

    /// <summary>What that journal is good for at the end.</summary>
    private protected virtual JournalCondition RunJournalCondition => JournalCondition.Whole;

    /// <summary>How many items there will be, where that is known.</summary>
    private protected virtual long? RunTotal => null;

    /// <inheritdoc/>
    private protected override object? Item => _item;

    /// <summary>Whether a parameter was given on the command line. A row's empty cell or an object's empty property says nothing.</summary>
    private protected bool IsGiven(string parameter) => _piped.IsGiven(parameter);

    /// <summary>
    /// Whether a parameter's value only says what the piped object is. Those that do not name the item are taken away before
    /// <see cref="ModuleCmdlet.ProcessItem"/>; this is for those that name it and can be changed as well.
    /// </summary>
    private protected bool IsLent(string parameter) => _piped.IsLent(parameter, _item);

    /// <inheritdoc/>
    private protected override void Initialize()
    {
        base.Initialize();
        _piped = new PipedAnswer(this);
        _row = new PipedRow(this);
        Run = new BulkRun(this, RunTotal, Connection!.RequestsPerMinute);
        if (FailedRows is not null)
        {
            _failedRows = new ArrayList();
            SessionState.PSVariable.Set(FailedRows, _failedRows);
        }
    }

    /// <inheritdoc/>
    private protected override void BeforeItem()
    {
        if (_item is null)
        {
            base.BeforeItem();
            if (MyInvocation.ExpectingInput)
            {
                // A misspelt variable: nothing is made or changed for nobody.
                throw EmptyArguments.EmptyRow();
            }
        }

        try
        {
            LookAtItem();
        }
        finally
        {
            _row?.End();
        }
    }

    private void LookAtItem()
    {
        _unbound = null;
        PipedItem.End();
        if (_columns.Look(this, _item) is { } warning)
        {
            WriteWarning(warning);
        }

        _piped.TakeAway(_item);
        _piped.WriteTimes(_item);
        if (_piped.TakeWider(_item) is { } twofold)
        {
            WriteWarning(twofold);
        }

        if (_item is not null && MyInvocation.ExpectingInput)
        {
            _row!.TakeBack(_item);
            _row.CheckColumns(_item);
            // A listing has its own rule.
            if (!EmptyArguments.IsListing(GetType()))
            {
                _row.Check(_item, _piped, TakesItself(_item));
                _piped.CheckMandatory(_item);
            }
        }
    }

    /// <summary>For the base classes alone: whether an item's own value says what is meant, without a parameter that takes it.</summary>
    private protected virtual bool TakesItself(PSObject item) => false;

    /// <inheritdoc/>
    private protected override string Changes(string target) => ChangeText.Of(this, Columns, target, IsGiven);

    /// <inheritdoc/>
    private protected sealed override void Changed() => Run.Done();

    /// <inheritdoc/>
    private protected sealed override void Failed(object? item, bool isUnknown)
    {
        if (isUnknown)
        {
            Run.Unknown();
            return;
        }

        Run.Failed();
        Keep(item);
    }

    /// <inheritdoc/>
    private protected sealed override void NotSent(object? item)
    {
        Run.NotSent();
        Keep(item);
    }

    /// <inheritdoc/>
    private protected override void CountRest()
    {
        CountRefused();
        CountUnbound();
    }

    /// <inheritdoc/>
    private protected sealed override void EndProgress() => Run?.EndProgress();

    /// <inheritdoc/>
    private protected sealed override string? EarlyLine()
    {
        // Without a run the cmdlet did not come to its first item.
        if (Run is null || !Changes())
        {
            return null;
        }

        return Run.HasTrouble || (FailedRows is not null && Run.LeftSome) || RunJournalCondition != JournalCondition.Whole
            ? Run.Summary(FailedRows, RunJournal, RunJournalCondition, endedEarly: MyInvocation.ExpectingInput)
            : null;
    }

    private bool Changes() => GetType().GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess;

    private void Keep(object? item)
    {
        if (item is PSObject[] several)
        {
            _failedRows?.AddRange(several);
        }
        else if (item is not null)
        {
            _failedRows?.Add(item);
        }
    }

    /// <inheritdoc/>
    private protected override void Finish()
    {
        base.Finish();
        CountRefused();
        CountUnbound();
        _row?.End();
        Run.Finish();
        if (Changes() && Run.Summary(FailedRows, RunJournal, RunJournalCondition) is { } summary)
        {
            summary += _unnamed.Sentence + (MayLackRefused ? " More errors came in turn than PowerShell keeps: earlier rows that it refused may not be among those counted." : string.Empty);
            if (Run.HasTrouble || RunJournalCondition != JournalCondition.Whole)
            {
                WriteWarning(summary);
            }
            else
            {
                Presence.Say(this, summary);
            }
        }
    }

    /// <inheritdoc/>
    private protected override void Release()
    {
        base.Release();
        _row?.End();
        PipedItem.End();
    }

    /// <summary>
    /// Does something for each of the items that a parameter names. What one throws is that one's error; the others follow.
    /// </summary>
    /// <param name="keys">What names them; an empty list is an error.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="work">What to do.</param>
    private protected void ForEach<T>(IReadOnlyList<T>? keys, string parameter, Action<T> work)
    {
        if (keys is null or { Count: 0 })
        {
            throw new RequestException("MissingParameter", $"-{parameter} needs a value.", parameter);
        }

        // All of them at once: what ends the pipeline with one leaves the others undone.
        CloseCurrent();
        var pending = new Queue<(T Key, OpenItem Open)>();
        foreach (var key in keys)
        {
            pending.Enqueue((key, Open(keys.Count == 1 && _item is { } item ? item : key)));
        }

        while (pending.Count > 0)
        {
            var (key, open) = pending.Dequeue();
            SetCurrent(open);
            Attempt(() => work(key), open.Target);
            CloseCurrent();
        }
    }

    /// <inheritdoc/>
    private protected override void Refused(ErrorRecord error)
    {
        var row = PlainValues.Unwrap(error.TargetObject);
        if (_unbound is { } item && ReferenceEquals(PlainValues.Unwrap(item), row))
        {
            // Its number is known already.
            CountUnbound(ErrorRecords.NameRow(error, Row));
            if (_columns.Look(this, item) is { } warning)
            {
                WriteWarning(PipedRow.OtherDelimiter(item) is { } advice ? $"{warning} {advice}" : warning);
            }

            return;
        }

        // A script block of the command line comes before the item itself.
        base.Refused(error);
        _unnamed.Add(Row);
        Failed(row, isUnknown: false);
    }

    /// <summary>The item that PowerShell could not bind and wrote an error about.</summary>
    private void CountUnbound(bool isUnnamed = true)
    {
        if (_unbound is not { } item)
        {
            return;
        }

        _unbound = null;
        if (isUnnamed)
        {
            _unnamed.Add(Row);
        }

        Failed(item, isUnknown: false);
    }

    /// <summary>Asks with -WhatIf and -Confirm, sends a request that changes something, and writes its answer.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="target">What it changes, for the person.</param>
    /// <param name="action">What it does, for the person.</param>
    /// <param name="write">Whether the answer goes to the pipeline.</param>
    /// <param name="item">The items it was made of, where it is not the present one alone.</param>
    private protected virtual void Send<T>(ApiRequest<TService, T> request, string target, string action, bool write = true, object? item = null)
    {
        var client = Client;
        Write(
            target,
            action,
            async call =>
            {
                var answer = await client.SendAsync(request, call, call.Token).ConfigureAwait(false);
                call.Finish(() =>
                {
                    if (write)
                    {
                        WriteObject(answer);
                    }
                });
            },
            item);
    }
}
