namespace UsedeskUdesk.Client.Outcomes;

/// <summary>
/// Did it happen? The one place that decides what becomes of a call after an attempt. Everything else asks it: whether to
/// repeat, which error to give, what a journal may write down.
/// </summary>
internal static class OutcomeTable
{
    /// <param name="sighting">What was seen.</param>
    /// <param name="repeatable">Whether sending twice does no harm, as with reads.</param>
    public static Outcome Decide(Sighting sighting, bool repeatable) => (sighting, repeatable) switch
    {
        (Sighting.NothingLeft, _) => Outcome.Repeat,
        (Sighting.Unsendable, _) => Outcome.Error,
        (Sighting.Success, _) => Outcome.Success,
        (Sighting.PutOff, _) => Outcome.WaitAndRepeat,
        (Sighting.Refusal, _) => Outcome.Error,
        (Sighting.NoAnswer or Sighting.PassingFault, true) => Outcome.Repeat,
        (Sighting.PartLeft or Sighting.LastingFault or Sighting.Redirect or Sighting.Unreadable, true) => Outcome.Error,

        // From here on writes: what is not certain is unknown.
        _ => Outcome.Unknown,
    };

    /// <summary>Which row an answer belongs to.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="asksToWait">Whether it carries a Retry-After that can be read, and is the service's own.</param>
    /// <param name="verdict">What its fields say. It goes before the status.</param>
    public static Sighting See(int status, bool asksToWait, VerdictKind verdict)
    {
        if (verdict == VerdictKind.Success)
        {
            return Sighting.Success;
        }

        // Whatever the status says: the thing may have been made.
        if (verdict == VerdictKind.Contradiction)
        {
            return Sighting.Unreadable;
        }

        // A fault that is told in a gateway's name beside HTTP 503 tells of a call that was under way.
        if (status == 429 || (status == 503 && asksToWait && verdict != VerdictKind.Fault) || verdict == VerdictKind.PutOff)
        {
            return Sighting.PutOff;
        }

        if (verdict == VerdictKind.DocumentedRefusal)
        {
            return Sighting.Refusal;
        }

        // HTTP 408 may come from a proxy that waited in vain for a service that is at work.
        if (status is 408 or 500 or 502 or 503 or 504)
        {
            return Sighting.PassingFault;
        }

        if (status >= 500 || verdict == VerdictKind.Fault)
        {
            return Sighting.LastingFault;
        }

        if (verdict == VerdictKind.Refusal)
        {
            return Sighting.Refusal;
        }

        return status switch
        {
            >= 400 => Sighting.Refusal,
            >= 300 => Sighting.Redirect,
            _ => Sighting.Unreadable,
        };
    }
}
