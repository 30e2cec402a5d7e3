using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace UsedeskUdesk.Errors;

/// <summary>
/// Rows that PowerShell refused before the cmdlet was told of them: one of their values is not what a parameter takes, they lack a mandatory one, or a script block of
/// the command line failed for them or gave nothing. Script blocks run before anything of the row is bound. It writes their errors itself, so that they are found only
/// in $Error. (With -ErrorAction Ignore they are not.)
/// </summary>
internal sealed class RefusedRows
{
    // Windows PowerShell has a variable for it.
    private const int UsualCapacity = 256;

    private readonly PSCmdlet _cmdlet;
    private object? _newest;

    /// <param name="cmdlet">The cmdlet, before its first row.</param>
    public RefusedRows(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _newest = Errors() is { Count: > 0 } errors ? errors[0] : null;
    }

    /// <summary>Whether more errors came in turn than PowerShell keeps, so that some rows may not have been seen.</summary>
    public bool MayLackSome { get; private set; }

    /// <summary>The errors of those that came since the last time, the first one first.</summary>
    public IReadOnlyList<ErrorRecord> Take()
    {
        if (Errors() is not { Count: > 0 } errors || ReferenceEquals(errors[0], _newest))
        {
            return System.Array.Empty<ErrorRecord>();
        }

        var refused = new List<ErrorRecord>();
        var i = 0;
        for (; i < errors.Count && !ReferenceEquals(errors[i], _newest); i++)
        {
            if (errors[i] is ErrorRecord { Exception: ParameterBindingException error } record && IsOurs(error))
            {
                refused.Add(record);
            }
        }

        refused.Reverse();
        MayLackSome |= refused.Count > 0 && i == errors.Count && i >= Capacity();
        _newest = errors[0];
        return refused;
    }

    private ArrayList? Errors() => _cmdlet.SessionState.PSVariable.GetValue("global:Error") as ArrayList;

    private int Capacity()
        => LanguagePrimitives.TryConvertTo<int>(_cmdlet.SessionState.PSVariable.GetValue("MaximumErrorCount"), out var count) && count > 0 ? count : UsualCapacity;

    /// <summary>
    /// The same cmdlet may stand in the pipeline, or around it, more than once; and the record's own position is that of the argument, where the error is about one of the
    /// command line.
    /// </summary>
    private bool IsOurs(ParameterBindingException error) => ReferenceEquals(error.CommandInvocation, _cmdlet.MyInvocation);
}
