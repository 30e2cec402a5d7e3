using System.Collections.Generic;
using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>In whose name a comment is written, and the template that may take the place of its text.</summary>
internal static class Sender
{
    /// <summary>Says whether there is a template: then neither a text nor an agent is needed.</summary>
    public static bool WriteTemplate(RequestBuilder builder, long? id, string? name, IReadOnlyList<string>? variables, string? language)
    {
        builder.Body("template_id", Positive(id, "TemplateId"))
            .Body("template_name", AtMost(name, Limits.Text, "TemplateName"))
            .Body("template_variables", variables is { Count: > 0 } ? variables : null)
            .Body("template_lang", language);
        return id is not null || name is not null;
    }

    /// <summary>The vendor's template samples name an agent's side without the agent; elsewhere, and for triggers, the ID is needed.</summary>
    public static void Write(RequestBuilder builder, string? from, long? userId, long? triggerId, bool template)
    {
        var side = OneOf(from, "From", UsedeskCommentSender.Known);
        if (side == UsedeskCommentSender.User && userId is null && !template)
        {
            throw RequestException.Create("MissingParameter", $"{Property("From")} {UsedeskCommentSender.User} needs {Property("UserId")}.", "UserId");
        }

        if (side == UsedeskCommentSender.Trigger && triggerId is null)
        {
            throw RequestException.Create("MissingParameter", $"{Property("From")} {UsedeskCommentSender.Trigger} needs {Property("TriggerId")}.", "TriggerId");
        }

        builder.Body("from", side).Body("user_id", Positive(userId, "UserId")).Body("trigger_id", Positive(triggerId, "TriggerId"));
    }
}
