using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Says which agents are there.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskAgentStatus")]
[OutputType(typeof(UdeskAgentStatus))]
public sealed class GetUdeskAgentStatusCommand : UdeskCmdlet
{
    private WildcardPattern[]? _names;

    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public long[]? GroupId { get; set; }

    [Parameter]
    public UdeskImStatus[]? Status { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _names = Name?.Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase)).ToArray();
    }

    protected override void ProcessRecord()
    {
        if (GroupId is null)
        {
            Write(null);
            return;
        }

        foreach (var group in GroupId)
        {
            Write(group);
        }
    }

    private void Write(long? group)
    {
        if (TryWait((output, cancellationToken) => Client.SendAsync(new GetAgentStatusRequest { GroupId = group }, output, cancellationToken), group, out var agents))
        {
            WriteObject(agents.Where(IsWanted), enumerateCollection: true);
        }
    }

    private bool IsWanted(UdeskAgentStatus agent)
        => (Status is null || Status.Contains(agent.ImStatus))
            && (_names is null || _names.Any(name => name.IsMatch(agent.Name ?? string.Empty) || name.IsMatch(agent.Nick ?? string.Empty)));
}
