using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Adds a comment to a ticket (create/comment). What is null is not sent.</summary>
public sealed class CreateCommentRequest : UsedeskRequest<UsedeskCommentReceipt>
{
    /// <summary>The ticket.</summary>
    public long TicketId { get; set; }

    /// <summary>HTML, about 64 KB.</summary>
    public string? Message { get; set; }

    /// <summary>Sends it to the client; otherwise only agents see it.</summary>
    public bool Public { get; set; }

    /// <summary>In whose name it is: user, client or trigger.</summary>
    public string? From { get; set; }

    /// <summary>The agent, where <see cref="From"/> is user.</summary>
    public long? UserId { get; set; }

    /// <summary>The trigger, where <see cref="From"/> is trigger.</summary>
    public long? TriggerId { get; set; }

    /// <summary>E-mail addresses that get a copy.</summary>
    public IReadOnlyList<string>? Cc { get; set; }

    /// <summary>E-mail addresses that get a hidden copy.</summary>
    public IReadOnlyList<string>? Bcc { get; set; }

    /// <summary>Attachments, 15 MB each at most.</summary>
    public IReadOnlyList<FileUpload>? File { get; set; }

    /// <summary>A WhatsApp Business template's number (pact).</summary>
    public long? TemplateId { get; set; }

    /// <summary>A WhatsApp Business template's name (Landbot, infobip).</summary>
    public string? TemplateName { get; set; }

    /// <summary>What the template's places are filled with, in order.</summary>
    public IReadOnlyList<string>? TemplateVariable { get; set; }

    /// <summary>The template's language; ru when null.</summary>
    public string? TemplateLanguage { get; set; }
}
