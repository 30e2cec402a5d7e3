using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Completion;

/// <summary>
/// Completes from what the connection knows: it asks the service and waits for a moment at most, and shows what was read before where that
/// is not enough. Without an open connection it asks nothing.
/// </summary>
public sealed class IdCompleter : IArgumentCompleter
{
    private const int ShortestQuery = 2;

    /// <summary>How long somebody who presses Tab waits for a service.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => CompletionResults.Guarded(wordToComplete, () =>
        {
            var names = CmdletTypes.Find(commandName)?.GetProperty(parameterName, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.GetCustomAttribute<IdCompletionAttribute>();
            if (names is null || ModuleState.Here is not { } state)
            {
                return Enumerable.Empty<CompletionResult>();
            }

            var typed = (wordToComplete ?? string.Empty).Trim('\'', '"', '*');
            var connection = PlainValues.Unwrap(fakeBoundParameters?["Connection"]);
            var entries = CmdletTypes.ServiceOf(commandName) == ServiceName.Usedesk
                ? Entries(state.Usedesk.OpenOf(connection), names.Kind, typed)
                : Entries(state.Udesk.OpenOf(connection), names.Kind, typed);
            return entries
                .Where(entry => Fits(entry, typed))
                .OrderBy(entry => entry.Name, StringComparer.CurrentCultureIgnoreCase)
                .Select(entry => Result(entry, names.ByName));
        });

    private static IReadOnlyList<NamedEntry> Entries<TService>(ServiceConnection<TService>? connection, NameKind kind, string typed)
        where TService : IService
        => connection is null ? Array.Empty<NamedEntry>()
            : kind != NameKind.Client ? connection.Names.Within(Limit, connection.Client, kind)
            : typed.Length < ShortestQuery ? Array.Empty<NamedEntry>()
            : connection.Names.Within(Limit, connection.Client, kind, typed);

    private static bool Fits(NamedEntry entry, string typed)
        => typed.Length == 0
            || entry.Id.ToString(CultureInfo.InvariantCulture).StartsWith(typed, StringComparison.Ordinal)
            || entry.Names.Any(name => name.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0)
            || entry.Detail?.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0;

    private static CompletionResult Result(NamedEntry entry, bool byName)
    {
        var id = entry.Id.ToString(CultureInfo.InvariantCulture);
        return byName
            ? new CompletionResult(CompletionResults.Quoted(entry.Name), entry.Name, CompletionResultType.ParameterValue, entry.ToString())
            : new CompletionResult(id, entry.Name.Length > 0 ? entry.Name : id, CompletionResultType.ParameterValue, entry.ToString());
    }
}
