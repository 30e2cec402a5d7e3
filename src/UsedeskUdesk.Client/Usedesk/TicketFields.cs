using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>The definitions of tickets' custom fields.</summary>
internal sealed class TicketFields : UsedeskResource
{
    public override void AddOperations(OperationTable table)
        => table.Add(Read<GetTicketFieldsRequest, UsedeskTicketField[], UsedeskTicketField[]>(
            "ticket/fields",
            static (_, _) => { },
            static (a, _) => a.Data ?? Array.Empty<UsedeskTicketField>()));

    public override void AddFields(IrregularFields fields)
    {
        fields.Add<UsedeskTicketField>("custom_field", static (field, value) => WireSerializer.Usedesk.Populate(value.CreateReader(), field));
        fields.Add<UsedeskTicketField>("field_options", static (field, value) => field.Option = Models<UsedeskTicketFieldOption>(value));
        fields.Add<UsedeskTicketField>("ticket_field_type_id", static (field, value) => field.Type = Type(value));
        fields.Add<UsedeskTicketField>("parent_field_id", static (field, value) => field.ParentFieldId = PositiveNumber(value));
        // One number on the page, a list of them in answers.
        fields.Add<UsedeskTicketFieldOption>("parent_option_id", static (option, value) => option.ParentOptionIds = (value is JContainer ? Items(value) : new[] { value })
            .Select(PositiveNumber)
            .OfType<long>()
            .ToArray());
    }

    public static UsedeskTicketFieldType? Type(JToken value) => (UsedeskTicketFieldType?)(int?)PositiveNumber(value);
}
