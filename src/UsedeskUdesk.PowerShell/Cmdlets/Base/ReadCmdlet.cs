using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands.Base;

/// <summary>A cmdlet that reads single things, several at once when asked to.</summary>
/// <typeparam name="TService">The service.</typeparam>
/// <typeparam name="TConnection">A connection to it.</typeparam>
public abstract class ReadCmdlet<TService, TConnection> : ServiceCmdlet<TService, TConnection>
    where TService : IService
    where TConnection : ServiceConnection<TService>
{
    /// <summary>How many calls may be under way at once. Output keeps the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [FreeText]
    [NumberArgument]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    private protected override void Initialize()
    {
        base.Initialize();
        Limit = ThrottleLimit;
    }

    /// <summary>Sends a request that changes nothing, and writes its answer.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="target">What is read, for the error.</param>
    private protected void Read<T>(ApiRequest<TService, T> request, object? target)
    {
        var client = Client;
        Start(
            async (output, cancellationToken) =>
            {
                var answer = await client.SendAsync(request, output, cancellationToken).ConfigureAwait(false);
                output.PostLast(() => WriteAnswer(answer, target));
            },
            target);
    }

    /// <summary>Writes an answer. On the pipeline thread.</summary>
    private protected virtual void WriteAnswer<T>(T answer, object? target)
    {
        Remember(answer);
        WriteObject(answer, enumerateCollection: true);
    }
}
