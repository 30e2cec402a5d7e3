using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Output;

namespace UsedeskUdesk.Commands.Base;

/// <summary>A cmdlet that calls a service. Derive from it directly for listings; for single things there are the classes below it.</summary>
/// <typeparam name="TService">The service.</typeparam>
/// <typeparam name="TConnection">A connection to it.</typeparam>
public abstract class ServiceCmdlet<TService, TConnection> : ModuleCmdlet
    where TService : IService
    where TConnection : ServiceConnection<TService>
{
    /// <summary>The connection, or its name.</summary>
    [Parameter]
    [ConnectionArgument]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public TConnection? Connection { get; set; }

    /// <summary>The client of the connection in use.</summary>
    private protected IApiClient<TService> Client => Connection!.Client;

    /// <inheritdoc/>
    private protected override void Initialize()
    {
        base.Initialize();
        Connection = ModuleState.Current.For<TConnection>().Resolve(this, Connection);
    }

    /// <summary>Waits for the answer to a request. False when it failed; the error is then written.</summary>
    private protected bool TryRead<T>(ApiRequest<TService, T> request, object? target, out T answer)
    {
        var client = Client;
        return TryWait((output, cancellationToken) => client.SendAsync(request, output, cancellationToken), target, out answer);
    }

    /// <summary>Says that a word is none of those that are known, where the service may know others all the same.</summary>
    /// <param name="word">The word.</param>
    /// <param name="list">Those that are known.</param>
    /// <param name="parameter">The parameter.</param>
    private protected void WarnOfOtherWord(string? word, WordList list, string parameter)
    {
        if (!string.IsNullOrEmpty(word) && !WordLists.Of(list).Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            WriteWarning($"-{parameter} {word} is none of the words that are known ({string.Join(", ", WordLists.Of(list))}); it is sent as it is.");
        }
    }

    /// <summary>Writes a listing as its pages come.</summary>
    /// <param name="request">The listing.</param>
    /// <param name="target">What it is about, for errors.</param>
    /// <param name="filter">Which rows to write; then <paramref name="skip"/> and <paramref name="first"/> count those.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="first">Rows to write at most.</param>
    /// <param name="complete">What to do when the last row was seen; not where <paramref name="first"/> or an error came before it.</param>
    private protected void WritePages<T>(IPageRequest<TService, T> request, object? target, Func<T, bool>? filter = null, long skip = 0, long? first = null, Action? complete = null)
    {
        if (new PageWriter<TService, T>(this, Client, request) { Filter = filter, Skip = skip, First = first }.Write(target))
        {
            complete?.Invoke();
        }
    }
}
