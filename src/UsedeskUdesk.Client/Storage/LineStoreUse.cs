namespace UsedeskUdesk.Client.Storage;

/// <summary>What errors say of a store, by what it is used for.</summary>
internal abstract class LineStoreUse
{
    /// <summary>What became of the items of a run.</summary>
    public static LineStoreUse Journal { get; } = new JournalUse();

    /// <summary>Events that came in.</summary>
    public static LineStoreUse Spool { get; } = new SpoolUse();

    /// <summary>Somebody else has it.</summary>
    public abstract RequestException InUse(string path);

    /// <summary>It cannot be read or written.</summary>
    public abstract RequestException NotUsable(string path, string why);

    private sealed class JournalUse : LineStoreUse
    {
        public override RequestException InUse(string path)
            => RequestException.Create("JournalInUse", $"The journal '{path}' is in use by another run. Only one run at a time can use a journal.", "JournalPath");

        public override RequestException NotUsable(string path, string why)
            => RequestException.Create("JournalNotUsable", $"The journal '{path}' cannot be used: {why}", "JournalPath");
    }

    private sealed class SpoolUse : LineStoreUse
    {
        public override RequestException InUse(string path)
            => RequestException.Create("SpoolInUse", $"The spool '{path}' is in use by another receiver. Only one receiver at a time can use a spool.", "SpoolPath");

        public override RequestException NotUsable(string path, string why)
            => RequestException.Create("SpoolNotUsable", $"The spool '{path}' cannot be used: {why}", "SpoolPath");
    }
}
