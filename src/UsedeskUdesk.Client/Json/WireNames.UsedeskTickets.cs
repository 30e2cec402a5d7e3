namespace UsedeskUdesk.Client.Json;

/// <summary>Usedesk's names around tickets.</summary>
internal static partial class WireNames
{
    private static void AddUsedeskTickets()
    {
        Add(typeof(UsedeskTicket), nameof(UsedeskTicket.TicketId), "id", "ticket_id");
        Add(typeof(UsedeskTicket), nameof(UsedeskTicket.Status), "status", "status_id");
        Add(typeof(UsedeskTicket), nameof(UsedeskTicket.UpdatedAt), "last_updated_at", "updated_at");
        Add(typeof(UsedeskTicketComment), nameof(UsedeskTicketComment.CommentId), "id");
        Add(typeof(UsedeskTicketChange), nameof(UsedeskTicketChange.ChangeId), "id");
        // [?] Which of them a file carries.
        Add(typeof(UsedeskAttachment), nameof(UsedeskAttachment.Name), "name", "file_name");
        Add(typeof(UsedeskAttachment), nameof(UsedeskAttachment.Url), "file", "url");
        Add(typeof(UsedeskTag), nameof(UsedeskTag.TagId), "id");
        Add(typeof(UsedeskTicketField), nameof(UsedeskTicketField.FieldId), "id");
        Add(typeof(UsedeskTicketFieldOption), nameof(UsedeskTicketFieldOption.OptionId), "id");
    }
}
