using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Takes tags away from tickets.</summary>
[Cmdlet(VerbsCommon.Remove, "UsedeskTicketTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(UsedeskTicket))]
public sealed class RemoveUsedeskTicketTagCommand : UsedeskTicketTagCmdlet
{
    private protected override string Action => "Remove tags from Usedesk ticket";

    private protected override string[] NewTags(string[] present) => present.Except(Tag, StringComparer.OrdinalIgnoreCase).ToArray();

    private protected override string? Fault(string[] present)
        => present.Intersect(Tag, StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 0 } left ? $"Usedesk reported success, and the ticket still has the tag {string.Join(", ", left)}." : null;
}
