using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Reads clients: some in full, or a list of them.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskClient", DefaultParameterSetName = "Filter")]
[OutputType(typeof(UsedeskClient))]
public sealed class GetUsedeskClientCommand : ReadCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [Alias("Id")]
    [NumberListArgument]
    [IdCompletion(NameKind.Client)]
    public long[] ClientId { get; set; } = Array.Empty<long>();

    [Parameter(ParameterSetName = "Filter")]
    [FreeText]
    [PlainTextArgument]
    public string? Query { get; set; }

    [Parameter(ParameterSetName = "Filter")]
    [WordCompletion(WordList.ClientSearch)]
    [PlainTextArgument]
    public string? SearchType { get; set; }

    [Parameter(ParameterSetName = "Filter")]
    [TimeArgument(ServiceName.Usedesk)]
    [FreeText]
    public DateTimeOffset? CreatedAfter { get; set; }

    [Parameter(ParameterSetName = "Filter")]
    [TimeArgument(ServiceName.Usedesk)]
    [FreeText]
    public DateTimeOffset? CreatedBefore { get; set; }

    [Parameter(ParameterSetName = "Filter")]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long? First { get; set; }

    [Parameter(ParameterSetName = "Filter")]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long Skip { get; set; }

    private protected override void ProcessItem()
    {
        if (ParameterSetName == "Filter")
        {
            List();
            return;
        }

        foreach (var id in ClientId)
        {
            Read(new GetClientRequest { ClientId = id }, id);
        }
    }

    private protected override object? Item => Query;

    private protected override void WriteAnswer<T>(T answer, object? target)
    {
        // The service answers an empty list where there is no such client.
        if (answer is null)
        {
            WriteError(ErrorRecords.NotFound("ClientNotFound", $"Usedesk has no client {target}.", target));
            return;
        }

        base.WriteAnswer(answer, target);
    }

    private void List()
    {
        if (CreatedBefore < CreatedAfter)
        {
            throw new RequestException("InvalidWindow", "-CreatedBefore is before -CreatedAfter.", nameof(CreatedBefore));
        }

        var request = new GetClientsRequest
        {
            Query = Query.NullIfEmpty(),
            SearchType = SearchType.NullIfEmpty(),
            CreatedAfter = CreatedAfter,
            CreatedBefore = CreatedBefore,
            First = First,
            Skip = Skip,
        };
        WritePages(request, Query);
    }
}
