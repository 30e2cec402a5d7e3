using System.Linq;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Lists the custom fields of tickets.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskTicketField")]
[OutputType(typeof(UsedeskTicketField))]
public sealed class GetUsedeskTicketFieldCommand : ServiceCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [IdCompletion(NameKind.TicketField, ByName = true)]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    [Parameter]
    [NumberListArgument]
    [IdCompletion(NameKind.TicketField)]
    public long[]? FieldId { get; set; }

    [Parameter]
    [EnumArgument(typeof(UsedeskTicketFieldType), IsArray = true)]
    public UsedeskTicketFieldType[]? Type { get; set; }

    private protected override void ProcessItem()
    {
        if (!TryRead(new GetTicketFieldsRequest(), null, out var fields))
        {
            return;
        }

        var (names, ids) = (new NamePatterns(Name), new WantedIds(FieldId));
        WriteObject(
            fields.Where(field => names.Match(field.Name)
                & ids.Take(field.FieldId)
                && (Type is null || (field.Type is { } type && Type.Contains(type)))),
            enumerateCollection: true);
        names.WriteMissing(this, "FieldNotFound", "Usedesk has no ticket field");
        ids.WriteMissing(this, "FieldNotFound", "Usedesk has no ticket field {0}.");
    }
}
