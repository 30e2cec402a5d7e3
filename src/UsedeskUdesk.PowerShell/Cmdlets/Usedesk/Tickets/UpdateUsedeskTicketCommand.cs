using System.Collections.Generic;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;
using UsedeskUdesk.Writes;

namespace UsedeskUdesk.Commands;

/// <summary>Changes tickets.</summary>
[Cmdlet(VerbsData.Update, "UsedeskTicket", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskTicket))]
public sealed class UpdateUsedeskTicketCommand : ItemCmdlet<UsedeskService, UsedeskConnection>
{
    private UsedeskTicketField[]? _fields;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberListArgument]
    [ItemKey]
    [FreeText]
    public long[] TicketId { get; set; } = Array.Empty<long>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Subject { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TicketStatusArgument]
    [WordCompletion(WordList.TicketStatus)]
    public UsedeskTicketStatus? Status { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.TicketType)]
    [PlainTextArgument]
    public string? Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.TicketPriority)]
    [PlainTextArgument]
    public string? Priority { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ListArgument]
    [IdCompletion(NameKind.Tag, ByName = true)]
    public string[]? Tag { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.User)]
    [IdCompletion(NameKind.User)]
    public IdOrName? AssigneeId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Group)]
    [IdCompletion(NameKind.Group)]
    public IdOrName? GroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter ClearAssignee { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter ClearGroup { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [IdCompletion(NameKind.Client)]
    public long? ClientId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.User)]
    [IdCompletion(NameKind.User)]
    public IdOrName? UserId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FieldsArgument]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public IDictionary? Field { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FieldsArgument(IsArray = true)]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public IDictionary[]? NestedList { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberListArgument]
    [IdCompletion(NameKind.TicketField)]
    public long[]? ClearNestedList { get; set; }

    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter Silent { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessItem() => ForEach(TicketId, nameof(TicketId), Update);

    private void Update(long id)
    {
        var request = Request(id);
        var clear = ClearNestedList is { Length: > 0 } ids ? ids : null;
        if (Recurse && clear is null)
        {
            throw new RequestException("InvalidParameter", "-Recurse goes with -ClearNestedList.", nameof(Recurse));
        }

        var target = $"ticket {id}";
        if (!ShouldWrite(target, "Update Usedesk ticket") || (clear is not null && !ReadFields(id)))
        {
            return;
        }

        var lists = clear is null ? null : new NestedLists(_fields!, clear, Recurse);
        var (client, passThru) = (Client, PassThru.IsPresent);
        StartWrite(
            target,
            async call =>
            {
                if (lists is not null)
                {
                    var ticket = lists.NeedsTicket ? await ReadAsync(client, request.TicketId, call).ConfigureAwait(false) : null;
                    request.NestedList = (request.NestedList ?? Array.Empty<IReadOnlyList<KeyValuePair<string, string>>>()).Concat(lists.Chains(ticket)).ToArray();
                }

                await client.SendAsync(request, call, call.Token).ConfigureAwait(false);
                call.CarriedOut();
                if (passThru)
                {
                    var ticket = await ReadAsync(client, request.TicketId, call).ConfigureAwait(false);
                    call.Finish(() =>
                    {
                        Remember(ticket);
                        WriteObject(ticket);
                    });
                }
            },
            Piped is not null && TicketId.Length == 1 ? Piped : (object)id);
    }

    private UpdateTicketRequest Request(long id) => new()
    {
        TicketId = id,
        Subject = Subject.NullIfEmpty(),
        Status = Status,
        Type = Type.NullIfEmpty(),
        Priority = Priority.NullIfEmpty(),
        Tag = Tag,
        AssigneeId = AssigneeId?.Id,
        GroupId = GroupId?.Id,
        ClientId = ClientId,
        ClearAssignee = ClearAssignee,
        ClearGroup = ClearGroup,
        UserId = UserId?.Id,
        Field = FieldArguments.Fields(Field),
        NestedList = FieldArguments.Chains(NestedList),
        Silent = Silent,
    };

    /// <summary>Once a cmdlet: the definitions say which level stands above which.</summary>
    private bool ReadFields(long id)
    {
        if (_fields is not null)
        {
            return true;
        }

        var (client, recurse) = (Client, Recurse.IsPresent);
        return TryWait(
            async (output, cancellationToken) =>
            {
                try
                {
                    return await client.SendAsync(new GetTicketFieldsRequest(), output, cancellationToken).ConfigureAwait(false);
                }
                catch (ServiceException error) when (!recurse && error.Failure is ServiceFailure.Refused or ServiceFailure.HttpStatus)
                {
                    // A top level can be cleared without them.
                    output.WriteWarning($"The definitions of the fields cannot be read, so that levels are cleared without naming those above them. {error.Message}");
                    return Array.Empty<UsedeskTicketField>();
                }
            },
            id,
            out _fields!);
    }

    /// <summary>Reads the ticket that the call changes.</summary>
    private static Task<UsedeskTicket> ReadAsync(IApiClient<UsedeskService> client, long id, WriteCall call)
        => client.SendAsync(new GetTicketRequest { TicketId = id }, call.Output, call.Token);
}
