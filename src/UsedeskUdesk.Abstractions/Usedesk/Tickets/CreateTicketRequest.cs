using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Creates a ticket (create/ticket). What is null is not sent.</summary>
public sealed class CreateTicketRequest : UsedeskRequest<UsedeskTicketReceipt>
{
    /// <summary>At most 255 characters.</summary>
    public string? Subject { get; set; }

    /// <summary>HTML, at most 65,536 bytes as UTF-8.</summary>
    public string? Message { get; set; }

    /// <summary>The client's name.</summary>
    public string? ClientName { get; set; }

    /// <summary>The client's e-mail.</summary>
    public string? ClientEmail { get; set; }

    /// <summary>A client's ID, or "new_client".</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's phone.</summary>
    public string? ClientPhone { get; set; }

    /// <summary>The client's company; it is created if there is none of that name.</summary>
    public string? CompanyName { get; set; }

    /// <summary>Makes the first comment an internal note.</summary>
    public bool PrivateComment { get; set; }

    /// <summary>Your own text, which only the API shows.</summary>
    public string? AdditionalId { get; set; }

    /// <summary>The type: one of <see cref="UsedeskTicketType"/>, or another word.</summary>
    public string? Type { get; set; }

    /// <summary>The priority: one of <see cref="UsedeskTicketPriority"/>, or another word.</summary>
    public string? Priority { get; set; }

    /// <summary>The status; new when null.</summary>
    public UsedeskTicketStatus? Status { get; set; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tag { get; set; }

    /// <summary>The ID of the agent in charge.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>The ID of the group in charge.</summary>
    public long? GroupId { get; set; }

    /// <summary>Custom fields: field ID and value, in the order in which they are sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Field { get; set; }

    /// <summary>Nested lists: one chain each, from the top level down, as field ID and value.</summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>>? NestedList { get; set; }

    /// <summary>The ID of the channel to create the ticket in; the token's own channel when null.</summary>
    public long? ChannelId { get; set; }

    /// <summary>Attachments, at most 15 MB each.</summary>
    public IReadOnlyList<FileUpload>? File { get; set; }

    /// <summary>In whose name the first comment is written: one of <see cref="UsedeskCommentSender"/>.</summary>
    public string? From { get; set; }

    /// <summary>The agent's ID, needed if <see cref="From"/> is user and there is no template.</summary>
    public long? UserId { get; set; }

    /// <summary>The trigger's ID, needed if <see cref="From"/> is trigger.</summary>
    public long? TriggerId { get; set; }

    /// <summary>The client's country.</summary>
    public string? ClientCountry { get; set; }

    /// <summary>The client's city.</summary>
    public string? ClientCity { get; set; }

    /// <summary>The client's address.</summary>
    public string? ClientAddress { get; set; }

    /// <summary>Adds the address to the client's existing ones.</summary>
    public bool NewAddress { get; set; }

    /// <summary>The kind of phone number: one of <see cref="UsedeskPhoneType"/>, or another word.</summary>
    public string? PhoneType { get; set; }

    /// <summary>The client's Telegram name, with or without @.</summary>
    public string? Username { get; set; }

    /// <summary>The ID of a WhatsApp Business template (pact).</summary>
    public long? TemplateId { get; set; }

    /// <summary>The name of a WhatsApp Business template (Landbot, infobip).</summary>
    public string? TemplateName { get; set; }

    /// <summary>Values for the template's placeholders, in order.</summary>
    public IReadOnlyList<string>? TemplateVariable { get; set; }

    /// <summary>The template's language; the service uses ru when null.</summary>
    public string? TemplateLanguage { get; set; }
}
