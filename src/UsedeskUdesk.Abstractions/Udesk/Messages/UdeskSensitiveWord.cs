namespace UsedeskUdesk;

/// <summary>A word that customers shall not use.</summary>
public sealed class UdeskSensitiveWord : ApiObject
{
    /// <summary>The word.</summary>
    public string Word { get; set; } = string.Empty;

    /// <summary>Whether the tenant's list is switched on.</summary>
    public bool Enabled { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Word;
}
