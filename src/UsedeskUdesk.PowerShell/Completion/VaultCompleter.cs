using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Completion;

/// <summary>Names of vaults, as far as registered connections are in them.</summary>
public sealed class VaultCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => CompletionResults.Of(wordToComplete, ConnectionIndex.Vaults());
}
