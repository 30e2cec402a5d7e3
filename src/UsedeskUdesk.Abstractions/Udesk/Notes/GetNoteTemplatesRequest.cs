namespace UsedeskUdesk;

/// <summary>Gets the templates of notes, with their fields (GET /notes/note_template).</summary>
public sealed class GetNoteTemplatesRequest : UdeskRequest<UdeskNoteTemplate[]>
{
}
