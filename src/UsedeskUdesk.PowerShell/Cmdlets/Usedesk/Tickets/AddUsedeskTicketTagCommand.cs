using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Adds tags to tickets.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskTicketTag", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskTicket))]
public sealed class AddUsedeskTicketTagCommand : UsedeskTicketTagCmdlet
{
    private protected override string Action => "Add tags to Usedesk ticket";

    private protected override string[] NewTags(string[] present) => present.Concat(Tag).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();

    private protected override string? Fault(string[] present)
        => Tag.Except(present, StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 0 } missing ? $"Usedesk reported success, and the ticket does not have the tag {string.Join(", ", missing)}." : null;
}
