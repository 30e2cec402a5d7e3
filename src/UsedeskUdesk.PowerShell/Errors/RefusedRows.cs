using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Errors;

/// <summary>
/// Rows that PowerShell refused before the cmdlet was told of them: one of their values is not what a parameter takes. It writes their errors itself, so that they are
/// found only in $Error. (With -ErrorAction Ignore they are not.)
/// </summary>
internal sealed class RefusedRows
{
    private readonly PSCmdlet _cmdlet;
    private object? _newest;

    /// <param name="cmdlet">The cmdlet, before its first row.</param>
    public RefusedRows(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _newest = Errors() is { Count: > 0 } errors ? errors[0] : null;
    }

    /// <summary>Those that came since the last time, the first one first.</summary>
    public IReadOnlyList<object?> Take()
    {
        if (Errors() is not { Count: > 0 } errors || ReferenceEquals(errors[0], _newest))
        {
            return System.Array.Empty<object?>();
        }

        var rows = new List<object?>();
        for (var i = 0; i < errors.Count && !ReferenceEquals(errors[i], _newest); i++)
        {
            if (errors[i] is ErrorRecord { Exception: ParameterBindingException, InvocationInfo: { } invocation, TargetObject: var row } && IsOurs(invocation))
            {
                rows.Insert(0, PlainValues.Unwrap(row));
            }
        }

        _newest = errors[0];
        return rows;
    }

    private ArrayList? Errors() => _cmdlet.SessionState.PSVariable.GetValue("global:Error") as ArrayList;

    /// <summary>The same cmdlet may stand in the pipeline, or around it, more than once.</summary>
    private bool IsOurs(InvocationInfo invocation)
    {
        var own = _cmdlet.MyInvocation;
        return ReferenceEquals(invocation, own)
            || (invocation.MyCommand?.Name == own.MyCommand.Name
                && invocation.ScriptLineNumber == own.ScriptLineNumber
                && invocation.OffsetInLine == own.OffsetInLine
                && invocation.ScriptName == own.ScriptName);
    }
}
