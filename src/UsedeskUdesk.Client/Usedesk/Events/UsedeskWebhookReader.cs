using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Events;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client;

/// <inheritdoc/>
internal sealed class UsedeskWebhookReader : IUsedeskWebhookReader
{
    private readonly UsedeskSecrets _secrets;
    private readonly UsedeskReplyForms _forms = new();

    public UsedeskWebhookReader(UsedeskWebhookOptions options)
        => _secrets = new UsedeskSecrets((options ?? throw new ArgumentNullException(nameof(options))).Secrets);

    /// <inheritdoc/>
    public IReadOnlyList<UsedeskEvent> Read(WebhookBody body)
    {
        // The whole body is read before anything of it counts: a part with a wrong secret makes all of it wrong.
        var events = new List<UsedeskEvent>();
        ReadAll(body, events);
        return events.SelectMany(item => Release(item)).ToArray();
    }

    /// <inheritdoc/>
    public IReadOnlyList<UsedeskEvent> Flush() => _forms.Flush();

    /// <summary>The flat form that waits for its comment; null when none does.</summary>
    internal UsedeskEvent? Held => _forms.Held;

    /// <summary>Reads a body without holding anything back.</summary>
    /// <exception cref="WebhookException">The body cannot be read, or its secret is missing or wrong.</exception>
    internal void ReadAll(WebhookBody body, List<UsedeskEvent> events)
    {
        if (body is null)
        {
            throw new ArgumentNullException(nameof(body));
        }

        events.AddRange(Parse(body).SelectMany(ReadBody));
    }

    /// <summary>Takes an event, and hands out those that are ready.</summary>
    internal IReadOnlyList<UsedeskEvent> Release(UsedeskEvent item, long? at = null) => _forms.Add(item, at);

    /// <summary>The body's form decides, and not its Content-Type: both are set in different places of Usedesk.</summary>
    private static List<JToken> Parse(WebhookBody body)
    {
        if (BodyText.Of(body, ServiceName.Usedesk) is not { } text)
        {
            return BodyJson.FromValue(body.Content!, ServiceName.Usedesk);
        }

        if (text[0] is '{' or '[')
        {
            return BodyJson.Parse(text, ServiceName.Usedesk);
        }

        if (BodyForm.IsMultipart(text))
        {
            return new List<JToken> { BodyForm.ParseMultipart(text, body.ContentType, ServiceName.Usedesk) };
        }

        if (text.IndexOf('=') > 0 || text == "ping")
        {
            return new List<JToken> { BodyForm.ParseUrlEncoded(text, ServiceName.Usedesk) };
        }

        throw new WebhookException(ServiceName.Usedesk, WebhookFailure.Unreadable, "The body is neither JSON, nor a form, nor multipart.");
    }

    private IReadOnlyList<UsedeskEvent> ReadBody(JToken token)
    {
        if (token is not JObject body)
        {
            _secrets.RefuseBare();
            var unknown = new UsedeskUnknownEvent { Raw = token.ToString(Formatting.None) };
            unknown.AdditionalProperties["value"] = JsonValues.ToPlain(token);
            return new[] { unknown };
        }

        UsedeskEvents.Expand(body);
        var kind = UsedeskEvents.Tell(body);
        var check = _secrets.Check(body, kind);
        SecretFields.MaskAll(body);
        var raw = body.ToString(Formatting.None);
        var events = UsedeskEvents.Read(body, kind);
        foreach (var item in events)
        {
            item.SecretCheck = check;
            item.Raw = raw;
        }

        return events;
    }
}
