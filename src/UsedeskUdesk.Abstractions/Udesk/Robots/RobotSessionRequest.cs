namespace UsedeskUdesk;

/// <summary>What all calls about a session with a Udesk robot need.</summary>
/// <typeparam name="TResult">What the answer becomes.</typeparam>
public abstract class RobotSessionRequest<TResult> : UdeskRequest<TResult>
{
    /// <summary>The customer's token in your own system.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The ID of the session with the robot.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The robot's ID.</summary>
    public long RobotId { get; set; }

    /// <summary>The scene's ID.</summary>
    public long SceneId { get; set; }
}
