using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Lists agents.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskAgent")]
[OutputType(typeof(UdeskAgent))]
public sealed class GetUdeskAgentCommand : ListCmdlet<UdeskService, UdeskConnection>
{
    private readonly WantedIds _ids = new();

    [Parameter(Position = 0)]
    [SupportsWildcards]
    [IdCompletion(NameKind.Agent, ByName = true)]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NumberListArgument]
    [IdCompletion(NameKind.Agent)]
    public long[]? AgentId { get; set; }

    [Parameter]
    [SupportsWildcards]
    [FreeText]
    [PlainTextArgument]
    public string[]? Email { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.UserGroup)]
    [IdCompletion(NameKind.UserGroup)]
    public IdOrName? GroupId { get; set; }

    [Parameter]
    public SwitchParameter WithDisabled { get; set; }

    private protected override object? Item => AgentId?.Length == 1 ? AgentId[0] : GroupId?.Name ?? (object?)GroupId?.Id;

    private protected override void ProcessItem()
    {
        if (AgentId is { Length: > 0 })
        {
            // Looked up together: the service lists agents, and lends none by number.
            _ids.Add(AgentId);
            return;
        }

        if (GroupId?.Id is { } group)
        {
            WriteAgents(new ListUserGroupAgentsRequest { GroupId = group }, group);
            return;
        }

        WriteAgents(new ListAgentsRequest { WithDisabled = WithDisabled }, null);
    }

    private protected override void Complete()
    {
        if (!_ids.IsEmpty)
        {
            // Names are wanted for the numbers of agents who left, too.
            WriteAgents(new ListAgentsRequest { WithDisabled = true }, null);
        }
    }

    private void WriteAgents<TRequest>(TRequest request, object? target)
        where TRequest : ApiPageRequest<UdeskAgent>, IPageRequest<UdeskService, UdeskAgent>
    {
        var (names, emails) = (new NamePatterns(Name), new NamePatterns(Email));
        if (Name is null && Email is null && _ids.IsEmpty)
        {
            (request.First, request.Skip) = (First, Skip);
            WritePages(request, target);
            return;
        }

        WritePages<UdeskAgent>(
            request,
            target,
            agent => _ids.Take(agent.AgentId) & names.Match(agent.NickName, agent.Alias) & emails.Match(agent.Email),
            Skip,
            First,
            () =>
            {
                names.WriteMissing(this, "AgentNotFound", "Udesk has no agent");
                emails.WriteMissing(this, "AgentNotFound", "Udesk has no agent with an e-mail");
                _ids.WriteMissing(this, "AgentNotFound", "Udesk has no agent {0}.");
            });
    }
}
