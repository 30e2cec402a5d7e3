using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace UsedeskUdesk.Reports;

/// <summary>Counts tickets as they come, and writes the page about them.</summary>
internal sealed class TicketReport
{
    private const int MostRows = 25;
    private const long Day = 86_400;

    // Completed, closed, deleted, spam, mailing and merged ones wait for nobody. A tenant's own statuses count as open.
    private static readonly HashSet<int> s_ended = new() { 2, 3, 4, 7, 9, 10 };

    private readonly TimeZoneInfo? _zone;
    private readonly DateTimeOffset _now;
    private readonly Tally _statuses = new();
    private readonly Tally _groups = new();
    private readonly Tally _agents = new();
    private readonly Tally _priorities = new();
    private readonly WaitTimes _ages = new();
    private readonly WaitTimes _answers = new();
    private long _count;
    private long _open;
    private long _withoutTime;
    private long _withHistory;
    private long _unanswered;

    /// <param name="zone">The zone of times; null for UTC.</param>
    /// <param name="now">What ages count to.</param>
    public TicketReport(TimeZoneInfo? zone, DateTimeOffset now)
    {
        _zone = zone;
        _now = now;
    }

    /// <param name="ticket">The ticket.</param>
    /// <param name="agent">Its agent's name, or the ID; null where it has none.</param>
    /// <param name="group">Its group's name, or the ID; null where it has none.</param>
    public void Add(UsedeskTicket ticket, string? agent, string? group)
    {
        _count++;
        _statuses.Add(ticket.Status?.ToString());
        var began = ticket.CreatedAt ?? ticket.PublishedAt;
        if (ticket.Status is null || !s_ended.Contains(ticket.Status.Id))
        {
            _open++;
            long? age = began is { } created && created <= _now ? (long)(_now - created).TotalSeconds : null;
            if (age is { } seconds)
            {
                _ages.Add(seconds);
            }
            else
            {
                _withoutTime++;
            }

            _groups.Add(group, age);
            _agents.Add(agent, age);
            _priorities.Add(ticket.Priority, age);
        }

        if (ticket.Comment.Count == 0)
        {
            return;
        }

        _withHistory++;
        var asked = ticket.Comment.Where(static comment => comment.From == UsedeskCommentSender.Client && comment.PublishedAt is not null).Select(static comment => comment.PublishedAt).DefaultIfEmpty(began).Min();
        var answered = ticket.Comment
            .Where(comment => comment.From == UsedeskCommentSender.User && comment.Type != UsedeskArticleType.Private && comment.PublishedAt >= asked)
            .Select(static comment => comment.PublishedAt).DefaultIfEmpty(null).Min();
        if (asked is { } from && answered is { } to)
        {
            _answers.Add((long)(to - from).TotalSeconds);
        }
        else
        {
            _unanswered++;
        }
    }

    public void Write(TextWriter writer, string title)
        => ReportPage.Write(
            writer,
            title,
            new[]
            {
                ("Tickets", ReportPage.Number(_count)),
                ("Open", ReportPage.Number(_open)),
                ("Made", Output.ViewText.Minute(_zone is null ? _now : TimeZoneInfo.ConvertTime(_now, _zone))),
            },
            Content);

    private static IReadOnlyList<string> AgeRow(string name, long count, long whole, WaitTimes ages)
    {
        var shares = ages.Percentiles(0.5, 0.9);
        return new[] { name, ReportPage.Number(count), ReportPage.Share(count, whole), ReportPage.Span(shares[0]), ReportPage.Span(shares[1]), ReportPage.Span(ages.Count == 0 ? null : ages.Longest) };
    }

    private void Content(ReportPage page)
    {
        if (_count == 0)
        {
            page.Section("No tickets", () => page.Paragraph("No ticket came in."));
            return;
        }

        page.Section("By status", () => page.Bars("Tickets by status", _statuses.Rows(MostRows).Select(static row => (row.Name, row.Count)).ToArray()));
        page.Section("Open by age", () =>
        {
            page.Bars("Open tickets by age", new[]
            {
                ("under 1 day", _ages.Between(0, Day)), ("1 to 3 days", _ages.Between(Day, 3 * Day)), ("3 to 7 days", _ages.Between(3 * Day, 7 * Day)),
                ("7 to 30 days", _ages.Between(7 * Day, 30 * Day)), ("30 days and more", _ages.Between(30 * Day, long.MaxValue)),
            });
            page.Paragraph("Open are all but completed, closed, deleted and merged ones, spam and mailings.");
            if (_withoutTime > 0)
            {
                page.Paragraph($"{ReportPage.Number(_withoutTime)} had no usable time of creation.");
            }
        });
        page.Section("Open by group", () => Group(page, "group", _groups));
        page.Section("Open by agent", () => Group(page, "agent", _agents));
        page.Section("Open by priority", () => Group(page, "priority", _priorities));
        page.Section("First answers", () =>
        {
            if (_withHistory == 0)
            {
                page.Paragraph("The tickets came without their comments, as lists have them. Read them by their IDs to see how long clients waited for a first answer.");
                return;
            }

            var shares = _answers.Percentiles(0.5, 0.9, 0.99);
            page.Table("From the client's first message to the first public comment of an agent", "Tickets|With comments|Answered|Not answered|p50|p90|p99", new[]
            {
                new[] { "All", ReportPage.Number(_withHistory), ReportPage.Number(_answers.Count), ReportPage.Number(_unanswered), ReportPage.Span(shares[0]), ReportPage.Span(shares[1]), ReportPage.Span(shares[2]) },
            });
        });
    }

    private void Group(ReportPage page, string what, Tally tally)
    {
        var rows = tally.Rows(MostRows);
        page.Bars($"Open tickets by {what}", rows.Select(static row => (row.Name, row.Count)).ToArray());
        page.Table($"Open tickets by {what}, with ages", "Name|Open|Share|Age p50|p90|Oldest", rows.Select(row => AgeRow(row.Name, row.Count, _open, row.Waits)));
    }
}
