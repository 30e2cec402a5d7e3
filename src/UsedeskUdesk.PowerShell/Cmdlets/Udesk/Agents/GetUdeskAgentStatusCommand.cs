using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Says which agents are there.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskAgentStatus")]
[OutputType(typeof(UdeskAgentStatus))]
public sealed class GetUdeskAgentStatusCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    private NamePatterns _names = new();
    private bool _isRead;

    [Parameter(Position = 0)]
    [SupportsWildcards]
    [IdCompletion(NameKind.Agent, ByName = true)]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.UserGroup, IsArray = true)]
    [IdCompletion(NameKind.UserGroup)]
    public IdOrName[]? GroupId { get; set; }

    [Parameter]
    [EnumArgument(typeof(UdeskImStatus), IsArray = true)]
    public UdeskImStatus[]? Status { get; set; }

    private protected override void Prepare() => _names = new NamePatterns(Name);

    private protected override void ProcessItem()
    {
        if (GroupId is null)
        {
            List(null);
            return;
        }

        foreach (var group in GroupId.Ids()!)
        {
            List(group);
        }
    }

    private void List(long? group)
    {
        if (TryRead(new GetAgentStatusRequest { GroupId = group }, group, out var agents))
        {
            WriteObject(agents.Where(IsWanted), enumerateCollection: true);
            _isRead = true;
        }
    }

    private protected override void Complete()
    {
        if (_isRead)
        {
            _names.WriteMissing(this, "AgentNotFound", "Udesk lists no agent");
        }
    }

    private bool IsWanted(UdeskAgentStatus agent)
        => _names.Match(agent.Name, agent.Nick) && (Status is null || Status.Contains(agent.ImStatus));
}
