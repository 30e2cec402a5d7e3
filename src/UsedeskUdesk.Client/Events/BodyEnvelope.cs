using System;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Events;

/// <summary>
/// Takes a body out of what Azure Automation puts around it. Its runbooks of PowerShell 7 get that as text: JSON, or something like it in which
/// only the body has quotation marks: {WebhookName:name,RequestBody:{…},RequestHeader:{…}}.
/// </summary>
internal static class BodyEnvelope
{
    private const string Start = "{WebhookName:";
    private const string Body = ",RequestBody:";
    private const string Header = ",RequestHeader:{";

    /// <summary>The body within, or the text itself.</summary>
    public static string Open(string text)
    {
        if (text.StartsWith(Start, StringComparison.Ordinal))
        {
            var body = text.IndexOf(Body, StringComparison.Ordinal);
            // The last one: the body may speak of anything.
            var header = text.LastIndexOf(Header, StringComparison.Ordinal);
            return body >= 0 && header >= body + Body.Length ? BodyText.Trim(text.Substring(body + Body.Length, header - body - Body.Length)) : text;
        }

        if (!text.StartsWith("{", StringComparison.Ordinal) || text.IndexOf("\"RequestBody\"", StringComparison.OrdinalIgnoreCase) < 0
            || BodyJson.TryParse(text) is not JObject envelope || !envelope.ContainsKey("RequestHeader"))
        {
            return text;
        }

        return envelope["RequestBody"] switch
        {
            JValue { Value: string inner } => BodyText.Trim(inner),
            JObject or JArray => envelope["RequestBody"]!.ToString(Formatting.None),
            _ => text,
        };
    }
}
