using System;

namespace UsedeskUdesk;

/// <summary>Lists the notes that agents took after sessions and calls and on tickets (GET /notes), page by page.</summary>
public sealed class ListNotesRequest : UdeskPageRequest<UdeskNote>
{
    /// <summary>Only notes of this day or later; the day is Beijing's.</summary>
    public DateTimeOffset? StartDate { get; set; }

    /// <summary>Only notes of this day or earlier; the day is Beijing's.</summary>
    public DateTimeOffset? EndDate { get; set; }

    /// <summary>Only notes of this kind: one of <see cref="UdeskNoteCategory"/>.</summary>
    public string? Category { get; set; }
}
