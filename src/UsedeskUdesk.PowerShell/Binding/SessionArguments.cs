namespace UsedeskUdesk.Binding;

/// <summary>Which session is meant.</summary>
internal static class SessionArguments
{
    /// <param name="session">What was bound.</param>
    /// <param name="command">Who asks, for the text.</param>
    public static long Required(long? session, string command)
    {
        return session ?? throw new RequestException("NoSession", $"{command} needs -ImSubSessionId. Sessions with robots, and customers who still wait, have none.", "ImSubSessionId");
    }
}
