using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Output;

/// <summary>Compares looks at agents.</summary>
internal sealed class AgentWatch
{
    private Dictionary<long, UdeskAgentStatus>? _before;

    /// <summary>What became of each agent since the look before; of those to whom nothing happened, nothing. The first look has all as seen.</summary>
    /// <param name="agents">Who is listed now. An agent of several groups may stand there several times.</param>
    /// <param name="time">When.</param>
    public IReadOnlyList<UdeskAgentChange> Compare(IEnumerable<UdeskAgentStatus> agents, DateTimeOffset time)
    {
        var now = new Dictionary<long, UdeskAgentStatus>();
        foreach (var agent in agents)
        {
            now[agent.AgentId] = agent;
        }

        var changes = new List<UdeskAgentChange>();
        foreach (var agent in now.Values)
        {
            var before = _before is not null && _before.TryGetValue(agent.AgentId, out var known) ? known : null;
            if (KindOf(before, agent) is { } kind)
            {
                changes.Add(new UdeskAgentChange(kind, agent, before, time));
            }
        }

        foreach (var gone in (_before ?? new()).Values.Where(agent => IsThere(agent) && !now.ContainsKey(agent.AgentId)))
        {
            changes.Add(new UdeskAgentChange(UdeskAgentChangeKind.Left, gone, gone, time));
        }

        _before = now;
        return changes;
    }

    private UdeskAgentChangeKind? KindOf(UdeskAgentStatus? before, UdeskAgentStatus now)
        => before is null ? _before is not null && IsThere(now) ? UdeskAgentChangeKind.Came : UdeskAgentChangeKind.Seen
            : IsThere(now) != IsThere(before) ? IsThere(now) ? UdeskAgentChangeKind.Came : UdeskAgentChangeKind.Left
            : !IsThere(now) ? null
            : IsFull(now) != IsFull(before) ? IsFull(now) ? UdeskAgentChangeKind.Full : UdeskAgentChangeKind.Freed
            : now.ImStatus != before.ImStatus || now.ImStatusText != before.ImStatusText || now.ImCustomStatus != before.ImCustomStatus || now.ImSessionCount != before.ImSessionCount || now.ImMaxSessionCount != before.ImMaxSessionCount ? UdeskAgentChangeKind.Changed
            : null;

    private static bool IsThere(UdeskAgentStatus agent) => agent.ImStatus != UdeskImStatus.Offline;

    /// <summary>Whether somebody who is there has no room for a further session.</summary>
    internal static bool IsFull(UdeskAgentStatus agent) => IsThere(agent) && agent.ImMaxSessionCount > 0 && agent.ImSessionCount >= agent.ImMaxSessionCount;
}
