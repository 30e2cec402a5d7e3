using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Completion;

/// <summary>Names of connections to Udesk.</summary>
public sealed class UdeskConnectionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => Words.Complete(wordToComplete, ModuleState.Current.Udesk.Open.Select(connection => connection.Name));
}

/// <summary>Names of connections to Usedesk.</summary>
public sealed class UsedeskConnectionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => Words.Complete(wordToComplete, ModuleState.Current.Usedesk.Open.Select(connection => connection.Name));
}
