namespace UsedeskUdesk.Tests.Faults;

/// <summary>
/// What has to come of an operation that meets a fault. The rule is written from what was promised and from the facts about both, and knows
/// nothing of how the client decides.
/// </summary>
/// <param name="Seen">What the caller gets when the fault stays: "result", or the error's ID.</param>
/// <param name="IsRepeated">Whether the call is sent again by itself.</param>
/// <param name="Journal">What a journal says of it afterwards.</param>
internal sealed record Expected(string Seen, bool IsRepeated, JournalState Journal)
{
    public const string Result = "result";
    public const string Unknown = "WriteOutcomeUnknown";

    public static Expected For(OperationKind kind, Fault fault)
    {
        if (!fault.Reaches)
        {
            // Nothing left, so nothing can have happened, and sending again is safe.
            return new(fault.TimesOut ? "Http.Timeout" : "Network", true, JournalState.New);
        }

        // Data on a status of failure is not a word of success.
        var says = fault.Says == Says.Success && !kind.SaysSuccess && fault.Status >= 400 ? Says.Nothing : fault.Says;
        switch (says)
        {
            case Says.Success:
                return new(Result, false, JournalState.Done);

            case Says.Later:
                return new($"Http.{fault.Status}", true, JournalState.New);

            // A busy service did not begin, also where its answer to a read cannot be told from data.
            case Says.Nothing when fault.Status == 429 || (fault.Status == 503 && fault.NamesWait && !fault.IsPage):
                return new($"Http.{fault.Status}", true, JournalState.New);

            case Says.DocumentedRefusal:
                return new(fault.OfSignature?.ErrorId ?? kind.DocumentedRefusal.ErrorId, false, JournalState.New);

            // One that nobody documents is believed only where the status tells of no fault.
            case Says.OtherRefusal when fault.Status is < 500 and not 408:
                return new(kind.OtherRefusal.ErrorId, false, JournalState.New);
        }

        if (!kind.IsHarmless)
        {
            return new(Unknown, false, JournalState.Unknown);
        }

        var seen = fault.TimesOut ? "Http.Timeout" : fault.Status switch
        {
            null => "Network",
            < 300 => "InvalidResponse",
            _ => $"Http.{fault.Status}",
        };
        return new(seen, fault.MayPass, JournalState.New);
    }
}
