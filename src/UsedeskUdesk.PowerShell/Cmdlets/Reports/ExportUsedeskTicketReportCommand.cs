using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Output;
using UsedeskUdesk.Reports;

namespace UsedeskUdesk.Commands;

/// <summary>Makes a page about tickets.</summary>
[Cmdlet(VerbsData.Export, "UsedeskTicketReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportUsedeskTicketReportCommand : ReportCmdlet
{
    private TicketReport? _report;

    private protected override string DefaultTitle => "Tickets";

    private TicketReport Report => _report ??= new TicketReport(TimeZone, DateTimeOffset.UtcNow);

    private protected override bool TryAdd(PSObject item)
    {
        if (item.BaseObject is not UsedeskTicket ticket)
        {
            return false;
        }

        Report.Add(ticket, Text(ViewColumns.Agent(item)), Text(ViewColumns.Group(item)));
        return true;
    }

    private protected override void Write(TextWriter writer, string title) => Report.Write(writer, title);

    private static string? Text(object? name) => name is null ? null : Convert.ToString(name, CultureInfo.InvariantCulture);
}
