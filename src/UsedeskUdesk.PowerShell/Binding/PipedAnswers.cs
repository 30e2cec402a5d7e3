using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Tells what an administrator asked for from what a piped object brought along. An object that the service answered holds what is
/// so already: sending it again would undo what others changed meanwhile, or add it a second time. A row of a table holds what is wanted.
/// </summary>
internal sealed class PipedAnswers
{
    private readonly HashSet<string> _written;
    private readonly string _type;

    /// <summary>To be made in BeginProcessing: until then only the command line is bound.</summary>
    public PipedAnswers(PSCmdlet cmdlet, Type answer)
    {
        _written = new HashSet<string>(cmdlet.MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        _type = answer.FullName!;
    }

    /// <summary>Whether the parameter's present value is to be sent.</summary>
    public bool IsWanted(PSObject? item, string parameter) => _written.Contains(parameter) || !IsAnswer(item);

    private bool IsAnswer(PSObject? item) => item is not null && item.TypeNames.Any(name => name == _type || name == "Deserialized." + _type);
}
