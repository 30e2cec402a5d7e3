using System;
using System.Globalization;
using System.Linq;

namespace UsedeskUdesk.Client.Pages;

/// <summary>Who writes to whom in which session, as a link of Udesk's console says.</summary>
/// <param name="Session">The session.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Agent">The agent.</param>
/// <param name="JidResource">The source, for sessions from an app. The signature does not cover it.</param>
internal sealed record PageLink(long Session, long Customer, long Agent, string? JidResource)
{
    private const int MaximumResourceLength = 256;
    private const int MaximumDigits = 18;
    private static readonly TimeSpan s_clockDifference = TimeSpan.FromMinutes(1);
    private static readonly string[] s_names = { "im_sub_session_id", "customer_id", "agent_id", "timestamp", "sign", "jid_resource" };

    /// <summary>Reads a link. Null where it is not signed with the key, or not any more.</summary>
    /// <param name="query">The query.</param>
    /// <param name="key">The structured message KEY.</param>
    /// <param name="maximumAge">How old it may be.</param>
    /// <param name="now">The time.</param>
    /// <param name="isStale">Whether all is right but its age. Said of signed links alone.</param>
    public static PageLink? Read(QueryText query, ApiSecret key, TimeSpan maximumAge, DateTimeOffset now, out bool isStale)
    {
        isStale = false;
        if (query.IsAmbiguous(s_names)
            || query["sign"] is not { Length: 32 } sign
            || Digits(query["im_sub_session_id"]) is not { } session
            || Digits(query["customer_id"]) is not { } customer
            || Digits(query["agent_id"]) is not { } agent
            || Digits(query["timestamp"]) is not { } timestamp)
        {
            return null;
        }

        var right = key.Use(text => UdeskSignature.ComputeStructuredMessage(session, customer, agent, timestamp, text));
        var resource = query["jid_resource"] is { Length: > 0 } given ? given : null;
        if (!FixedTime.AreEqual(right, sign) || resource is { Length: > MaximumResourceLength } || resource?.Any(char.IsControl) == true)
        {
            return null;
        }

        var age = now.ToUnixTimeSeconds() - (decimal)Number(timestamp);
        if (age > (decimal)maximumAge.TotalSeconds || -age > (decimal)s_clockDifference.TotalSeconds)
        {
            isStale = true;
            return null;
        }

        return new PageLink(Number(session), Number(customer), Number(agent), resource);
    }

    /// <summary>A number as it must have been signed: no sign, no zeros in front.</summary>
    private static string? Digits(string? text)
        => text is { Length: > 0 and <= MaximumDigits } && text[0] != '0' && text.All(static one => one is >= '0' and <= '9') ? text : null;

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
