using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Events;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client;

/// <inheritdoc/>
internal sealed class UdeskWebhookReader : IUdeskWebhookReader
{
    private readonly IReadOnlyList<ApiSecret> _secrets;

    /// <param name="secrets">What is masked in bodies by its value: Udesk's carry no secret of their own, and may name the address that they were posted to.</param>
    public UdeskWebhookReader(IReadOnlyList<ApiSecret>? secrets = null) => _secrets = secrets ?? Array.Empty<ApiSecret>();

    /// <inheritdoc/>
    public IReadOnlyList<UdeskEvent> Read(WebhookBody body)
    {
        if (body is null)
        {
            throw new ArgumentNullException(nameof(body));
        }

        // JSON whatever the Content-Type says: an old receiver had to read pushes raw.
        var tokens = BodyText.Of(body, ServiceName.Udesk) is { } text ? BodyJson.Parse(text, ServiceName.Udesk) : BodyJson.FromValue(body.Content!, ServiceName.Udesk);
        return ReadAll(tokens);
    }

    /// <summary>Reads what a receiver kept: nothing is looked for around it that a sender may have put there.</summary>
    /// <exception cref="WebhookException">It cannot be read.</exception>
    internal IReadOnlyList<UdeskEvent> ReadStored(string json) => ReadAll(BodyJson.Parse(json, ServiceName.Udesk));

    private UdeskEvent[] ReadAll(List<JToken> bodies)
    {
        var own = new SecretValues(_secrets);
        return bodies.SelectMany(body => ReadBody(body, own)).ToArray();
    }

    private static IReadOnlyList<UdeskEvent> ReadBody(JToken token, SecretValues own)
    {
        SecretFields.MaskAll(token);
        own.Mask(token);
        var raw = token.ToString(Formatting.None);
        var events = token is JObject body ? ReadObject(body) : new[] { Unknown(token) };
        foreach (var item in events)
        {
            item.Raw = raw;
        }

        return events;
    }

    /// <summary>The keys tell the kinds of bodies apart.</summary>
    private static IReadOnlyList<UdeskEvent> ReadObject(JObject body)
    {
        var fields = new EventFields(body, ServiceName.Udesk);
        if (fields.Peek("messages") is not null)
        {
            return UdeskReplies.Read(fields);
        }

        if (fields.Peek("message_ids") is not null)
        {
            return new UdeskEvent[] { ReadReceipt(fields) };
        }

        if (EventFields.AsText(fields.Peek("action")) is { Length: > 0 } && fields.Has("message"))
        {
            return new UdeskEvent[] { UdeskWebhooks.Read(fields) };
        }

        // The vendor's samples show replies without what is around them, too.
        return UdeskReplies.IsReply(body) ? UdeskReplies.ReadBare(body) : fields.Has("messages") ? Array.Empty<UdeskEvent>() : new[] { Unknown(body) };
    }

    private static UdeskReadReceiptEvent ReadReceipt(EventFields fields)
    {
        var receipt = new UdeskReadReceiptEvent
        {
            EventType = UdeskEventType.ReadReceipt,
            SessionId = fields.Id("session_id", "im_sub_session_id"),
            MessageId = Ids(fields),
        };
        fields.KeepRest(receipt);
        return receipt;
    }

    /// <summary>A list; one text with commas is taken for one.</summary>
    private static string[] Ids(EventFields fields)
        => fields.Texts("message_ids", "message_id", "id").SelectMany(static text => text.Split(',')).Select(static text => text.Trim()).Where(static text => text.Length > 0).ToArray();

    private static UdeskUnknownEvent Unknown(JToken token)
    {
        var unknown = new UdeskUnknownEvent();
        if (token is JObject body)
        {
            new EventFields(body, ServiceName.Udesk).KeepRest(unknown);
        }
        else
        {
            unknown.AdditionalProperties["value"] = JsonValues.ToPlain(token);
        }

        return unknown;
    }
}
