using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;

namespace UsedeskUdesk.Simulator.State;

public sealed class UsedeskGroup
{
    public long Id { get; set; }

    public string Name { get; set; } = "";
}

public sealed class UsedeskUser
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>admin, employee or support.</summary>
    public string Role { get; set; } = "employee";

    /// <summary>The default group; 0 when there is none.</summary>
    public long DefaultGroup { get; set; }

    public List<long> Groups { get; } = [];

    public string? Phone { get; set; }

    public string? Lang { get; set; }

    public bool ChatOnlineStatus { get; set; }

    public bool TicketOnlineStatus { get; set; }

    public UploadedFile? Avatar { get; set; }

    /// <summary>Bots are in no list, and cannot be deleted.</summary>
    public bool IsBot { get; set; }

    public bool Deleted { get; set; }
}

public sealed class UsedeskPhone
{
    public long Id { get; set; }

    public string Phone { get; set; } = "";

    public string Type { get; set; } = "mobile";
}

public sealed class UsedeskClient
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public List<string> Emails { get; } = [];

    public List<UsedeskPhone> Phones { get; } = [];

    /// <summary>Nicknames without the leading @.</summary>
    public List<string> Usernames { get; } = [];

    public JArray Messengers { get; set; } = [];

    public JArray Sites { get; set; } = [];

    public List<string> Notes { get; } = [];

    public string? Company { get; set; }

    public string? Position { get; set; }

    public string? Country { get; set; }

    public string? City { get; set; }

    public List<string> Addresses { get; } = [];

    public UploadedFile? Avatar { get; set; }

    public bool Vip { get; set; }

    public bool Spam { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

public sealed class UsedeskChannel
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>api, email, chat, whatsapp-pact, whatsapp-infobip, viber-c2d or telegram-personal-pact.</summary>
    public string Kind { get; set; } = "api";

    public bool Enabled { get; set; } = true;

    public bool IsMessenger => IsWhatsApp || Kind is "viber-c2d" or "telegram-personal-pact";

    public bool IsWhatsApp => Kind.StartsWith("whatsapp-", StringComparison.Ordinal);
}

public sealed class UsedeskFieldOption
{
    public long Id { get; set; }

    public string Value { get; set; } = "";

    /// <summary>Options of the field above below which this one stands; none at the top.</summary>
    public IReadOnlyList<long> ParentOptionIds { get; set; } = [];
}

public sealed class UsedeskField
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>1 text, 2 list, 3 checkbox, 4 nested list.</summary>
    public int Type { get; set; }

    public long? ParentFieldId { get; set; }

    public bool Required { get; set; }

    public IReadOnlyList<UsedeskFieldOption> Options { get; set; } = [];
}

public sealed class UsedeskComment
{
    public long Id { get; set; }

    public string Message { get; set; } = "";

    /// <summary>public or private.</summary>
    public string Type { get; set; } = "public";

    /// <summary>user, client or trigger.</summary>
    public string From { get; set; } = "client";

    public long? UserId { get; set; }

    public long? TriggerId { get; set; }

    public List<string> Cc { get; } = [];

    public List<string> Bcc { get; } = [];

    public List<UploadedFile> Files { get; } = [];

    public UsedeskTemplate? Template { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

public sealed class UsedeskTemplate
{
    public long? Id { get; set; }

    public string? Name { get; set; }

    public List<string> Variables { get; } = [];

    public string Lang { get; set; } = "ru";
}

public sealed class UsedeskTicket
{
    public long Id { get; set; }

    public string? Subject { get; set; }

    public int Status { get; set; } = 8;

    public string Type { get; set; } = "question";

    public string Priority { get; set; } = "medium";

    public long ChannelId { get; set; }

    public long ClientId { get; set; }

    public long? AssigneeId { get; set; }

    public long? GroupId { get; set; }

    public string? AdditionalId { get; set; }

    public List<string> Tags { get; set; } = [];

    /// <summary>Values of the custom fields, nested lists included, by field id.</summary>
    public SortedDictionary<long, string> Fields { get; } = [];

    /// <summary>The chains as they were sent.</summary>
    public JToken? Lists { get; set; }

    public List<UsedeskComment> Comments { get; } = [];

    public List<JObject> Changes { get; } = [];

    public string? MessageStatus { get; set; }

    public string? ChatId { get; set; }

    /// <summary>Where the message went: the phone or the nickname.</summary>
    public string? Recipient { get; set; }

    /// <summary>How often it was updated with silent.</summary>
    public int SilentUpdates { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

public sealed class UsedeskChat
{
    public long Id { get; set; }

    public long TicketId { get; set; }

    public long ChannelId { get; set; }

    public long ClientId { get; set; }

    public long? AssigneeId { get; set; }
}

public sealed class UsedeskArticle
{
    public long Id { get; set; }

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public long CategoryId { get; set; }

    public long CollectionId { get; set; }

    public bool Public { get; set; } = true;

    public int Views { get; set; }

    public int Positive { get; set; }

    public int Negative { get; set; }
}
