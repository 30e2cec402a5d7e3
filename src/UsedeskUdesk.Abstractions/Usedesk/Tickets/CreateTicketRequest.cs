using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Makes a ticket (create/ticket). What is null is not sent.</summary>
public sealed class CreateTicketRequest : UsedeskRequest<UsedeskTicketReceipt>
{
    /// <summary>At most 255 characters.</summary>
    public string? Subject { get; set; }

    /// <summary>HTML, about 64 KB.</summary>
    public string? Message { get; set; }

    /// <summary>The client's name.</summary>
    public string? ClientName { get; set; }

    /// <summary>The client's e-mail.</summary>
    public string? ClientEmail { get; set; }

    /// <summary>A client's number, or "new_client".</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's phone.</summary>
    public string? ClientPhone { get; set; }

    /// <summary>The client's company; made when there is none of that name.</summary>
    public string? CompanyName { get; set; }

    /// <summary>Makes the first comment an internal one.</summary>
    public bool PrivateComment { get; set; }

    /// <summary>A text that only the API shows.</summary>
    public string? AdditionalId { get; set; }

    /// <summary>question, task, problem or incident.</summary>
    public string? Type { get; set; }

    /// <summary>low, medium, urgent or extreme.</summary>
    public string? Priority { get; set; }

    /// <summary>The status; new when null.</summary>
    public UsedeskTicketStatus? Status { get; set; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tag { get; set; }

    /// <summary>The agent in charge.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>The group in charge.</summary>
    public long? GroupId { get; set; }

    /// <summary>Custom fields: the field's number and its value, in this order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Field { get; set; }

    /// <summary>Nested lists: one chain each, from the top level down, as the field's number and its value.</summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>>? NestedList { get; set; }

    /// <summary>The channel in which the ticket is made; the token's own when null.</summary>
    public long? ChannelId { get; set; }

    /// <summary>Attachments, 15 MB each at most.</summary>
    public IReadOnlyList<FileUpload>? File { get; set; }

    /// <summary>In whose name the first comment is: user, client or trigger.</summary>
    public string? From { get; set; }

    /// <summary>The agent, where <see cref="From"/> is user.</summary>
    public long? UserId { get; set; }

    /// <summary>The trigger, where <see cref="From"/> is trigger.</summary>
    public long? TriggerId { get; set; }

    /// <summary>The client's country.</summary>
    public string? ClientCountry { get; set; }

    /// <summary>The client's city.</summary>
    public string? ClientCity { get; set; }

    /// <summary>The client's address.</summary>
    public string? ClientAddress { get; set; }

    /// <summary>Adds the address to the client's others.</summary>
    public bool NewAddress { get; set; }

    /// <summary>home, mobile, stationary, fax or other.</summary>
    public string? PhoneType { get; set; }

    /// <summary>The client's Telegram name, with or without @.</summary>
    public string? Username { get; set; }

    /// <summary>A WhatsApp Business template's number (pact).</summary>
    public long? TemplateId { get; set; }

    /// <summary>A WhatsApp Business template's name (Landbot, infobip).</summary>
    public string? TemplateName { get; set; }

    /// <summary>What the template's places are filled with, in order.</summary>
    public IReadOnlyList<string>? TemplateVariable { get; set; }

    /// <summary>The template's language; ru when null.</summary>
    public string? TemplateLanguage { get; set; }
}
