using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Reports;

namespace UsedeskUdesk.Commands;

/// <summary>Makes a page about lost chats.</summary>
[Cmdlet(VerbsData.Export, "UdeskQueueReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportUdeskQueueReportCommand : ReportCmdlet
{
    private QueueReport? _report;

    private protected override string DefaultTitle => "Lost chats";

    private QueueReport Report => _report ??= new QueueReport(TimeZone);

    private protected override bool TryAdd(PSObject item)
    {
        switch (item.BaseObject)
        {
            case UdeskAbandonedQueue lost:
                Report.Add(lost);
                return true;
            case UsedeskTicketReceipt made:
                Report.Add(made);
                return true;
            case UsedeskTicket ticket:
                Report.Add(ticket);
                return true;
            default:
                return TryAddRow(item);
        }
    }

    private protected override void Write(TextWriter writer, string title) => Report.Write(writer, title);

    /// <summary>A row of a table that Export-Csv made of such objects.</summary>
    private bool TryAddRow(PSObject item)
    {
        string? Text(string name) => item.Properties[name]?.Value is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
        if (item.Properties[nameof(UdeskAbandonedQueue.QueueStartTime)] is null || item.Properties[nameof(UdeskAbandonedQueue.QueueSeconds)] is null)
        {
            return false;
        }

        Report.Add(new UdeskAbandonedQueue
        {
            CustomerId = long.TryParse(Text(nameof(UdeskAbandonedQueue.CustomerId)), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : null,
            CustomerToken = Text(nameof(UdeskAbandonedQueue.CustomerToken)),
            CustomerName = Text(nameof(UdeskAbandonedQueue.CustomerName)),
            Channel = Text(nameof(UdeskAbandonedQueue.Channel)),
            QueueName = Text(nameof(UdeskAbandonedQueue.QueueName)),
            QueueSeconds = int.TryParse(Text(nameof(UdeskAbandonedQueue.QueueSeconds)), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
            QueueStartTime = TimeOf(item.Properties[nameof(UdeskAbandonedQueue.QueueStartTime)]?.Value),
        });
        return true;
    }

    /// <summary>Export-Csv writes times as the session's culture has them, and another order of day and month would count other days.</summary>
    /// <exception cref="RequestException">The text is no time in this culture.</exception>
    private static DateTimeOffset? TimeOf(object? value) => Binding.PlainValues.Unwrap(value) switch
    {
        // Import-Clixml makes a property bag of it.
        PSObject bag when bag.Properties["UtcDateTime"]?.Value is DateTime utc && bag.Properties["Offset"]?.Value is TimeSpan offset => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToOffset(offset),
        DateTimeOffset time => time,
        DateTime time => time,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => Binding.TimeText.TryParseExported(text.Trim(), ServiceName.Udesk, out var time)
            ? time
            : throw new RequestException(
                "InvalidParameter",
                $"The row's QueueStartTime '{text}' is not a time as the culture {CultureInfo.CurrentCulture.Name} writes it. Make the report under the culture that the file was written in, or pipe the objects themselves."),
        _ => null,
    };
}
