using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;
using Xunit;

namespace UsedeskUdesk.Tests.Reading;

/// <summary>When a listing ends, what is taken for pages that are not turned, and how a long time is read in short ranges.</summary>
public class PagingRuleTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(10, 10, false)]
    [InlineData(10, 9, true)]
    [InlineData(10, 11, true)]
    [InlineData(10, 0, true)]
    public void APageOfAnotherLengthIsTheLast(int size, int rows, bool isLast) => Assert.Equal(isLast, LastPage.ByLength(new Answer<object[]>(null, new object[rows], new JObject()), new Page(0, size)));

    [Theory]
    [InlineData("3", 0, 10, false)]
    [InlineData("3", 1, 10, false)]
    [InlineData("3", 2, 10, true)]
    [InlineData("3", 0, 4, false)]
    [InlineData("\"3\"", 2, 4, true)]
    [InlineData("3", 0, 0, false)]
    [InlineData("3", 2, 0, true)]
    [InlineData("0", 0, 0, true)]
    // A count below the page that came is none.
    [InlineData("0", 0, 10, false)]
    [InlineData("-1", 0, 10, false)]
    [InlineData("1", 1, 10, false)]
    [InlineData("1", 1, 9, true)]
    [InlineData("null", 0, 0, true)]
    [InlineData("null", 0, 10, false)]
    [InlineData("null", 0, 9, true)]
    public void ThePageCountDecidesWhereThereIsOne(string count, int index, int rows, bool isLast)
        => Assert.Equal(isLast, LastPage.ByPageCount(new Answer<object[]>(null, new object[rows], new JObject { ["total_pages"] = JToken.Parse(count) }), new Page(index, 10)));

    [Theory]
    // The next page is the one before.
    [InlineData("1 2 3", "1 2 3", null)]
    // In another order, and fewer of them.
    [InlineData("1 2 3", "3 1", null)]
    // One row is new: those that moved here from the page before come once.
    [InlineData("1 2 3", "3 4", "4")]
    [InlineData("1 2 3", "2 3 4", "4")]
    [InlineData("1 2 3", "4 5 6", "4 5 6")]
    // The first page comes again after others.
    [InlineData("1 2|3 4", "2 1", null)]
    // Of two pages a row each is none that was seen as one.
    [InlineData("1 2|3 4", "2 3", "2")]
    // A row without a key may be any, and what stands twice in one page is not told from the first.
    [InlineData("1 2 -", "1 -", "-")]
    [InlineData("1 2 -", "- 3 0 3", "- 3 0 3")]
    [InlineData("1 2 3", "1 1", "")]
    [InlineData("1 2 3", "", "")]
    public void PagesThatAreNotTurnedAreNoticed(string before, string then, string? kept)
    {
        var pages = new RepeatedPages<string>(static row => row == "-" ? null : row, static row => row is "-" or "0" ? null : row);
        var index = 0L;
        foreach (var page in before.Split('|'))
        {
            pages.Check(new Page(index++, 10), Answer(page));
        }

        var next = new Page(index, 10);
        if (kept is null)
        {
            Assert.Contains($"page {index + 1} ", Assert.Throws<AnswerException>(() => pages.Check(next, Answer(then))).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(Answer(kept).Items, pages.Check(next, Answer(then)).Items);
        }

        // The last page may say again what was said, no page follows; and so may a page that is asked for again, or one of another time.
        pages = new RepeatedPages<string>(static row => row);
        pages.Check(new Page(0, 10), Answer("1 2"));
        pages.Check(new Page(1, 10), Answer("1 2", isLast: true));
        pages = new RepeatedPages<string>(static row => row);
        pages.Check(new Page(1, 10), Answer("1 2"));
        pages.Check(new Page(1, 10), Answer("1 2"));
        pages.Check(new Page(0, 10), Answer("1 2"));
        pages.Check(new Page(5, 10, new TimeRange(s_start, s_start.AddDays(1))), Answer("1 2"));
        new RepeatedPages<string>(null).Check(new Page(1, 10), new RepeatedPages<string>(null).Check(new Page(0, 10), Answer("1 2")));
    }

    /// <summary>The count that came with one page holds for the next ones, and a page that it counts has a list, be it an empty one.</summary>
    [Fact]
    public void APageThatIsCountedIsNotTakenForTheEnd()
    {
        var pages = new RepeatedPages<string>(static row => row);
        Assert.False(pages.Check(new Page(0, 2), Answer("1 2") with { Pages = 4 }).IsLast);
        Assert.False(pages.Check(new Page(1, 2), Answer("3", isLast: true)).IsLast);
        Assert.False(pages.Check(new Page(2, 2), Answer("", isLast: true)).IsLast);
        Assert.True(pages.Check(new Page(3, 2), Answer("", isLast: true)).IsLast);

        pages.Check(new Page(0, 2), Answer("1 2") with { Pages = 3 });
        var error = Assert.Throws<AnswerException>(() => pages.Check(new Page(1, 2), Answer("", isLast: true) with { LacksRows = true }));
        Assert.Equal("page 2 has no list of rows, although the service counts 3 pages", error.Message);

        // Without a count, or in the first page, there are no rows; and a count is that of its own time.
        var other = new RepeatedPages<string>(static row => row);
        Assert.True(other.Check(new Page(0, 2), Answer("", isLast: true) with { LacksRows = true, Pages = 1 }).IsLast);
        Assert.True(other.Check(new Page(1, 2), Answer("", isLast: true) with { LacksRows = true }).IsLast);
        other.Check(new Page(0, 2, new TimeRange(s_start, s_start)), Answer("1 2") with { Pages = 9 });
        Assert.True(other.Check(new Page(0, 2, new TimeRange(s_start, s_start.AddDays(1))), Answer("3", isLast: true)).IsLast);
    }

    /// <summary>A service may give fewer rows a page than it was asked for, or count its pages wrongly.</summary>
    [Fact]
    public void AListingGoesOnWhileRowsComeAndMoreAreCounted()
    {
        var pages = new RepeatedPages<string>(static row => row, static row => row);
        Assert.False(pages.Check(new Page(0, 10), Answer("1 2", isLast: true) with { Total = 5 }).IsLast);
        Assert.False(pages.Check(new Page(1, 10), Answer("3 4", isLast: true)).IsLast);
        var end = pages.Check(new Page(2, 10), Answer("5", isLast: true));
        Assert.Equal((true, null), (end.IsLast, end.WarningOfEnd));

        // No more come: that is said, and asked for no further.
        pages.Check(new Page(0, 10), Answer("1 2", isLast: true) with { Total = 5 });
        var missing = pages.Check(new Page(1, 10), Answer("", isLast: true));
        Assert.Equal((true, "The listing may lack rows: the service counts 5, and 2 came."), (missing.IsLast, missing.WarningOfEnd));

        // The same rows again are none that are new.
        pages.Check(new Page(0, 10), Answer("1 2", isLast: true) with { Total = 5 });
        var again = pages.Check(new Page(1, 10), Answer("2 1", isLast: true));
        Assert.Equal((true, "The listing may lack rows: the service counts 5, and 2 came."), (again.IsLast, again.WarningOfEnd));
        Assert.Empty(again.Items);

        // One that has a row without a key may have others than came.
        pages = new RepeatedPages<string>(static row => row == "-" ? null : row, static row => row == "-" ? null : row);
        pages.Check(new Page(0, 10), Answer("1 2", isLast: true) with { Total = 5 });
        var odd = pages.Check(new Page(1, 10), Answer("- -", isLast: true));
        Assert.Equal((true, 2, true), (odd.IsLast, odd.Items.Length, odd.WarningOfEnd is not null));

        // Without keys nobody knows what is new. What was passed over counts, and so does what is null.
        Assert.NotNull(new RepeatedPages<string>(null).Check(new Page(0, 10), Answer("1 2", isLast: true) with { Total = 5 }).WarningOfEnd);
        Assert.Null(new RepeatedPages<string>(null).Check(new Page(1, 10), Answer("1 2", isLast: true) with { Total = 12 }).WarningOfEnd);
        Assert.Null(new RepeatedPages<string>(null).Check(new Page(0, 10), Answer("1 2", isLast: true) with { Total = 5, Nulls = 3 }).WarningOfEnd);
    }

    [Fact]
    public void RowsThatAreNullAreSaidOnce()
    {
        var pages = new RepeatedPages<string>(static row => row);
        Assert.Equal("Page 1 has 2 rows that are null; such rows are left out.", pages.Check(new Page(0, 10), Answer("1 2") with { Nulls = 2 }).Warning);
        Assert.Null(pages.Check(new Page(1, 10), Answer("3 4") with { Nulls = 2 }).Warning);
    }

    /// <summary>Where a row was added meanwhile, the last page says again what the one before said; a whole page that does is not turned.</summary>
    [Fact]
    public void AWholeLastPageThatCameBeforeIsNotTurned()
    {
        var pages = new RepeatedPages<string>(static row => row);
        pages.Check(new Page(0, 2), Answer("1 2"));
        pages.Check(new Page(1, 2), Answer("2", isLast: true));
        pages.Check(new Page(0, 2), Answer("1 2"));
        Assert.Throws<AnswerException>(() => pages.Check(new Page(1, 2), Answer("1 2", isLast: true)));
    }

    /// <summary>A key that several rows may have is no reason to leave one out, and one that moved further than to the next page is not known any more.</summary>
    [Fact]
    public void OnlyAnIdSaysThatARowCameBefore()
    {
        var pages = new RepeatedPages<string>(static row => row, static _ => null);
        pages.Check(new Page(0, 2), Answer("1 2"));
        Assert.Equal(["2", "3"], pages.Check(new Page(1, 2), Answer("2 3")).Items);
        pages = new RepeatedPages<string>(static row => row, static row => row == "3" ? row : null);
        pages.Check(new Page(0, 2), Answer("2 3"));
        Assert.Equal(["2", "4"], pages.Check(new Page(1, 2), Answer("2 3 4")).Items);

        // By itself a number above 0 is one.
        var numbers = new RepeatedPages<object>(static row => row);
        numbers.Check(new Page(0, 9), new PageAnswer<object>([7L, 0L, -1L, "a", 8], IsLast: false));
        Assert.Equal([0L, -1L, "a", 8, 9L], numbers.Check(new Page(1, 9), new PageAnswer<object>([7L, 0L, -1L, "a", 8, 9L], IsLast: false)).Items);

        // A page without rows in between parts nothing.
        pages = new RepeatedPages<string>(static row => row, static row => row);
        pages.Check(new Page(0, 2), Answer("1 2"));
        pages.Check(new Page(1, 2), Answer(""));
        Assert.Equal(["3"], pages.Check(new Page(2, 2), Answer("2 3")).Items);

        pages = new RepeatedPages<string>(static row => row, static row => row);
        pages.Check(new Page(0, 2), Answer("1 2"));
        pages.Check(new Page(1, 2), Answer("3 4"));
        Assert.Equal(["1", "5"], pages.Check(new Page(2, 2), Answer("1 5")).Items);
        // A page that is asked for again is whole.
        Assert.Equal(["1", "5"], pages.Check(new Page(2, 2), Answer("1 5")).Items);
    }

    /// <summary>Where as many rows were added as a page has, and the total says so, the page before comes again, and the next one is new.</summary>
    [Fact]
    public void AWholePageMayMoveOnce()
    {
        var pages = new RepeatedPages<object>(static row => row);
        PageAnswer<object> Rows(long total, params long[] rows) => new([.. rows.Cast<object>()], IsLast: false) { Total = total };
        pages.Check(new Page(0, 2), Rows(4, 1, 2));
        Assert.Empty(pages.Check(new Page(1, 2), Rows(6, 1, 2)).Items);
        Assert.Equal([3L, 4L], pages.Check(new Page(2, 2), Rows(6, 3, 4)).Items);
        Assert.Throws<AnswerException>(() => pages.Check(new Page(3, 2), Rows(8, 3, 4)));
    }

    /// <summary>Rows that leave a listing move others to a page that was read already: it is said once.</summary>
    [Theory]
    [InlineData("5|5|5", "")]
    [InlineData("5|6|7", "")]
    [InlineData("5|-|5", "")]
    [InlineData("-|5|5", "")]
    [InlineData("5|4|3", "5 rows, and 4 with page 2")]
    [InlineData("5|-|3", "5 rows, and 3 with page 3")]
    [InlineData("4|5|4", "5 rows, and 4 with page 3")]
    public void AListingThatShrinksIsSaid(string totals, string said)
    {
        foreach (var pages in new[] { new RepeatedPages<string>(static row => row), new RepeatedPages<string>(null) })
        {
            var warnings = totals.Split('|').Select((total, index) => pages.Check(new Page(index, 2), Answer($"{index}a {index}b") with { Total = total == "-" ? null : int.Parse(total, System.Globalization.CultureInfo.InvariantCulture) }).Warning).OfType<string>().ToArray();
            Assert.Equal(said.Length > 0 ? 1 : 0, warnings.Length);
            Assert.All(warnings, warning => Assert.Contains(said, warning, StringComparison.Ordinal));
        }

        // Changes that the caller sends meanwhile may take rows out, too; those before are none of the listing's business.
        var changes = 3L;
        var changed = new RepeatedPages<string>(static row => row, changes: () => changes);
        Assert.Null(changed.Check(new Page(0, 2), Answer("1 2") with { Total = 9 }).Warning);
        Assert.Null(changed.Check(new Page(1, 2), Answer("3 4") with { Total = 9 }).Warning);
        changes++;
        Assert.Contains("rows were changed over the same connection", changed.Check(new Page(2, 2), Answer("5 6") with { Total = 9 }).Warning, StringComparison.Ordinal);
        changes++;
        Assert.Null(changed.Check(new Page(3, 2), Answer("7 8") with { Total = 8 }).Warning);

        // Another time, or the same page again, has a total of its own.
        var other = new RepeatedPages<string>(null);
        other.Check(new Page(0, 2), Answer("1 2") with { Total = 9 });
        Assert.Null(other.Check(new Page(0, 2), Answer("1 2") with { Total = 8 }).Warning);
        Assert.Null(other.Check(new Page(1, 2, new TimeRange(s_start, s_start)), Answer("1 2") with { Total = 7 }).Warning);
    }

    [Theory]
    [InlineData("3|3", false)]
    [InlineData("3|4", false)]
    [InlineData("3|-|3", false)]
    [InlineData("3|2", true)]
    [InlineData("3|-|2", true)]
    public void SoIsOneOfWhichPagesAreCounted(string counts, bool isSaid)
    {
        var pages = new RepeatedPages<string>(null);
        var warnings = counts.Split('|').Select((count, index) => pages.Check(new Page(index, 2), Answer($"{index}a {index}b") with { Pages = count == "-" ? null : int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) }).Warning).OfType<string>().ToArray();
        Assert.Equal(isSaid ? 1 : 0, warnings.Length);
        Assert.All(warnings, warning => Assert.Contains("the service counted 3 pages, and 2 with page", warning, StringComparison.Ordinal));
    }

    /// <summary>A service that gives its pages in a round: neither the first nor the one before.</summary>
    [Fact]
    public void PagesThatComeInARoundAreNoticed()
    {
        var pages = new RepeatedPages<string>(static row => row);
        var given = new[] { "1 2", "3 4", "5 6", "4 3" };
        for (var index = 0; index < 3; index++)
        {
            pages.Check(new Page(index, 2), Answer(given[index]));
        }

        Assert.Contains("page 4 holds only rows that came before", Assert.Throws<AnswerException>(() => pages.Check(new Page(3, 2), Answer(given[3]))).Message, StringComparison.Ordinal);

        // Another range has pages of its own, and a short page is no whole one.
        pages.Check(new Page(0, 2, new TimeRange(s_start, s_start)), Answer("3 4"));
        pages.Check(new Page(1, 2, new TimeRange(s_start, s_start)), Answer("1"));
        pages.Check(new Page(2, 2, new TimeRange(s_start, s_start)), Answer("5 6"));
    }

    [Theory]
    [InlineData("""{"total_count":3,"meta":{"total_count":4}}""", 3)]
    [InlineData("""{"meta":{"total_count":"4"}}""", 4)]
    [InlineData("""{"meta":{"total_records":5}}""", 5)]
    [InlineData("""{"meta":[]}""", null)]
    [InlineData("{}", null)]
    public void TheTotalStandsWhereTheServicePutsIt(string rest, int? rows) => Assert.Equal(rows, LastPage.Total(JObject.Parse(rest)));

    [Theory]
    [InlineData("""{"total_pages":3}""", 3)]
    [InlineData("""{"meta":{"total_pages":"4"}}""", 4)]
    [InlineData("""{"last-page":5}""", 5)]
    [InlineData("""{"meta":[]}""", null)]
    [InlineData("{}", null)]
    public void TheCountStandsWhereTheServicePutsIt(string rest, int? pages) => Assert.Equal(pages, LastPage.Count(JObject.Parse(rest)));

    [Fact]
    public void RangesMeetAndCoverTheirWholeSeconds()
    {
        var ranges = TimeRangeReader<object>.Split(s_start.AddMilliseconds(600), s_start.AddDays(70).AddMilliseconds(1), TimeSpan.FromDays(30)).ToArray();
        Assert.Equal(
            [
                new TimeRange(s_start, s_start.AddDays(30)),
                new TimeRange(s_start.AddDays(30), s_start.AddDays(60)),
                new TimeRange(s_start.AddDays(60), s_start.AddDays(70).AddSeconds(1)),
            ],
            ranges);
        Assert.Equal([new TimeRange(s_start, s_start.AddDays(30))], TimeRangeReader<object>.Split(s_start, s_start.AddDays(30), TimeSpan.FromDays(30)));
        Assert.Equal([new TimeRange(s_start, s_start.AddDays(300))], TimeRangeReader<object>.Split(s_start, s_start.AddDays(300), null));
    }

    [Theory]
    // Days from the start: the end, what is within reach, the borders of the ranges.
    [InlineData(50, 30, "0 30 50")]
    [InlineData(10, 30, "0 10")]
    [InlineData(30, 30, "0 30")]
    [InlineData(70, 30, "0 30 60 70")]
    public void NoRangeLiesOnBothSidesOfWhatIsWithinReach(int end, int reach, string borders)
    {
        var ranges = TimeRangeReader<object>.Split(s_start, s_start.AddDays(end), TimeSpan.FromDays(30), s_start.AddDays(reach)).ToArray();
        var expected = borders.Split(' ').Select(text => s_start.AddDays(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture))).ToArray();
        Assert.Equal(expected.Zip(expected.Skip(1), (from, to) => new TimeRange(from, to)), ranges);
    }

    [Fact]
    public void AMomentsDifferenceFromTheReachIsNone()
    {
        var longest = TimeSpan.FromDays(30);
        // 30 days back were asked for a minute ago.
        Assert.Single(TimeRangeReader<object>.Split(s_start, s_start.AddDays(30), longest, s_start.AddMinutes(1)));
        Assert.Single(TimeRangeReader<object>.Split(s_start, s_start.AddDays(10), longest, s_start.AddHours(1)));
        Assert.Equal(2, TimeRangeReader<object>.Split(s_start, s_start.AddDays(10), longest, s_start.AddHours(1).AddSeconds(1)).Count());
        // What is within reach is one range, although it is a little longer than one call may ask for.
        Assert.Equal(
            [new TimeRange(s_start, s_start.AddDays(10).AddMinutes(1)), new TimeRange(s_start.AddDays(10).AddMinutes(1), s_start.AddDays(40).AddMinutes(1))],
            TimeRangeReader<object>.Split(s_start, s_start.AddDays(40).AddMinutes(1), longest, s_start.AddDays(10)));
    }

    /// <summary>What happened in the second where two ranges meet is in both, and comes once.</summary>
    [Theory]
    [InlineData(0, null)]
    [InlineData(0, 3)]
    [InlineData(1, 2)]
    [InlineData(2, null)]
    [InlineData(5, null)]
    [InlineData(0, 0)]
    public async Task RowsOfTheSecondWhereRangesMeetComeOnce(int skip, int? first)
    {
        var border = s_start.AddDays(30);
        var rows = new[] { new Row(1, s_start), new Row(2, border), new Row(3, border), new Row(4, border.AddDays(1)) };
        var asked = new List<TimeRange>();
        var request = new SearchImSessionsRequest { StartTime = s_start, EndTime = s_start.AddDays(40), Skip = skip, First = first };
        var reader = new TimeRangeReader<UdeskImSessionRecord>(request, new Rows(), (page, _) =>
        {
            var range = page.Range!.Value;
            asked.Add(range);
            return Task.FromResult(new PageAnswer<UdeskImSessionRecord>(
                [.. rows.Where(row => row.At >= range.Start && row.At <= range.End).Select(row => new UdeskImSessionRecord { SessionId = row.Key, CreatedAt = row.At })], IsLast: true));
        }, s_start.AddDays(40));

        var read = new List<long?>();
        while (await reader.NextAsync() is { } page)
        {
            read.AddRange(page.Select(record => (long?)record.SessionId));
        }

        Assert.Equal(new long?[] { 1, 2, 3, 4 }.Skip(skip).Take(first ?? 100), read);
        Assert.Equal(first == 0 ? 0 : first is { } wanted && skip + wanted <= 3 ? 1 : 2, asked.Count);
        Assert.Null(await reader.NextAsync());
    }

    /// <summary>Of two rows with one key only the one of that second is the same.</summary>
    [Fact]
    public async Task WhatHappenedAgainLaterIsAnotherRow()
    {
        var border = s_start.AddDays(30);
        var rows = new[] { new Row(2, border), new Row(2, border.AddHours(1)), new Row(2, border.AddHours(2)) };
        var reader = new TimeRangeReader<UdeskImSessionRecord>(
            new SearchImSessionsRequest { StartTime = s_start, EndTime = s_start.AddDays(40) },
            new Rows(),
            (page, _) => Task.FromResult(new PageAnswer<UdeskImSessionRecord>(
                [.. rows.Where(row => row.At >= page.Range!.Value.Start && row.At <= page.Range.Value.End).Select(row => new UdeskImSessionRecord { SessionId = row.Key, CreatedAt = row.At })], IsLast: true)),
            s_start.AddDays(40));

        var read = new List<DateTimeOffset?>();
        while (await reader.NextAsync() is { } page)
        {
            read.AddRange(page.Select(record => record.CreatedAt));
        }

        Assert.Equal(rows.Select(row => (DateTimeOffset?)row.At), read);
    }

    [Fact]
    public void TheEndMayNotLieBeforeTheStart()
    {
        var operation = new Rows();
        TimeRangeReader<UdeskImSessionRecord> Reader(DateTimeOffset end) => new(new SearchImSessionsRequest { StartTime = s_start, EndTime = end }, operation, static (_, _) => throw new InvalidOperationException(), s_start);
        Assert.ThrowsAny<RequestException>(() => Reader(s_start.AddSeconds(-1)));
        Assert.NotNull(Reader(s_start));
    }

    private static PageAnswer<string> Answer(string rows, bool isLast = false) => new(rows.Split([' '], StringSplitOptions.RemoveEmptyEntries), isLast);

    private sealed record Row(long Key, DateTimeOffset At);

    private sealed class Rows : PageOperation<UdeskImSessionRecord>
    {
        public Rows()
            : base(HttpMethod.Get, "rows", Envelope.UdeskCode, 100)
        {
            LongestRange = TimeSpan.FromDays(30);
            Identify = static (row, _) => (row.SessionId, row.CreatedAt);
        }

        public override void Write(ApiPageRequest<UdeskImSessionRecord> request, Page page, RequestBuilder builder) => throw new NotSupportedException();

        public override PageAnswer<UdeskImSessionRecord> Read(AnswerReader answer, Page page) => throw new NotSupportedException();
    }
}
