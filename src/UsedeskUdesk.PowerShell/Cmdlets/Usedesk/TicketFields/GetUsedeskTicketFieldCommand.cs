using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Lists the custom fields of tickets.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskTicketField")]
[OutputType(typeof(UsedeskTicketField))]
public sealed class GetUsedeskTicketFieldCommand : ServiceCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    [Parameter]
    [NumberListArgument]
    public long[]? FieldId { get; set; }

    [Parameter]
    public UsedeskTicketFieldType[]? Type { get; set; }

    private protected override void ProcessItem()
    {
        if (!TryRead(new GetTicketFieldsRequest(), null, out var fields))
        {
            return;
        }

        var names = new NamePatterns(Name);
        WriteObject(
            fields.Where(field => names.Match(field.Name)
                && FieldId?.Contains(field.FieldId) != false
                && (Type is null || (field.Type is { } type && Type.Contains(type)))),
            enumerateCollection: true);
    }
}
