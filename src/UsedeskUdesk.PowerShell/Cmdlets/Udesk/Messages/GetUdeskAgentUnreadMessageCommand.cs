using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Counts what agents have not read, thirty agents a call.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskAgentUnreadMessage")]
[OutputType(typeof(UdeskAgentUnreadMessage))]
public sealed class GetUdeskAgentUnreadMessageCommand : UdeskCmdlet
{
    private readonly HashSet<long> _seen = new();
    private readonly List<long> _batch = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public long[] AgentId { get; set; } = new long[0];

    protected override void ProcessRecord()
    {
        foreach (var agent in AgentId)
        {
            if (agent <= 0)
            {
                Report(new RequestException("InvalidParameter", $"{agent} is no agent: -AgentId needs numbers above 0.", nameof(AgentId)), agent);
            }
            else if (_seen.Add(agent))
            {
                _batch.Add(agent);
                if (_batch.Count == GetAgentUnreadMessagesRequest.MaximumAgents)
                {
                    Flush();
                }
            }
        }
    }

    protected override void EndProcessing()
    {
        Flush();
        base.EndProcessing();
    }

    private void Flush()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        var agents = _batch.ToArray();
        _batch.Clear();
        if (TryWait((output, cancellationToken) => Client.SendAsync(new GetAgentUnreadMessagesRequest { AgentIds = agents }, output, cancellationToken), agents, out var counts))
        {
            WriteObject(counts, enumerateCollection: true);
        }
    }
}
