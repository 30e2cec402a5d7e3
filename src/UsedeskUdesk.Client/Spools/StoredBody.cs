using System;
using System.Collections.Generic;
using System.Globalization;

namespace UsedeskUdesk.Client.Spools;

/// <summary>A body that is to be kept: JSON in which every secret is masked.</summary>
internal sealed class StoredBody
{
    public StoredBody(byte[] json, IReadOnlyList<EventKey> keys, int check = 0)
    {
        Json = json;
        Keys = keys;
        Check = check;
    }

    /// <summary>One JSON value in UTF-8, without line ends.</summary>
    public byte[] Json { get; }

    /// <summary>What each of its events is known again by, in order; empty where nothing tells repeats.</summary>
    public IReadOnlyList<EventKey> Keys { get; }

    /// <summary>The places of the events that came before.</summary>
    public IReadOnlyList<int> Skip { get; set; } = Array.Empty<int>();

    /// <summary>What the reader found out about the body's secret.</summary>
    public int Check { get; }
}

/// <summary>A body that comes back out.</summary>
/// <param name="Number">Its place in the order; each is greater than the one before.</param>
/// <param name="At">When it came, in milliseconds since 1970.</param>
/// <param name="Json">The body.</param>
/// <param name="Skip">The places of events that came before.</param>
/// <param name="Check">What the reader found out about the body's secret.</param>
/// <param name="IsFromEarlierRun">Whether it was there when the store was opened.</param>
/// <param name="Part">The place of the first event that an earlier run did not let go.</param>
internal sealed record KeptBody(long Number, long At, byte[] Json, IReadOnlyList<int> Skip, int Check, bool IsFromEarlierRun = false, int Part = 0)
{
    private HashSet<int>? _skipped;

    /// <summary>Whether the event at a place is still to be handed out.</summary>
    public bool IsLeft(int place) => place >= Part && (Skip.Count == 0 || !(_skipped ??= new HashSet<int>(Skip)).Contains(place));

    /// <summary>What tells one of its events from every other one of the store.</summary>
    public string ReceiptId(int place) => string.Format(CultureInfo.InvariantCulture, "{0}-{1}", Number, place);
}
