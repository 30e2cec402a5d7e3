namespace UsedeskUdesk;

/// <summary>What all calls about a session with a Udesk robot name.</summary>
/// <typeparam name="TResult">What the answer becomes.</typeparam>
public abstract class RobotSessionRequest<TResult> : UdeskRequest<TResult>
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The robot's session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The robot.</summary>
    public long RobotId { get; set; }

    /// <summary>Its scene.</summary>
    public long SceneId { get; set; }
}
