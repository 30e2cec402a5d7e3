using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Parameters that narrow a listing, given on the command line or by a row and empty: a misspelt variable, or what an earlier command did not find.
/// Taken as not given they would list everything, and hand it to whatever comes next in the pipeline.
/// </summary>
internal static class EmptyArguments
{
    private static readonly HashSet<string> s_verbs = new() { VerbsCommon.Get, VerbsCommon.Find, VerbsCommon.Watch, VerbsCommunications.Receive };

    private static readonly ConcurrentDictionary<Type, bool> s_narrowing = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_piped = new();

    /// <summary>Ends a cmdlet that lists when one of its parameters is given and empty. To be called before the first item.</summary>
    public static void Check(PSCmdlet cmdlet)
    {
        var type = cmdlet.GetType();
        var isListing = IsListing(type);
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

    /// <summary>What the command line gave. To be called before the first item; <see cref="CheckRow"/> tells by it what a row gave.</summary>
    public static IReadOnlyDictionary<string, object?> Given(PSCmdlet cmdlet)
        => cmdlet.MyInvocation.BoundParameters.ToDictionary(static pair => pair.Key, static pair => (object?)pair.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses a row that names nothing to a cmdlet that lists: without it everything would be listed, once for each such row. What stands on the command line is
    /// nothing of the row's; the results of script blocks are. To be called for each row. One blank cell of several says nothing, as everywhere,
    /// and a parameter with <see cref="AllowNullAttribute"/> is of a cmdlet that lists nothing then by itself: tickets that nobody has lead to no agent.</summary>
    /// <exception cref="RequestException">The row is null, or all that the cmdlet takes of it is empty.</exception>
    public static void CheckRow(PSCmdlet cmdlet, IReadOnlyDictionary<string, object?> given)
    {
        var type = cmdlet.GetType();
        if (!cmdlet.MyInvocation.ExpectingInput || !IsListing(type))
        {
            return;
        }

        var bound = cmdlet.MyInvocation.BoundParameters;
        var piped = s_piped.GetOrAdd(type, static one => one.GetProperties().Where(static property
            => property.GetCustomAttributes<ParameterAttribute>().Any(static parameter => parameter.ValueFromPipeline || parameter.ValueFromPipelineByPropertyName)).ToArray());
        if (!piped.Any(property => bound.TryGetValue(property.Name, out var value)
            && !(given.TryGetValue(property.Name, out var fixedly) && ReferenceEquals(fixedly, value))
            && (!IsEmpty(property.GetValue(cmdlet)) || property.GetCustomAttribute<AllowNullAttribute>() is not null)))
        {
            throw EmptyRow();
        }
    }

    /// <summary>The error of a row that is nothing.</summary>
    public static RequestException EmptyRow() => new("EmptyArgument", "The pipeline brought an empty value. Look at the variable or command that was to have it.");

    /// <summary>Whether a cmdlet lists, and changes nothing.</summary>
    public static bool IsListing(Type type)
        => s_narrowing.GetOrAdd(type, static one => one.GetCustomAttribute<CmdletAttribute>() is { } attribute && s_verbs.Contains(attribute.VerbName));

    /// <summary>Whether a value says nothing.</summary>
    public static bool IsEmpty(object? value) => value switch
    {
        "" => true,
        _ when PlainValues.IsNothing(value) => true,
        PSObject { BaseObject: not PSCustomObject and var inner } => IsEmpty(inner),
        ICollection { Count: 0 } => true,
        ICollection items => items.Cast<object?>().All(item => item is "" || PlainValues.IsNothing(item)),
        _ => false,
    };
}
