using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Lists the custom fields of tickets.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskTicketField")]
[OutputType(typeof(UsedeskTicketField))]
public sealed class GetUsedeskTicketFieldCommand : UsedeskCmdlet
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    [Parameter]
    [NumberListArgument]
    public long[]? FieldId { get; set; }

    [Parameter]
    public UsedeskTicketFieldType[]? Type { get; set; }

    protected override void ProcessRecord()
    {
        if (!TryWait((output, cancellationToken) => Client.SendAsync(new GetTicketFieldsRequest(), output, cancellationToken), null, out var fields))
        {
            return;
        }

        var patterns = Name?.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToArray();
        foreach (var field in fields.Where(field =>
            patterns?.Any(pattern => pattern.IsMatch(field.Name ?? string.Empty)) != false
            && FieldId?.Contains(field.FieldId) != false
            && (Type is null || (field.Type is { } type && Type.Contains(type)))))
        {
            WriteObject(field);
        }
    }
}
