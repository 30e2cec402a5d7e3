using System;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Reads tickets.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskTicket", DefaultParameterSetName = Filter)]
[OutputType(typeof(UsedeskTicket))]
public sealed class GetUsedeskTicketCommand : ReadCmdlet<UsedeskService, UsedeskConnection>
{
    private const string Filter = "Filter";
    private const string ById = "Id";

    // Only this comes from the pipeline: a ticket's other properties are no conditions.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ById)]
    [Alias("Id")]
    [NumberListArgument]
    public long[]? TicketId { get; set; }

    [Parameter(ParameterSetName = ById)]
    public SwitchParameter IncludeSla { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [TicketStatusListArgument]
    [WordCompletion(WordList.TicketStatus)]
    public UsedeskTicketStatus[]? Status { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [NumberListArgument]
    public long[]? GroupId { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [NumberListArgument]
    public long[]? ChannelId { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [ListArgument]
    [WordCompletion(WordList.TicketType)]
    public string[]? Type { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [ListArgument]
    [WordCompletion(WordList.TicketPriority)]
    public string[]? Priority { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [ListArgument]
    public string[]? Tag { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [NumberArgument]
    public long? ClientId { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [NumberArgument]
    public long? AssigneeId { get; set; }

    [Parameter(ParameterSetName = Filter)]
    public SwitchParameter Unassigned { get; set; }

    [Parameter]
    [NumberArgument]
    public long? AccessibleForAgentId { get; set; }

    [Parameter(ParameterSetName = Filter)]
    public string? Query { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [TimeArgument(ServiceName.Usedesk)]
    public DateTimeOffset? CreatedAfter { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [TimeArgument(ServiceName.Usedesk)]
    public DateTimeOffset? CreatedBefore { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [TimeArgument(ServiceName.Usedesk)]
    public DateTimeOffset? UpdatedAfter { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [TimeArgument(ServiceName.Usedesk)]
    public DateTimeOffset? UpdatedBefore { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [WordCompletion(WordList.TicketSort)]
    public string? SortBy { get; set; }

    [Parameter(ParameterSetName = Filter)]
    public SwitchParameter Descending { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [ValidateRange(0, long.MaxValue)]
    public long? First { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [ValidateRange(0, long.MaxValue)]
    public long Skip { get; set; }

    private protected override void ProcessItem()
    {
        if (ParameterSetName == Filter)
        {
            List();
            return;
        }

        foreach (var id in TicketId!)
        {
            var request = new GetTicketRequest { TicketId = id, AccessibleForAgentId = AccessibleForAgentId, IncludeSla = IncludeSla };
            Read(request, id);
        }
    }

    private void List()
    {
        InOrder(CreatedAfter, CreatedBefore, "Created");
        InOrder(UpdatedAfter, UpdatedBefore, "Updated");
        var request = new ListTicketsRequest
        {
            Status = Status,
            GroupId = GroupId,
            ChannelId = ChannelId,
            Type = Type,
            Priority = Priority,
            Tag = Tag,
            ClientId = ClientId,
            AssigneeId = AssigneeId,
            Unassigned = Unassigned,
            AccessibleForAgentId = AccessibleForAgentId,
            Query = Query.NullIfEmpty(),
            CreatedAfter = CreatedAfter,
            CreatedBefore = CreatedBefore,
            UpdatedAfter = UpdatedAfter,
            UpdatedBefore = UpdatedBefore,
            SortBy = SortBy.NullIfEmpty(),
            Descending = Descending,
            First = First,
            Skip = Skip,
        };
        WritePages(request, null);
    }

    private static void InOrder(DateTimeOffset? after, DateTimeOffset? before, string name)
    {
        if (before < after)
        {
            throw new RequestException("InvalidWindow", $"-{name}Before is earlier than -{name}After.", name + "Before");
        }
    }
}
