using System;
using System.Management.Automation;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Cmdlets.Base;

/// <summary>A cmdlet that calls Usedesk.</summary>
public abstract class UsedeskCmdlet : ServiceCmdlet
{
    /// <summary>The connection, or its name.</summary>
    [Parameter]
    [UsedeskConnectionArgument]
    [ArgumentCompleter(typeof(UsedeskConnectionCompleter))]
    public UsedeskConnection? Connection { get; set; }

    /// <summary>The client of the connection in force.</summary>
    private protected IUsedeskApiClient Client => Connection!.Client;

    /// <inheritdoc/>
    protected override void BeginProcessing() => Connection ??= ModuleState.Current.Usedesk.Resolve(this);
}

/// <summary>A cmdlet that reads single things of Usedesk, several at once when asked to.</summary>
public abstract class UsedeskReadCmdlet : UsedeskCmdlet
{
    /// <summary>How many calls may be under way at once. Output keeps the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Limit = ThrottleLimit;
    }

    /// <summary>Sends a request and writes its answer.</summary>
    private protected void Ask<T>(ApiRequest<UsedeskService, T> request, object? target)
    {
        var client = Client;
        Start(async (output, cancellationToken) => Answer(output, await client.SendAsync(request, output, cancellationToken).ConfigureAwait(false), target), target);
    }

    /// <summary>Writes an answer.</summary>
    private protected virtual void Answer<T>(CallOutput output, T answer, object? target)
        => output.Post(() => WriteObject(answer, enumerateCollection: true));
}

/// <summary>A cmdlet that changes something in Usedesk, once for each item of the pipeline.</summary>
public abstract class UsedeskWriteCmdlet : UsedeskCmdlet
{
    /// <summary>The item itself; errors carry it.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>How many calls may be under way at once. Output keeps the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Limit = ThrottleLimit;
    }

    /// <summary>Sends a request and writes its answer, unless the caller only wanted to see what would happen.</summary>
    private protected void Send<T>(ApiRequest<UsedeskService, T> request, string target, string action, bool write = true)
        => Send(Client, request, target, action, InputObject, write);

    /// <inheritdoc cref="ServiceCmdlet.Guarded"/>
    private protected void Guarded(Action make) => Guarded(make, InputObject);
}

/// <summary>A cmdlet that makes things in Usedesk, and can go on with a run that was killed.</summary>
public abstract class UsedeskCreateCmdlet : UsedeskWriteCmdlet
{
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
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        OpenRun(JournalPath, ResumeUnknown, TotalCount);
    }
}
