using System.Management.Automation;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Commands.Base;

/// <summary>A cmdlet that does something for each object of the pipeline. All cmdlets that change something are such.</summary>
/// <typeparam name="TService">The service.</typeparam>
/// <typeparam name="TConnection">A connection to it.</typeparam>
public abstract class ItemCmdlet<TService, TConnection> : ReadCmdlet<TService, TConnection>
    where TService : IService
    where TConnection : ServiceConnection<TService>
{
    private PipedAnswer _piped = null!;

    /// <summary>The item itself; errors carry it.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    private protected override object? Item => InputObject;

    /// <summary>Whether a parameter was given on the command line. A row's empty cell or an object's empty property says nothing.</summary>
    private protected bool IsGiven(string parameter) => _piped.IsGiven(parameter);

    /// <summary>
    /// Whether a parameter's value only says what the piped object is. Those that do not name the item are taken away before
    /// <see cref="ModuleCmdlet.ProcessItem"/>; this is for those that name it and can be changed as well.
    /// </summary>
    private protected bool IsLent(string parameter) => _piped.IsLent(parameter, InputObject);

    /// <inheritdoc/>
    private protected override void Initialize()
    {
        base.Initialize();
        _piped = new PipedAnswer(this);
    }

    /// <inheritdoc/>
    private protected override void BeforeItem()
    {
        base.BeforeItem();
        _piped.TakeAway(InputObject);
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
