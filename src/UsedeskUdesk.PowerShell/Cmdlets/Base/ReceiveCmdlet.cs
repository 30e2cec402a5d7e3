using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Commands.Base;

/// <summary>
/// Listens for what a service sends and writes it to the pipeline. An event is let go only when the rest of the pipeline has taken it:
/// an error there that ends the pipeline, or Ctrl+C, leaves it in the spool.
/// </summary>
/// <typeparam name="TEvent">The base type of the service's events.</typeparam>
public abstract class ReceiveCmdlet<TEvent> : ModuleCmdlet
    where TEvent : ApiObject
{
    /// <summary>How short a path may be before it counts as one that can be guessed.</summary>
    private const int ShortestPath = 16;
    private const string InMemory = "NoSpool";
    private const string OnDisk = "Spool";
    private static readonly TimeSpan s_lookInterval = TimeSpan.FromSeconds(2);

    private readonly Stopwatch _clock = new();
    private IEventReceiver<TEvent>? _receiver;
    private bool _saidUnknown;

    /// <summary>The address to listen on.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    [FreeText]
    public Uri ListenUri { get; set; } = null!;

    /// <summary>The folder in which events are kept until the pipeline has taken them.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = OnDisk)]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string? SpoolPath { get; set; }

    /// <summary>Keeps events in memory only.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InMemory)]
    public SwitchParameter NoSpool { get; set; }

    /// <summary>Ends after this many events.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [FreeText]
    [NumberArgument]
    public int? MaxEvents { get; set; }

    /// <summary>Ends after this many seconds.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [FreeText]
    [NumberArgument]
    public int? TimeoutSec { get; set; }

    /// <summary>The path that tells a monitor that the receiver runs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string HealthPath { get; set; } = "/health";

    /// <summary>Whether a part of the address is secret that does not stand in <see cref="ListenUri"/>.</summary>
    private protected virtual bool HasPathSecret => false;

    /// <summary>Takes the service's own parameters over.</summary>
    /// <returns>What starts the receiver, on another thread.</returns>
    private protected abstract Func<CancellationToken, IEventReceiver<TEvent>> Configure(EventReceiverOptions options);

    /// <summary>Whether the event is asked for.</summary>
    private protected abstract bool IsWanted(TEvent item);

    /// <summary>The event's type and its receipt's number.</summary>
    private protected abstract (string Type, string? Receipt) Describe(TEvent item);

    /// <inheritdoc/>
    private protected sealed override void Prepare()
    {
        RefuseBuffer();
        var options = new EventReceiverOptions { SpoolPath = NoSpool ? null : FilePath(SpoolPath!, nameof(SpoolPath)) };
        options.Server.ListenUri = ListenUri;
        options.Server.HealthPath = HealthPath;
        var start = Configure(options);
        try
        {
            // A large spool takes a while to read.
            _receiver = WaitFor(start, abandoned => abandoned.Dispose());
        }
        catch (RequestException error)
        {
            // The address as a whole may be a secret.
            ThrowTerminatingError(ErrorRecords.For(error, error.PropertyName == nameof(SpoolPath) ? SpoolPath : null));
        }

        _clock.Start();
        Announce();
    }

    /// <inheritdoc/>
    private protected sealed override void ProcessItem()
    {
        // The time counts also while events wait: a steady inflow would otherwise never end.
        for (var count = 0; (MaxEvents is null || count < MaxEvents) && Left > TimeSpan.Zero;)
        {
            var item = _receiver!.TryNext();
            if (item is null && !TryAwait(count, out item))
            {
                return;
            }

            if (item is null)
            {
                continue;
            }

            if (!IsWanted(item) && _receiver.TryLetGo())
            {
                SayLetGo(item);
            }
            else
            {
                // An end of the pipeline, by an error or because somebody has enough, is thrown here and not told apart: the event comes again.
                Deliver(item);
                count++;
                _receiver.Taken();
            }

            WriteNotices();
        }
    }

    /// <inheritdoc/>
    private protected sealed override void Release()
    {
        _receiver?.Dispose();
    }

    private TimeSpan Left => TimeoutSec is { } limit ? TimeSpan.FromSeconds(limit) - _clock.Elapsed : TimeSpan.MaxValue;

    /// <summary>PowerShell then keeps events back although it says that they were taken; an error or a stop would lose them.</summary>
    private void RefuseBuffer()
    {
        if (MyInvocation.BoundParameters.TryGetValue("OutBuffer", out var given) && given is > 0)
        {
            throw new RequestException("InvalidParameter", "-OutBuffer keeps events back that count as taken, and an error or a stop would lose them. Leave it out, also of $PSDefaultParameterValues, or give 0.", "OutBuffer");
        }
    }

    private void Announce()
    {
        WriteVerbose($"Listening on {_receiver!.Address.GetLeftPart(UriPartial.Authority)}; {_receiver.Waiting} events wait from before.");
        if (_receiver.DamagedLines > 0)
        {
            WriteWarning($"{_receiver.DamagedLines} lines of the spool could not be read. A power cut leaves such lines at the end of what was written; their senders were not told that they had arrived. Without a power cut it means that a file was changed or the disk is damaged.");
        }

        if (!HasPathSecret && ListenUri.AbsolutePath.Length <= ShortestPath)
        {
            WriteWarning("The path of -ListenUri can be guessed: whoever reaches it can make up events. Give it an unguessable part of 16 characters or more.");
        }

        if (!ListenUri.IsLoopback)
        {
            WriteWarning("What comes to -ListenUri is not encrypted on the way from other machines. Let a reverse proxy on this machine take HTTPS, and listen on localhost.");
        }
    }

    /// <summary>Waits, but not longer than until the next look at what else there is to tell.</summary>
    private bool TryAwait(int count, out TEvent? item)
    {
        var wait = Left < s_lookInterval ? Left : s_lookInterval;
        if (!TryWait((_, stopping) => _receiver!.NextAsync(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, stopping), null, out item))
        {
            return false;
        }

        if (item is null)
        {
            WriteNotices();
            WriteProgress(new ProgressRecord(0, MyInvocation.MyCommand.Name, string.Format(CultureInfo.InvariantCulture, "Listening on {0}: {1} events so far, {2} waiting.", _receiver!.Address.GetLeftPart(UriPartial.Authority), count, _receiver.Waiting)));
        }

        return true;
    }

    /// <summary>What nobody asked for needs no warning, but what this version does not know may be what somebody waits for.</summary>
    private void SayLetGo(TEvent item)
    {
        var (type, receipt) = Describe(item);
        var text = $"An event of type {type} is not among those of -EventType and was let go (receipt {receipt}).";
        if (type == "Unknown" && !_saidUnknown)
        {
            _saidUnknown = true;
            WriteWarning(text + " Further ones are told to -Verbose; with Unknown among -EventType they come out.");
        }
        else
        {
            WriteVerbose(text);
        }
    }

    private void WriteNotices()
    {
        foreach (var notice in _receiver!.TakeNotices())
        {
            if (notice.IsWarning)
            {
                WriteWarning(notice.Text);
            }
            else
            {
                WriteVerbose(notice.Text);
            }
        }
    }
}
