namespace UsedeskUdesk;

/// <summary>Whether a connection works.</summary>
public sealed class ConnectionTest
{
    /// <summary>The connection's name.</summary>
    public string? Name { get; set; }

    /// <summary>Whether a call went through.</summary>
    public bool Success { get; set; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double? Milliseconds { get; set; }

    /// <summary>The error's stable name.</summary>
    public string? ErrorId { get; set; }

    /// <summary>What went wrong.</summary>
    public string? Reason { get; set; }

    /// <summary>What to do about it.</summary>
    public string? RecommendedAction { get; set; }
}
