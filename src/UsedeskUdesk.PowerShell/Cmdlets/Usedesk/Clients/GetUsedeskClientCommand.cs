using System;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Reads clients: some in full, or a list of them.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskClient", DefaultParameterSetName = "Filter")]
[OutputType(typeof(UsedeskClient))]
public sealed class GetUsedeskClientCommand : UsedeskReadCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [Alias("Id")]
    [NumberArgument]
    public long[] ClientId { get; set; } = new long[0];

    [Parameter(ParameterSetName = "Filter")]
    public string? Query { get; set; }

    [Parameter(ParameterSetName = "Filter")]
    [ArgumentCompleter(typeof(ClientSearchCompleter))]
    public string? SearchType { get; set; }

    [Parameter(ParameterSetName = "Filter")]
    [TimeArgument(ServiceName.Usedesk)]
    public DateTimeOffset? CreatedAfter { get; set; }

    [Parameter(ParameterSetName = "Filter")]
    [TimeArgument(ServiceName.Usedesk)]
    public DateTimeOffset? CreatedBefore { get; set; }

    [Parameter(ParameterSetName = "Filter")]
    [ValidateRange(0, long.MaxValue)]
    public long? First { get; set; }

    [Parameter(ParameterSetName = "Filter")]
    [ValidateRange(0, long.MaxValue)]
    public long Skip { get; set; }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Filter")
        {
            Guarded(List, Query);
            return;
        }

        foreach (var id in ClientId)
        {
            Ask(new GetClientRequest { ClientId = id }, id);
        }
    }

    private protected override void Answer<T>(CallOutput output, T answer, object? target)
    {
        // The service answers an empty list where there is no such client.
        if (answer is null)
        {
            output.WriteError(ErrorRecords.NotFound("ClientNotFound", $"Usedesk has no client {target}.", target));
            return;
        }

        base.Answer(output, answer, target);
    }

    private void List()
    {
        if (CreatedBefore < CreatedAfter)
        {
            throw new RequestException("InvalidWindow", "-CreatedBefore is before -CreatedAfter.", nameof(CreatedBefore));
        }

        var request = new GetClientsRequest
        {
            Query = Given.Text(Query),
            SearchType = Given.Text(SearchType),
            CreatedAfter = CreatedAfter,
            CreatedBefore = CreatedBefore,
            First = First,
            Skip = Skip,
        };
        WritePages(observer => Client.Read(request, observer), Query);
    }
}
