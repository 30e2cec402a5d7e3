using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>Which session is meant.</summary>
internal static class SessionArguments
{
    /// <param name="session">What was bound.</param>
    /// <param name="item">The item it came with.</param>
    /// <param name="command">Who asks, for the text.</param>
    public static long Required(long? session, PSObject? item, string command)
    {
        // The alias Id also takes a customer's number, or that of a place in a queue.
        if (item?.BaseObject is ApiObject and not UdeskImSession and not UdeskImSessionRecord && item.Properties["ImSubSessionId"] is null)
        {
            throw new RequestException("NoSession", $"A {item.BaseObject.GetType().Name} is not a session. Pipe what New-UdeskImSession or Find-UdeskImSession writes, or give -ImSubSessionId.", "ImSubSessionId");
        }

        return session ?? throw new RequestException("NoSession", $"{command} needs -ImSubSessionId. Sessions with robots, and customers who still wait, have none.", "ImSubSessionId");
    }
}
