using System;
using System.IO;
using System.Linq;
using UsedeskUdesk.Client;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests.Bulk;

/// <summary>What a person is told of a journal.</summary>
public sealed class JournalReportTests : IDisposable
{
    private const string Header = "{\"journal\":\"UsedeskUdesk\",\"version\":2,\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}\n";
    private static readonly ApiClientFactory s_factory = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report");
    private readonly string _path;

    public JournalReportTests() => _path = Path.Combine(_folder.FullName, "run.journal");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void EachItemIsOneRowInTheOrderOfItsFirstLine()
    {
        Write(
            """{"account":1,"marks":["x"]}""",
            """{"state":"sending","key":"k1","time":"2026-03-01T12:00:00Z","row":3,"item":"ticket 'a'"}""",
            """{"state":"sending","key":"k2","time":"2026-03-01T12:00:01Z","row":4,"item":"ticket 'b'"}""",
            "",
            """{"state":"done","key":"k1","time":"2026-03-01T12:00:02Z","result":{"TicketId":7,"Nothing":null}}""",
            """{"state":"failed","key":"k2","time":"2026-03-01T12:00:03Z","failure":"UsedeskApi.112"}""",
            """{"state":"sending","key":"k3"}""");

        var report = s_factory.ReadJournal(_path);

        Assert.False(report.IsInUse);
        Assert.Equal(["k1", "k2", "k3"], report.Items.Select(item => item.Key));
        var items = report.Items.ToArray();
        var (done, failed, unknown) = (items[0], items[1], items[2]);
        Assert.Equal((BulkState.Done, 3L, "ticket 'a'", null), (done.State, done.Row, done.Item, done.ErrorId));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 2, TimeSpan.Zero), done.When);
        Assert.Equal(["TicketId"], done.Result!.Keys);
        Assert.Equal(7L, done.Result["TicketId"]);
        Assert.Equal((BulkState.Failed, 4L, "ticket 'b'", "UsedeskApi.112", null), (failed.State, failed.Row, failed.Item, failed.ErrorId, failed.Result));
        Assert.Equal((BulkState.Unknown, null, null, null), (unknown.State, unknown.Row, unknown.Item, unknown.When));
    }

    /// <summary>The run that sent an item last says which row it was; what became of it before does not count any more.</summary>
    [Fact]
    public void AnItemIsAsItsLastRunLeftIt()
    {
        Write(
            """{"state":"sending","key":"k","row":3,"item":"before"}""",
            """{"state":"failed","key":"k","failure":"Http.429","time":"2026-03-01T12:00:00Z"}""",
            """{"state":"sending","key":"k","row":9,"item":"after"}""");

        var item = s_factory.ReadJournal(_path).Items.Single();

        Assert.Equal((BulkState.Unknown, 9L, "after", null, null), (item.State, item.Row, item.Item, item.ErrorId, item.When));
    }

    [Fact]
    public void WhatIsUnderWayIsSaidWhileTheRunHasTheJournal()
    {
        using var client = Usedesk(new Uri("https://service.example.test/api"));
        using (var journal = s_factory.OpenJournal(_path))
        {
            Begin("one").Done(new UsedeskTicketReceipt { TicketId = 1 });
            Begin("two");

            var running = s_factory.ReadJournal(_path);
            if (OperatingSystem.IsLinux())
            {
                Assert.True(running.IsInUse);
                Assert.Equal([BulkState.Done, BulkState.Sending], running.Items.Select(item => item.State));
            }

            IJournalEntry<UsedeskTicketReceipt> Begin(string subject)
            {
                var entry = journal.Begin(client, new CreateTicketRequest { Subject = subject, Message = "m" });
                entry.Observe(new Observer()).Sending("POST", "create/ticket", 1);
                return entry;
            }
        }

        var ended = s_factory.ReadJournal(_path);
        Assert.False(ended.IsInUse);
        Assert.Equal([BulkState.Done, BulkState.Unknown], ended.Items.Select(item => item.State));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"jour")]
    [InlineData("\uFEFF{\"jour")]
    [InlineData(Header)]
    [InlineData("\uFEFF" + Header)]
    public void AJournalThatHasOnlyBegunHasNoItems(string content)
    {
        File.WriteAllText(_path, content);

        Assert.Empty(s_factory.ReadJournal(_path).Items);
    }

    [Theory]
    [InlineData("Subject,Message")]
    [InlineData("Subject,Message\n")]
    [InlineData("a\n")]
    [InlineData("\n")]
    [InlineData("{\"journal\":\"another\"}\n")]
    [InlineData("{\"journal\":7}\n")]
    [InlineData("{}\n")]
    public void AnotherFileIsNamedAsNoJournal(string content)
    {
        File.WriteAllText(_path, content);

        var error = Assert.Throws<RequestException>(() => s_factory.ReadJournal(_path));

        Assert.Equal(("NotAJournal", $"'{_path}' is not a journal.", "JournalPath"), (error.ErrorId, error.Message, error.PropertyName));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"key\":\"k\"}")]
    [InlineData("{\"key\":7,\"state\":\"done\"}")]
    [InlineData("{\"key\":\"k\",\"state\":\"paused\"}")]
    [InlineData("{\"key\":\"k\",\"state\":7}")]
    [InlineData("{\"key\":\"k\",\"state\":\"done\"}x")]
    public void ALineThatSaysNothingIsNamedByItsNumber(string line)
    {
        Write("""{"state":"sending","key":"k"}""", line);

        var error = Assert.Throws<RequestException>(() => s_factory.ReadJournal(_path));

        Assert.Equal(("NotAJournal", $"Line 3 of '{_path}' is not one of a journal.", "JournalPath"), (error.ErrorId, error.Message, error.PropertyName));
    }

    [Theory]
    [InlineData("no-such-file")]
    [InlineData("no-such-folder/file")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void WhatCannotBeReadIsAClearError(string name)
    {
        var path = Path.Combine(_folder.FullName, "x")[..^1] + name;

        var error = Assert.Throws<RequestException>(() => s_factory.ReadJournal(path));

        Assert.Equal(("JournalNotReadable", "JournalPath"), (error.ErrorId, error.PropertyName));
        Assert.StartsWith($"The journal '{path}' cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    private void Write(params string[] lines) => File.WriteAllText(_path, Header + string.Concat(lines.Select(line => line + "\n")));
}
