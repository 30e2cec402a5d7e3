using System.Collections;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

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
    [FreeText]
    public long[]? TicketId { get; set; }

    /// <summary>A client, group, agent, channel or tag: its tickets are listed.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = Filter, DontShow = true)]
    [RelatedTicketsArgument]
    public PSObject? InputObject { get; set; }

    [Parameter(ParameterSetName = ById)]
    public SwitchParameter IncludeSla { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [TicketStatusListArgument]
    [WordCompletion(WordList.TicketStatus)]
    public UsedeskTicketStatus[]? Status { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [IdArgument(NameKind.Group, IsArray = true)]
    [IdCompletion(NameKind.Group)]
    public IdOrName[]? GroupId { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [IdArgument(NameKind.Channel, IsArray = true)]
    [IdCompletion(NameKind.Channel)]
    public IdOrName[]? ChannelId { get; set; }

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
    [IdCompletion(NameKind.Tag, ByName = true)]
    public string[]? Tag { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [NumberArgument]
    [IdCompletion(NameKind.Client)]
    public long? ClientId { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [IdArgument(NameKind.User, IsArray = true)]
    [IdCompletion(NameKind.User)]
    public IdOrName[]? AssigneeId { get; set; }

    [Parameter(ParameterSetName = Filter)]
    public SwitchParameter Unassigned { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [FieldsArgument]
    [FreeText]
    public IDictionary? Field { get; set; }

    [Parameter]
    [IdArgument(NameKind.User)]
    [IdCompletion(NameKind.User)]
    public IdOrName? AccessibleForAgentId { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [FreeText]
    [PlainTextArgument]
    public string? Query { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [TimeArgument(ServiceName.Usedesk)]
    [FreeText]
    public DateTimeOffset? CreatedAfter { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [TimeArgument(ServiceName.Usedesk)]
    [FreeText]
    public DateTimeOffset? CreatedBefore { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [TimeArgument(ServiceName.Usedesk)]
    [FreeText]
    public DateTimeOffset? UpdatedAfter { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [TimeArgument(ServiceName.Usedesk)]
    [FreeText]
    public DateTimeOffset? UpdatedBefore { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [WordCompletion(WordList.TicketSort)]
    [PlainTextArgument]
    public string? SortBy { get; set; }

    [Parameter(ParameterSetName = Filter)]
    public SwitchParameter Descending { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long? First { get; set; }

    [Parameter(ParameterSetName = Filter)]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
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
            var request = new GetTicketRequest { TicketId = id, AccessibleForAgentId = AccessibleForAgentId?.Id, IncludeSla = IncludeSla };
            Read(request, id);
        }
    }

    private void List()
    {
        InOrder(CreatedAfter, CreatedBefore, "Created");
        InOrder(UpdatedAfter, UpdatedBefore, "Updated");
        var related = RelatedTickets.Of(InputObject);
        long[]? Ids(string parameter, long[]? given) => related?.Parameter == parameter ? new[] { LanguagePrimitives.ConvertTo<long>(related.Value.Value) } : given;
        WarnOfOtherWord(SortBy, WordList.TicketSort, nameof(SortBy));
        var request = new ListTicketsRequest
        {
            Status = Status,
            GroupId = Ids(nameof(GroupId), GroupId.Ids()),
            ChannelId = Ids(nameof(ChannelId), ChannelId.Ids()),
            Type = Type,
            Priority = Priority,
            Tag = related?.Parameter == nameof(Tag) ? new[] { related.Value.Value.ToString()! } : Tag,
            ClientId = related?.Parameter == nameof(ClientId) ? LanguagePrimitives.ConvertTo<long>(related.Value.Value) : ClientId,
            AssigneeId = Ids(nameof(AssigneeId), AssigneeId.Ids()),
            Unassigned = Unassigned,
            Field = FieldArguments.Fields(Field),
            AccessibleForAgentId = AccessibleForAgentId?.Id,
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
        WritePages(request, InputObject);
    }

    private static void InOrder(DateTimeOffset? after, DateTimeOffset? before, string name)
    {
        if (before < after)
        {
            throw new RequestException("InvalidWindow", $"-{name}Before is earlier than -{name}After.", name + "Before");
        }
    }
}
