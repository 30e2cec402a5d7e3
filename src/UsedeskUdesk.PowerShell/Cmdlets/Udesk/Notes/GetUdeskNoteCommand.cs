using System;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Lists the notes that agents took.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskNote")]
[OutputType(typeof(UdeskNote))]
public sealed class GetUdeskNoteCommand : ListCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0)]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset? StartDate { get; set; }

    [Parameter(Position = 1)]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset? EndDate { get; set; }

    [Parameter]
    [WordCompletion(WordList.NoteCategory)]
    [PlainTextArgument]
    public string? Category { get; set; }

    private protected override object? Item => StartDate;

    private protected override void ProcessItem()
        => WritePages(new ListNotesRequest { StartDate = StartDate, EndDate = EndDate, Category = Category.NullIfEmpty(), First = First, Skip = Skip }, StartDate);
}
