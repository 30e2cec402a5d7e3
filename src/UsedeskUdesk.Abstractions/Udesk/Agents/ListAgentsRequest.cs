namespace UsedeskUdesk;

/// <summary>Lists agents (GET /agents), page by page.</summary>
public sealed class ListAgentsRequest : UdeskPageRequest<UdeskAgent>
{
    /// <summary>Lists agents who are switched off too.</summary>
    public bool WithDisabled { get; set; }
}
