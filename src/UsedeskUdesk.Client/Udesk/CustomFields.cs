using System;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>The definitions of custom fields.</summary>
internal sealed class CustomFields : UdeskResource
{
    public override void AddOperations(OperationTable table)
    {
        table.Add(Get<GetCustomFieldsRequest, UdeskCustomField[], UdeskCustomField[]>(
            "custom_fields",
            "fields",
            // Another word means ticket to the service, without a word of it.
            static (r, b) => b.Query("category", OneOf(r.Category, nameof(r.Category), UdeskFieldCategory.Known) ?? UdeskFieldCategory.Ticket),
            static (a, r) =>
            {
                var fields = a.Data ?? Array.Empty<UdeskCustomField>();
                Array.ForEach(fields, field => field.Category ??= OneOf(r.Category, nameof(r.Category), UdeskFieldCategory.Known) ?? UdeskFieldCategory.Ticket);
                return fields;
            }));

        table.Add(Get<GetCustomFieldRequest, UdeskCustomField, UdeskCustomField>(
            "custom_fields/{field_name}",
            "field",
            static (r, b) => b.Path = "custom_fields/" + Segment(r.FieldName, nameof(r.FieldName)),
            static (a, _) => a.Data ?? throw new AnswerException("it holds no custom field")));
    }

    public override void AddFields(IrregularFields fields)
    {
        fields.Add<UdeskCustomField>("options", static (field, value) => field.Option = Models<UdeskCustomFieldOption>(value));
        fields.Add<UdeskCustomFieldOption>("subs", static (option, value) => option.Sub = Models<UdeskCustomFieldOption>(value));
    }
}
