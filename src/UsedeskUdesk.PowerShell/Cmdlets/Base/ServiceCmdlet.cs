using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Names;
using UsedeskUdesk.Output;

namespace UsedeskUdesk.Commands.Base;

/// <summary>A cmdlet that calls a service. Derive from it directly for listings; for single things there are the classes below it.</summary>
/// <typeparam name="TService">The service.</typeparam>
/// <typeparam name="TConnection">A connection to it.</typeparam>
public abstract class ServiceCmdlet<TService, TConnection> : ModuleCmdlet
    where TService : IService
    where TConnection : ServiceConnection<TService>
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Parameter, IdArgumentAttribute Names)[]> s_named = new();

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

    /// <inheritdoc/>
    private protected sealed override void FindNames()
    {
        foreach (var (parameter, names) in s_named.GetOrAdd(GetType(), FindNamed))
        {
            switch (parameter.GetValue(this))
            {
                case IdOrName { Name: { } name }:
                    parameter.SetValue(this, Find(names.Kind, name, parameter.Name, severalAllowed: false)[0]);
                    break;
                case IdOrName[] several when several.Any(one => one.Name is not null):
                    parameter.SetValue(this, several.SelectMany(one => one.Name is { } name ? Find(names.Kind, name, parameter.Name, severalAllowed: true) : new[] { one }).ToArray());
                    break;
            }
        }
    }

    /// <summary>The IDs that a name means: at least one, else an error. The names of a kind are read once for each connection, and again where none fits.</summary>
    private IdOrName[] Find(NameKind kind, string name, string parameter, bool severalAllowed)
    {
        var (client, directory, service) = (Client, Connection!.Names, Connection.Service);
        var entries = directory.Cached(kind);
        var found = entries is null ? Array.Empty<NamedEntry>() : NameLookup.Find(entries, name);
        if (found.Count == 0)
        {
            if (!TryWait((output, cancellationToken) => directory.ReadAsync(client, kind, output, cancellationToken), out entries!, out var error))
            {
                throw error!;
            }

            found = NameLookup.Find(entries, name);
        }

        return found.Count == 0 ? throw NameLookup.NotFound(service, kind, name, parameter, entries!)
            : found.Count > 1 && (!severalAllowed || !WildcardPattern.ContainsWildcardCharacters(name)) ? throw NameLookup.Ambiguous(service, kind, name, parameter, found)
            : found.Select(entry => new IdOrName(entry.Id)).ToArray();
    }

    private static (PropertyInfo Parameter, IdArgumentAttribute Names)[] FindNamed(Type cmdlet)
        => cmdlet.GetProperties()
            .Select(property => (Parameter: property, Names: property.GetCustomAttribute<IdArgumentAttribute>()!))
            .Where(pair => pair.Names is not null)
            .ToArray();

    /// <summary>Lets an answer be shown with the names that the connection knows.</summary>
    private protected void Remember<T>(T answer)
    {
        if (Connection is { } connection)
        {
            KnownNames.Keep(answer, connection.Names);
        }
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
        if (new PageWriter<TService, T>(this, Client, request) { Seen = Remember, Filter = filter, Skip = skip, First = first }.Write(target))
        {
            complete?.Invoke();
        }
    }
}
