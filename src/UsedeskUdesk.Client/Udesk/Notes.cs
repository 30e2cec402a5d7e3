using System;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Notes that agents take.</summary>
internal sealed class Notes : UdeskResource
{
    // A tenant was seen to refuse 100.
    private const int RowsPerPage = 50;

    public override void AddOperations(OperationTable table)
    {
        table.Add(List<ListNotesRequest, UdeskNote>(
            "notes",
            "note_record",
            "per_page",
            RowsPerPage,
            static row => row.NoteId,
            static (r, b) =>
            {
                if (r.EndDate < r.StartDate)
                {
                    throw RequestException.Create("InvalidWindow", $"{Property(nameof(r.EndDate))} is before {Property(nameof(r.StartDate))}.", nameof(r.EndDate));
                }

                b.Query("start_date", Day(r.StartDate))
                    .Query("end_date", Day(r.EndDate))
                    .Query("category", OneOf(r.Category, nameof(r.Category), UdeskNoteCategory.Known));
            }));

        table.Add(Get<GetNoteTemplatesRequest, UdeskNoteTemplate[], UdeskNoteTemplate[]>(
            "notes/note_template",
            "note_template",
            static (_, _) => { },
            static (a, _) => a.Data ?? Array.Empty<UdeskNoteTemplate>()));
    }

    public override void AddFields(IrregularFields fields)
        => fields.Add<UdeskNoteTemplate>("custom_fields", static (template, value) => template.Field = Models<UdeskNoteField>(value));

    private static string? Day(DateTimeOffset? time) => time is { } value ? ServiceTime.Format(value, ServiceName.Udesk, "yyyy-MM-dd") : null;
}
