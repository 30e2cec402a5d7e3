using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Counts what agents have not read, thirty agents a call.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskAgentUnreadMessage")]
[OutputType(typeof(UdeskAgentUnreadMessage))]
public sealed class GetUdeskAgentUnreadMessageCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    private readonly HashSet<long> _seen = new();
    private readonly List<long> _batch = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Agent, IsArray = true)]
    [IdCompletion(NameKind.Agent)]
    public IdOrName[]? AgentId { get; set; }

    private protected override void ProcessItem()
    {
        foreach (var agent in AgentId.Ids() ?? Array.Empty<long>())
        {
            if (agent <= 0)
            {
                WriteFailure(new RequestException("InvalidParameter", $"{agent} is not the ID of an agent: -AgentId takes numbers above 0.", nameof(AgentId)), agent);
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

    private protected override void Complete() => Flush();

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
