using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UsedeskUdesk.Client.Spools;

namespace UsedeskUdesk.Client.Events.Receiving;

/// <summary>The way of a body into a store and out again: the JSON in which secrets are masked, as events carry it in Raw.</summary>
internal static class StoredJson
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Events of one request, by the body that they share.</summary>
    public static IEnumerable<IReadOnlyList<TEvent>> ByBody<TEvent>(IReadOnlyList<TEvent> events, Func<TEvent, string> raw)
    {
        for (var at = 0; at < events.Count;)
        {
            var body = raw(events[at]);
            var part = new List<TEvent>();
            for (; at < events.Count && ReferenceEquals(raw(events[at]), body); at++)
            {
                part.Add(events[at]);
            }

            yield return part;
        }
    }

    /// <summary>What the events of one body are known by.</summary>
    /// <param name="events">The events.</param>
    /// <param name="raw">The body that they share.</param>
    /// <param name="key">The key of one, with its place and the digest of the body.</param>
    public static EventKey[] Keys<TEvent>(IReadOnlyList<TEvent> events, string raw, Func<TEvent, int, string, EventKey> key)
    {
        var digest = EventKey.Digest(raw);
        return events.Select((item, place) => key(item, place, digest)).ToArray();
    }

    /// <exception cref="WebhookException">It could not be read again.</exception>
    public static byte[] Write(string raw, ServiceName service)
    {
        if (raw.Length >= WebhookBody.MaximumLength - 2)
        {
            throw new WebhookException(service, WebhookFailure.TooLarge, "The body is too long once it is JSON.");
        }

        // While its sender can still be told. Names that differ in half a character are one once they are bytes, for example.
        var json = s_utf8.GetBytes(raw);
        BodyJson.Parse(Text(json), service);
        return json;
    }

    public static string Read(KeptBody body) => Text(body.Json);

    /// <summary>A value that is no object is put into a list, for otherwise a list in it would be taken for several bodies.</summary>
    private static string Text(byte[] json)
    {
        var text = s_utf8.GetString(json);
        return text.Length > 0 && text[0] == '{' ? text : $"[{text}]";
    }
}
