using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using UsedeskUdesk.Client.Spools;

namespace UsedeskUdesk.Client.Events.Receiving;

/// <summary>Usedesk: a repeat is told by what docs/events.md names for each kind, or by all of its body.</summary>
internal sealed class UsedeskEventFormat : IEventFormat<UsedeskEvent>
{
    private readonly UsedeskWebhookOptions _options;
    private readonly UsedeskWebhookReader _reader = new(new UsedeskWebhookOptions());

    private readonly IReadOnlyList<ApiSecret> _pathSecrets;

    /// <param name="options">The secrets that bodies carry.</param>
    /// <param name="pathSecrets">Those of the address.</param>
    public UsedeskEventFormat(UsedeskWebhookOptions options, IReadOnlyList<ApiSecret> pathSecrets)
        => (_options, _pathSecrets) = (options ?? throw new ArgumentNullException(nameof(options)), pathSecrets);

    public UsedeskEvent? Held => _reader.Held;

    public IReadOnlyList<StoredBody> Check(WebhookBody body)
    {
        // A reader of its own: flat forms are sorted out later, in the order in which bodies were kept.
        var events = new List<UsedeskEvent>();
        new UsedeskWebhookReader(_options, _pathSecrets).ReadAll(body, events);
        return StoredJson.ByBody(events, static item => item.Raw)
            .Select(static part => new StoredBody(StoredJson.Write(part[0].Raw, ServiceName.Usedesk), part.All(TellsRepeats) ? StoredJson.Keys(part, part[0].Raw, Key) : Array.Empty<EventKey>(), (int)part[0].SecretCheck))
            .ToArray();
    }

    public IReadOnlyList<UsedeskEvent> Read(KeptBody body, ICollection<(int Place, UsedeskEvent Event)> entered, out bool wasReadable)
    {
        wasReadable = true;
        var events = new List<UsedeskEvent>();
        try
        {
            _reader.ReadStored(StoredJson.Read(body), events);
        }
        catch (WebhookException)
        {
            // It was read when it came; nothing of it may be lost, nor may it hold up what follows.
            wasReadable = false;
            events.Add(new UsedeskUnknownEvent { Raw = Encoding.UTF8.GetString(body.Json) });
        }

        var ready = new List<UsedeskEvent>();
        for (var place = 0; place < events.Count; place++)
        {
            if (!wasReadable || body.IsLeft(place))
            {
                events[place].SecretCheck = (UsedeskSecretCheck)body.Check;
                events[place].IsFromEarlierRun = body.IsFromEarlierRun;
                events[place].ReceiptId = body.ReceiptId(place);
                entered.Add((place, events[place]));
                ready.AddRange(_reader.Release(events[place], body.At));
            }
        }

        return ready;
    }

    public IReadOnlyList<UsedeskEvent> Flush() => _reader.Flush();

    /// <summary>Probes and requests of a panel mean something each time.</summary>
    private static bool TellsRepeats(UsedeskEvent item) => item is not (UsedeskPingEvent or UsedeskDynamicBlockEvent);

    private static EventKey Key(UsedeskEvent item, int place, string digest)
        => item.SecretCheck == UsedeskSecretCheck.NotCarried ? KeyOf(item, place, digest).AsUnproven() : KeyOf(item, place, digest);

    private static EventKey KeyOf(UsedeskEvent item, int place, string digest) => item switch
    {
        UsedeskDeliveryEvent { CommentId: { } id } delivery => Named(item, id, delivery.DeliveryStatus),
        UsedeskTicketChangedEvent { ChangeId: { } id } => Named(item, id),
        UsedeskCommentEvent { CommentId: { } id } => Named(item, id),
        UsedeskRatingEvent { RatingId: { } id } => Named(item, id),
        UsedeskTicketCreatedEvent { TicketId: { } id } => Named(item, id),
        _ => EventKey.OfContent($"{Proof(item)} {place} {digest}"),
    };

    private static EventKey Named(UsedeskEvent item, long id, string? more = null)
        => EventKey.OfName("Usedesk", Proof(item), item.EventType.ToString(), id.ToString(CultureInfo.InvariantCulture), more);

    /// <summary>What a stranger can send must never pass for an earlier one of what carries the secret: that one would be dropped as a repeat.</summary>
    private static string Proof(UsedeskEvent item) => item.SecretCheck == UsedeskSecretCheck.Verified ? "verified" : "unverified";
}
