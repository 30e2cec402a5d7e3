using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Changes tickets.</summary>
[Cmdlet(VerbsData.Update, "UsedeskTicket", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskTicket))]
public sealed class UpdateUsedeskTicketCommand : UsedeskWriteCmdlet
{
    // Also as another process sends it: Deserialized.UsedeskUdesk.UsedeskTicket.
    private static readonly string s_ticket = typeof(UsedeskTicket).FullName!;

    private HashSet<string> _typed = new();
    private UsedeskTicketField[]? _fields;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    public long TicketId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Subject { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TicketStatusArgument]
    [ArgumentCompleter(typeof(TicketStatusCompleter))]
    public UsedeskTicketStatus? Status { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TicketTypeCompleter))]
    public string? Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TicketPriorityCompleter))]
    public string? Priority { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ListArgument]
    public string[]? Tag { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? AssigneeId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? GroupId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter ClearAssignee { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter ClearGroup { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? ClientId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? UserId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FieldsArgument]
    public IDictionary? Field { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FieldsArgument(IsArray = true)]
    public IDictionary[]? NestedList { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberListArgument]
    public long[]? ClearNestedList { get; set; }

    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagArgument(IsSwitch = true)]
    public SwitchParameter Silent { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed = new(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
    }

    protected override void ProcessRecord() => Guarded(() =>
    {
        var request = Request();
        var clear = ClearNestedList is { Length: > 0 } ids ? ids : null;
        if (Recurse && clear is null)
        {
            throw new RequestException("InvalidParameter", "-Recurse goes with -ClearNestedList.", nameof(Recurse));
        }

        if (!ShouldProcess($"ticket {TicketId}", "Update Usedesk ticket") || (clear is not null && !ReadFields()))
        {
            return;
        }

        var lists = clear is null ? null : new NestedLists(_fields!, clear, Recurse);
        var (client, passThru) = (Client, PassThru.IsPresent);
        Start(
            async (output, cancellationToken) =>
            {
                if (lists is not null)
                {
                    var ticket = lists.NeedsTicket ? await ReadAsync(client, request.TicketId, output, cancellationToken).ConfigureAwait(false) : null;
                    request.NestedList = (request.NestedList ?? Array.Empty<IReadOnlyList<KeyValuePair<string, string>>>()).Concat(lists.Chains(ticket)).ToArray();
                }

                await client.SendAsync(request, output, cancellationToken).ConfigureAwait(false);
                if (passThru)
                {
                    output.WriteObject(await ReadAsync(client, request.TicketId, output, cancellationToken).ConfigureAwait(false));
                }
            },
            InputObject ?? (object)TicketId);
    });

    private UpdateTicketRequest Request() => new()
    {
        TicketId = TicketId,
        Subject = IsWanted(nameof(Subject), Subject) ? Given.Text(Subject) : null,
        Status = IsWanted(nameof(Status), Status) ? Status : null,
        Type = IsWanted(nameof(Type), Type) ? Given.Text(Type) : null,
        Priority = IsWanted(nameof(Priority), Priority) ? Given.Text(Priority) : null,
        Tag = IsWanted(nameof(Tag), Tag) ? Tag : null,
        AssigneeId = IsWanted(nameof(AssigneeId), AssigneeId) ? AssigneeId : null,
        GroupId = IsWanted(nameof(GroupId), GroupId) ? GroupId : null,
        ClientId = IsWanted(nameof(ClientId), ClientId) ? ClientId : null,
        ClearAssignee = ClearAssignee,
        ClearGroup = ClearGroup,
        UserId = UserId,
        Field = FieldArguments.Fields(Field),
        NestedList = FieldArguments.Chains(NestedList),
        Silent = Silent,
    };

    /// <summary>
    /// A ticket that was read says what is, not what shall be: sent back, it would undo what others changed meanwhile. A script block
    /// that makes a value of the ticket's own counts by what it makes.
    /// </summary>
    private bool IsWanted(string name, object? value)
        => InputObject?.TypeNames.Any(type => type == s_ticket || type == "Deserialized." + s_ticket) != true
            || _typed.Contains(name)
            || Text(value) != Text(InputObject.Properties[name]?.Value);

    /// <summary>Once a cmdlet: the definitions say which level stands above which.</summary>
    private bool ReadFields()
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
            InputObject ?? (object)TicketId,
            out _fields!);
    }

    private static Task<UsedeskTicket> ReadAsync(IUsedeskApiClient client, long id, ICallObserver observer, CancellationToken cancellationToken)
        => client.SendAsync(new GetTicketRequest { TicketId = id }, observer, cancellationToken);

    private static string? Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => text,
        IEnumerable list => string.Join(",", list.Cast<object>()),
        var plain => plain?.ToString() ?? string.Empty,
    };
}
