using System;

namespace UsedeskUdesk;

/// <summary>What a journal says of one item.</summary>
public sealed class BulkResult
{
    /// <summary>The item's row in the pipeline of the run that sent it last, from 1; null where nothing was piped, or an earlier version wrote the line.</summary>
    public long? Row { get; set; }

    /// <summary>What was sent, such as the ticket with its subject; null where an earlier version wrote the line.</summary>
    public string? Item { get; set; }

    /// <summary>What became of it.</summary>
    public BulkState State { get; set; }

    /// <summary>The ID of the error, such as UsedeskApi.112, where it failed.</summary>
    public string? ErrorId { get; set; }

    /// <summary>When that was written down, to the second; UTC.</summary>
    public DateTimeOffset? When { get; set; }

    /// <summary>The answer, under its properties' names, where it was carried out.</summary>
    public FieldDictionary? Result { get; set; }

    /// <summary>By what the journal knows the item: a hash of its content, its account, and how many equal ones came before.</summary>
    public string Key { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"{Item ?? Key}: {State}";
}
