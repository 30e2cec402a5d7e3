using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
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

    /// <param name="options">The secrets that bodies carry.</param>
    /// <param name="others">Secrets that bodies need not carry, and that are masked in them all the same.</param>
    public UsedeskWebhookReader(UsedeskWebhookOptions options, IReadOnlyList<ApiSecret>? others = null)
        => _secrets = new UsedeskSecrets((options ?? throw new ArgumentNullException(nameof(options))).Secrets, others ?? Array.Empty<ApiSecret>());

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

        ReadAll(Parse(body), events);
    }

    /// <summary>Reads what a receiver kept: nothing is looked for around it that a sender may have put there.</summary>
    /// <exception cref="WebhookException">It cannot be read.</exception>
    internal void ReadStored(string json, List<UsedeskEvent> events) => ReadAll(BodyJson.Parse(json, ServiceName.Usedesk), events);

    private void ReadAll(List<JToken> bodies, List<UsedeskEvent> events)
    {
        // All bodies of a push together hold no more than one: each of them may be small, and what stands in its texts large.
        var left = WebhookBody.MaximumValues;
        foreach (var body in bodies.OfType<JObject>())
        {
            left -= UsedeskEvents.Expand(body);
            if (left < 0)
            {
                throw BodyJson.TooMany(ServiceName.Usedesk);
            }
        }

        var own = _secrets.Values();
        events.AddRange(bodies.SelectMany(body => ReadBody(body, own)));
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
            try
            {
                return new List<JToken> { BodyForm.ParseUrlEncoded(text, BodyText.FormCharset(body.ContentType), ServiceName.Usedesk) };
            }
            catch (DecoderFallbackException)
            {
                throw BodyText.UnknownCharset(ServiceName.Usedesk);
            }
        }

        throw new WebhookException(ServiceName.Usedesk, WebhookFailure.Unreadable, "The body is neither JSON, nor a form, nor multipart.");
    }

    private IReadOnlyList<UsedeskEvent> ReadBody(JToken token, SecretValues own)
    {
        if (token is not JObject body)
        {
            _secrets.RefuseBare();
            _secrets.Mask(token, carried: null, own);
            var unknown = new UsedeskUnknownEvent { Raw = token.ToString(Formatting.None) };
            unknown.AdditionalProperties["value"] = JsonValues.ToPlain(token);
            return new[] { unknown };
        }

        var kind = UsedeskEvents.Tell(body);
        var carried = UsedeskSecrets.Carried(body);
        var check = _secrets.Check(body, kind);
        _secrets.Mask(body, carried, own);
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
