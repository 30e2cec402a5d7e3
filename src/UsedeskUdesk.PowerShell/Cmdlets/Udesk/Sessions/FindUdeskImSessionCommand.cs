using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Finds past and present sessions.</summary>
[Cmdlet(VerbsCommon.Find, "UdeskImSession")]
[OutputType(typeof(UdeskImSessionRecord))]
public sealed class FindUdeskImSessionCommand : ListCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset? EndTime { get; set; }

    [Parameter]
    public SwitchParameter Closed { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    [FreeText]
    public long? CustomerId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? CustomerToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdArgument(NameKind.Agent)]
    [IdCompletion(NameKind.Agent)]
    public IdOrName? AgentId { get; set; }

    [Parameter]
    [ValidateRange(1, 1000)]
    [FreeText]
    [NumberArgument]
    public int PageSize { get; set; } = 1000;

    private protected override object? Item => CustomerId ?? (object?)StartTime;

    private protected override void ProcessItem()
    {
        // An object may carry a number and a token of the same customer. Tenants leave the token out of their records, so it is looked up.
        var customer = CustomerId;
        if (customer is null && CustomerToken.NullIfEmpty() is { } token)
        {
            if (!TryRead(new GetCustomerRequest(UdeskCustomerKey.ByToken(token)), token, out var found))
            {
                return;
            }

            // Without it the sessions of all customers would be listed.
            customer = found.Id ?? throw new RequestException("CustomerWithoutId", $"Udesk knows the customer of token {token} and sent no ID, by which the sessions would be found.", nameof(CustomerToken));
        }

        // The service filters by time only; rows are counted after the filter, so that -First 5 means five rows.
        var agent = AgentId?.Id;
        var filtered = customer is not null || agent is not null;
        var end = EndTime ?? DateTimeOffset.UtcNow;
        var request = new SearchImSessionsRequest
        {
            StartTime = StartTime ?? end.AddDays(-30),
            EndTime = end,
            Closed = Closed,
            First = filtered ? null : First,
            Skip = filtered ? 0 : Skip,
            PageSize = PageSize,
        };
        WritePages(
            request,
            CustomerId ?? (object?)request.StartTime,
            filtered ? row => (customer is null || row.CustomerId == customer) && (agent is null || row.AgentId == agent) : null,
            filtered ? Skip : 0,
            filtered ? First : null);
    }
}
