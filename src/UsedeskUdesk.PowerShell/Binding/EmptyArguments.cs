using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Parameters that narrow a listing, given on the command line and empty: a misspelt variable, or what an earlier command did not find. Taken
/// as not given they would list everything, and hand it to whatever comes next in the pipeline.
/// </summary>
internal static class EmptyArguments
{
    private static readonly HashSet<string> s_verbs = new() { VerbsCommon.Get, VerbsCommon.Find, VerbsCommon.Watch, VerbsCommunications.Receive };

    private static readonly ConcurrentDictionary<System.Type, bool> s_narrowing = new();

    /// <summary>Ends a cmdlet that lists when one of its parameters is given and empty. To be called before the first item.</summary>
    public static void Check(PSCmdlet cmdlet)
    {
        var type = cmdlet.GetType();
        var isListing = s_narrowing.GetOrAdd(type, static one => one.GetCustomAttribute<CmdletAttribute>() is { } attribute && s_verbs.Contains(attribute.VerbName));
        foreach (var name in cmdlet.MyInvocation.BoundParameters.Keys)
        {
            // The wrong account is worse than none, whatever the cmdlet does.
            if ((isListing || name == "Connection")
                && type.GetProperty(name) is { } property
                && IsEmpty(property.GetValue(cmdlet))
                && !property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.Mandatory))
            {
                cmdlet.ThrowTerminatingError(ErrorRecords.Argument(
                    "EmptyArgument",
                    $"-{name} is given without a value.",
                    null,
                    name == "Connection" ? "Leave it out to use the current connection." : "Leave it out for everything; look at the variable or command that was to have the value."));
            }
        }
    }

    private static bool IsEmpty(object? value) => value switch
    {
        null or "" => true,
        ICollection { Count: 0 } => true,
        ICollection items => items.Cast<object?>().All(item => item is null or ""),
        _ => false,
    };
}
