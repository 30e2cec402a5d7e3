using System.Collections.Generic;
using System.Linq;
using System.Text;
using UsedeskUdesk.Client.Spools;

namespace UsedeskUdesk.Client.Events.Receiving;

/// <summary>Udesk: a repeat is told by the message's ID, or by all of its body where it has none.</summary>
internal sealed class UdeskEventFormat : IEventFormat<UdeskEvent>
{
    private readonly UdeskWebhookReader _reader = new();
    private readonly UdeskWebhookReader _checking;

    /// <param name="pathSecrets">The secrets of the address: Udesk's bodies carry none.</param>
    public UdeskEventFormat(IReadOnlyList<ApiSecret> pathSecrets) => _checking = new UdeskWebhookReader(pathSecrets);

    public UdeskEvent? Held => null;

    public IReadOnlyList<StoredBody> Check(WebhookBody body)
        => StoredJson.ByBody(_checking.Read(body), static item => item.Raw)
            .Select(static events => new StoredBody(StoredJson.Write(events[0].Raw, ServiceName.Udesk), StoredJson.Keys(events, events[0].Raw, Key)))
            .ToArray();

    public IReadOnlyList<UdeskEvent> Read(KeptBody body, ICollection<(int Place, UdeskEvent Event)> entered, out bool wasReadable)
    {
        wasReadable = true;
        IReadOnlyList<UdeskEvent> events;
        try
        {
            events = _reader.ReadStored(StoredJson.Read(body));
        }
        catch (WebhookException)
        {
            // It was read when it came; nothing of it may be lost, nor may it hold up what follows.
            wasReadable = false;
            events = new UdeskEvent[] { new UdeskUnknownEvent { Raw = Encoding.UTF8.GetString(body.Json) } };
        }

        for (var place = 0; place < events.Count; place++)
        {
            if (!wasReadable || body.IsLeft(place))
            {
                events[place].IsFromEarlierRun = body.IsFromEarlierRun;
                events[place].ReceiptId = body.ReceiptId(place);
                entered.Add((place, events[place]));
            }
        }

        return entered.Select(static item => item.Event).ToArray();
    }

    public IReadOnlyList<UdeskEvent> Flush() => System.Array.Empty<UdeskEvent>();

    /// <summary>Zeros name nothing: services write 0 where there is no ID, and different messages would be one another's repeats.</summary>
    private static EventKey Key(UdeskEvent item, int place, string digest) => item is UdeskConversationEvent { MessageId: { } id } message && id.Trim(' ', '0').Length > 0
        ? EventKey.OfName("Udesk", message.EventType.ToString(), message.EventTypeText, message.CustomerToken ?? message.WebToken, message.ImSubSessionId?.ToString(System.Globalization.CultureInfo.InvariantCulture), id)
        : EventKey.OfContent($"{place} {digest}");
}
