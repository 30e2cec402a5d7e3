using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Comments of tickets.</summary>
internal static partial class UsedeskOperations
{
    private static void AddComments(OperationTable table)
    {
        table.Add(Write<CreateCommentRequest, UsedeskCommentReceipt, UsedeskCommentReceipt>("create/comment", WriteComment, static (a, r) =>
        {
            var receipt = a.Data!;
            receipt.TicketId = r.TicketId;
            return receipt;
        }, "comment_id"));
    }

    private static void WriteComment(CreateCommentRequest r, RequestBuilder b)
    {
        b.Body("ticket_id", Positive(r.TicketId, nameof(r.TicketId)))
            .Body("message", AtMostBytes(r.Message, MessageBytes, nameof(r.Message)))
            // Said in either case: an internal note must not go out because a default changed.
            .Body("type", r.Public ? "public" : "private")
            .Body("cc", r.Cc is { Count: > 0 } ? r.Cc : null)
            .Body("bcc", r.Bcc is { Count: > 0 } ? r.Bcc : null);
        var template = AddTemplate(b, r.TemplateId, r.TemplateName, r.TemplateVariable, r.TemplateLanguage);
        AddSender(b, r.From, r.UserId, r.TriggerId, template);
        AddFiles(b, r.File, nameof(r.File));
    }
}
