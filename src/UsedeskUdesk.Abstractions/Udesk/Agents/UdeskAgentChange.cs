using System;

namespace UsedeskUdesk;

/// <summary>An agent, and what became of the agent since the last look.</summary>
public sealed class UdeskAgentChange
{
    /// <param name="change">What became of the agent.</param>
    /// <param name="agent">The agent as seen now, or last.</param>
    /// <param name="before">The agent as seen the time before; null where that was the first look.</param>
    /// <param name="seenAt">When.</param>
    public UdeskAgentChange(UdeskAgentChangeKind change, UdeskAgentStatus agent, UdeskAgentStatus? before, DateTimeOffset seenAt)
    {
        Change = change;
        Agent = agent ?? throw new ArgumentNullException(nameof(agent));
        Before = before;
        SeenAt = seenAt;
    }

    /// <summary>What became of the agent.</summary>
    public UdeskAgentChangeKind Change { get; }

    /// <summary>The agent's ID.</summary>
    public long AgentId => Agent.AgentId;

    /// <summary>The agent's name.</summary>
    public string? Name => Agent.Name;

    /// <summary>The name that customers see.</summary>
    public string? Nick => Agent.Nick;

    /// <summary>Whether the agent is online. Of one who is no longer listed: as seen last.</summary>
    public UdeskImStatus ImStatus => Agent.ImStatus;

    /// <summary>The tenant's own word, where the agent is busy.</summary>
    public string? ImCustomStatus => Agent.ImCustomStatus;

    /// <summary>The number of open sessions.</summary>
    public int? ImSessionCount => Agent.ImSessionCount;

    /// <summary>The largest number of open sessions.</summary>
    public int? ImMaxSessionCount => Agent.ImMaxSessionCount;

    /// <summary>The agent as seen the time before; null at the first look.</summary>
    public UdeskAgentStatus? Before { get; }

    /// <summary>When.</summary>
    public DateTimeOffset SeenAt { get; }

    /// <summary>The agent as seen now, or last.</summary>
    public UdeskAgentStatus Agent { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Change}: {Name}";
}
