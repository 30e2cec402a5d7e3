using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace UsedeskUdesk.Completion;

/// <summary>Finds the class of a cmdlet by its name: a completer is told only the name.</summary>
internal static class CmdletTypes
{
    private static readonly Lazy<Dictionary<string, Type>> s_types = new(() => typeof(CmdletTypes).Assembly.GetTypes()
        .Select(type => (Type: type, Cmdlet: type.GetCustomAttribute<CmdletAttribute>(inherit: false)))
        .Where(pair => pair.Cmdlet is not null)
        .ToDictionary(pair => $"{pair.Cmdlet!.VerbName}-{pair.Cmdlet.NounName}", pair => pair.Type, StringComparer.OrdinalIgnoreCase));

    /// <summary>The class; null where the name is another one's.</summary>
    /// <param name="commandName">The name, with or without the module's before it.</param>
    public static Type? Find(string commandName)
        => s_types.Value.TryGetValue(commandName.Substring(commandName.LastIndexOf('\\') + 1), out var type) ? type : null;

    /// <summary>The service that a cmdlet's noun begins with.</summary>
    public static ServiceName? ServiceOf(string commandName)
        => Find(commandName)?.GetCustomAttribute<CmdletAttribute>()?.NounName is not { } noun
            ? null
            : noun.StartsWith(nameof(ServiceName.Usedesk), StringComparison.Ordinal) ? ServiceName.Usedesk : ServiceName.Udesk;
}
