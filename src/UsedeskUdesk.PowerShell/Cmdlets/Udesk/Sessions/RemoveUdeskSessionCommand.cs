using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Deletes the records of closed sessions.</summary>
[Cmdlet(VerbsCommon.Remove, "UdeskSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = "Customer")]
public sealed class RemoveUdeskSessionCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset StartTime { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset EndTime { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Customer")]
    [NumberArgument]
    [ValidateRange(1, long.MaxValue)]
    [FreeText]
    [ItemKey]
    public long CustomerId { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter AllCustomers { get; set; }

    private protected override void ProcessItem()
    {
        if (ParameterSetName == "All" && !AllCustomers)
        {
            throw new RequestException("MissingCustomer", "-AllCustomers:$false names no customer. Give -CustomerId.", nameof(CustomerId));
        }

        // Rows that name a customer each are not meant to delete everybody's records, once for every row.
        if (AllCustomers && PipedValue("CustomerId") is { } named)
        {
            throw new RequestException("AmbiguousCustomer", $"The item names customer {named}, and -AllCustomers would delete everybody's records. Leave one of the two out.", nameof(AllCustomers));
        }

        // Without a customer the service deletes everybody's records; the parameter sets make that a decision.
        long? customer = AllCustomers ? null : CustomerId;
        Send(
            new DestroySessionsRequest { StartTime = StartTime, EndTime = EndTime, CustomerId = customer },
            $"{(customer is null ? "ALL customers" : $"customer {customer}")}, sessions made from {ServiceTime.Format(StartTime, ServiceName.Udesk)} to {ServiceTime.Format(EndTime, ServiceName.Udesk)} (+08:00)",
            "Delete Udesk session records",
            write: false);
    }
}
