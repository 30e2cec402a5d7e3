using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Adds a comment to a ticket (create/comment). What is null is not sent.</summary>
public sealed class CreateCommentRequest : UsedeskRequest<UsedeskCommentReceipt>
{
    /// <summary>The ticket's ID.</summary>
    public long TicketId { get; set; }

    /// <summary>HTML, at most 65,536 bytes as UTF-8.</summary>
    public string? Message { get; set; }

    /// <summary>Sends the comment to the client; otherwise only agents see it.</summary>
    public bool Public { get; set; }

    /// <summary>In whose name the comment is written: one of <see cref="UsedeskCommentSender"/>.</summary>
    public string? From { get; set; }

    /// <summary>The agent's ID, needed if <see cref="From"/> is user and there is no template.</summary>
    public long? UserId { get; set; }

    /// <summary>The trigger's ID, needed if <see cref="From"/> is trigger.</summary>
    public long? TriggerId { get; set; }

    /// <summary>E-mail addresses that receive a copy.</summary>
    public IReadOnlyList<string>? Cc { get; set; }

    /// <summary>E-mail addresses that receive a blind copy.</summary>
    public IReadOnlyList<string>? Bcc { get; set; }

    /// <summary>Attachments, at most 15 MB each.</summary>
    public IReadOnlyList<FileUpload>? File { get; set; }

    /// <summary>The ID of a WhatsApp Business template (pact).</summary>
    public long? TemplateId { get; set; }

    /// <summary>The name of a WhatsApp Business template (Landbot, infobip).</summary>
    public string? TemplateName { get; set; }

    /// <summary>Values for the template's placeholders, in order.</summary>
    public IReadOnlyList<string>? TemplateVariable { get; set; }

    /// <summary>The template's language; the service uses ru when null.</summary>
    public string? TemplateLanguage { get; set; }
}
