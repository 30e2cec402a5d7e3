namespace UsedeskUdesk;

/// <summary>A word that customers must not use.</summary>
public sealed class UdeskSensitiveWord : ApiObject
{
    /// <summary>The word.</summary>
    public string Word { get; set; } = string.Empty;

    /// <summary>Whether the tenant's list is in force.</summary>
    public bool Enabled { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Word;
}
