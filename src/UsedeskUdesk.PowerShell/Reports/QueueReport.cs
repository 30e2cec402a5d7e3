using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace UsedeskUdesk.Reports;

/// <summary>Counts lost chats as they come, and writes the page about them.</summary>
internal sealed class QueueReport
{
    private const int MostRows = 25;

    private readonly TimeZoneInfo? _zone;
    private readonly long[,] _hours = new long[7, 24];
    private readonly SortedDictionary<DateTime, long> _days = new();
    private readonly Tally _channels = new();
    private readonly Tally _queues = new();
    private readonly Tally _tickets = new();
    private readonly Tally _deliveries = new();
    private readonly WaitTimes _waits = new();
    private readonly RepeatCounter _customers = new();
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;
    private long _count;
    private long _ticketCount;
    private long _withoutTime;
    private long _withoutWait;

    /// <param name="zone">The zone of days and hours; null for that of the times themselves.</param>
    public QueueReport(TimeZoneInfo? zone) => _zone = zone;

    public void Add(UdeskAbandonedQueue item)
    {
        _count++;
        // A negative wait is a fault of somebody's clock.
        var seconds = item.QueueSeconds is >= 0 and { } known ? (long?)known : null;
        if (seconds is { } wait)
        {
            _waits.Add(wait);
        }
        else
        {
            _withoutWait++;
        }

        _channels.Add(item.Channel, seconds);
        _queues.Add(item.QueueName, seconds);
        if (item.QueueStartTime is { } time)
        {
            var local = _zone is null ? time : TimeZoneInfo.ConvertTime(time, _zone);
            _hours[((int)local.DayOfWeek + 6) % 7, local.Hour]++;
            if (_days.ContainsKey(local.Date) || _days.Count < 4000)
            {
                _days[local.Date] = _days.TryGetValue(local.Date, out var count) ? count + 1 : 1;
            }

            _first = !(_first < local) ? local : _first;
            _last = !(_last > local) ? local : _last;
        }
        else
        {
            _withoutTime++;
        }

        if (item.CustomerId is { } id)
        {
            _customers.Add("ID " + id.ToString(CultureInfo.InvariantCulture), item.CustomerName, item.QueueStartTime, seconds);
        }
        else if (item.CustomerToken is { Length: > 0 } token)
        {
            _customers.Add(token, item.CustomerName, item.QueueStartTime, seconds);
        }
    }

    public void Add(UsedeskTicketReceipt ticket)
    {
        _ticketCount++;
        _tickets.Add("Ticket made");
        if (!string.IsNullOrEmpty(ticket.MessageStatus))
        {
            _deliveries.Add(ticket.MessageStatus);
        }
    }

    public void Add(UsedeskTicket ticket)
    {
        _ticketCount++;
        _tickets.Add("Ticket " + (ticket.Status?.ToString() ?? "without status"));
    }

    public void Write(TextWriter writer, string title)
        => ReportPage.Write(
            writer,
            title,
            new[]
            {
                ("Lost chats", ReportPage.Number(_count)),
                ("From", Output.ViewText.Minute(_first) is { Length: > 0 } first ? first : "–"),
                ("To", Output.ViewText.Minute(_last) is { Length: > 0 } last ? last : "–"),
                ("Time zone", _zone?.Id ?? "that of the times themselves"),
                ("Made", Output.ViewText.Minute(_zone is null ? DateTimeOffset.UtcNow : TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, _zone))),
            },
            Content);

    private static IReadOnlyList<string> WaitRow(string name, long count, long whole, WaitTimes waits)
    {
        var shares = waits.Percentiles(0.5, 0.9, 0.99);
        return new[] { name, ReportPage.Number(count), ReportPage.Share(count, whole), ReportPage.Span(shares[0]), ReportPage.Span(shares[1]), ReportPage.Span(shares[2]) };
    }

    private void Content(ReportPage page)
    {
        if (_count == 0)
        {
            page.Section("Nothing was lost", () => page.Paragraph("No chat came in that left a queue without being served."));
        }
        else
        {
            Chats(page);
        }

        if (_ticketCount > 0)
        {
            page.Section("What became of them", () =>
            {
                page.Paragraph($"{ReportPage.Number(_ticketCount)} tickets came with {ReportPage.Number(_count)} lost chats ({ReportPage.Share(_ticketCount, _count)}).");
                page.Bars("Tickets", _tickets.Rows(MostRows).Select(static row => (row.Name, row.Count)).ToArray());
                if (!_deliveries.IsEmpty)
                {
                    page.Table("Delivery of the first message", "Status|Tickets", _deliveries.Rows(MostRows).Select(static row => new[] { row.Name, ReportPage.Number(row.Count) }));
                }
            });
        }
    }

    private void Chats(ReportPage page)
    {
        page.Section("By day and hour", () =>
        {
            page.HeatMap("Lost chats by day of the week and hour", _hours);
            if (_withoutTime > 0)
            {
                page.Paragraph($"{ReportPage.Number(_withoutTime)} had no time.");
            }
        });
        page.Section("By date", () =>
        {
            // The last weeks; older days stand in the table of months where there are many.
            var days = _days.Count <= 62
                ? _days.Select(static pair => (pair.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), pair.Value)).ToArray()
                : _days.GroupBy(static pair => pair.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture)).Select(static month => (month.Key, month.Sum(static pair => pair.Value))).ToArray();
            page.Bars(_days.Count <= 62 ? "Lost chats by date" : "Lost chats by month", days);
        });
        const string Headings = "Name|Lost|Share|Wait p50|p90|p99";
        page.Section("How long they waited", () =>
        {
            page.Table("Waits: half, nine in ten, and ninety-nine in a hundred left within this time", Headings, new[] { WaitRow("All", _waits.Count, _count, _waits) });
            page.Bars("Lost chats by wait", new[]
            {
                ("under 30 s", _waits.Between(0, 30)), ("30 s to 1 min", _waits.Between(30, 60)), ("1 to 5 min", _waits.Between(60, 300)),
                ("5 to 15 min", _waits.Between(300, 900)), ("15 min to 1 h", _waits.Between(900, 3600)), ("1 h and more", _waits.Between(3600, long.MaxValue)),
            });
            if (_withoutWait > 0)
            {
                page.Paragraph($"{ReportPage.Number(_withoutWait)} had no usable wait.");
            }
        });
        page.Section("By channel", () => Group(page, "channel", _channels, Headings));
        page.Section("By queue", () => Group(page, "queue", _queues, Headings));
        page.Section("Lost more than once", () =>
        {
            var rows = _customers.Rows(MostRows);
            page.Paragraph(rows.Count == 0 ? "Nobody." : $"{ReportPage.Number(_customers.Repeaters)} customers were lost more than once{(_customers.Repeaters > rows.Count ? $"; these are the {rows.Count} with the most" : string.Empty)}.");
            if (!_customers.IsExact)
            {
                page.Paragraph("There were very many customers: counts may be too low, and some who came twice may be missing.");
            }

            if (rows.Count > 0)
            {
                page.Table("Customers who were lost more than once", "Customer|ID or token|Times|Waited in all|Last", rows.Select(row => new[]
                {
                    row.Entry.Name ?? row.Key, row.Key, ReportPage.Number(row.Entry.Count), ReportPage.Span(row.Entry.Seconds),
                    Output.ViewText.Minute(row.Entry.Last is { } last && _zone is not null ? TimeZoneInfo.ConvertTime(last, _zone) : row.Entry.Last),
                }));
            }
        });
    }

    private void Group(ReportPage page, string what, Tally tally, string headings)
    {
        var rows = tally.Rows(MostRows);
        page.Bars($"Lost chats by {what}", rows.Select(static row => (row.Name, row.Count)).ToArray());
        page.Table($"Lost chats by {what}, with waits", headings, rows.Select(row => WaitRow(row.Name, row.Count, _count, row.Waits)));
    }
}
