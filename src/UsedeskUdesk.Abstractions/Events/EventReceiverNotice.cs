namespace UsedeskUdesk;

/// <summary>Something that somebody should know about a receiver.</summary>
public sealed class EventReceiverNotice
{
    /// <summary>Makes one.</summary>
    public EventReceiverNotice(string text, bool isWarning)
    {
        Text = text;
        IsWarning = isWarning;
    }

    /// <summary>What happened; quotes nothing of any request.</summary>
    public string Text { get; }

    /// <summary>Whether it is the first of its kind and worth a warning; the others are for those who look closely.</summary>
    public bool IsWarning { get; }
}
