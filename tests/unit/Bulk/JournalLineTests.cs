using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Journals;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests.Bulk;

/// <summary>What a run writes into its journal, line by line.</summary>
public sealed class JournalLineTests : IDisposable
{
    private static readonly Uri s_address = new("https://service.example.test/api");
    private static readonly ApiClientFactory s_factory = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lines");
    private readonly string _path;
    private readonly UsedeskApiClient _client = Usedesk(s_address);

    public JournalLineTests() => _path = Path.Combine(_folder.FullName, "run.journal");

    public void Dispose()
    {
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void AnItemIsDescribedWhereItIsSentAndNowhereElse()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            var entry = journal.Begin(_client, Ticket);
            entry.Describe(12, "ticket 's'");
            Send(entry);
            entry.Done(new UsedeskTicketReceipt { TicketId = 5 });
            var other = journal.Begin(_client, new CreateTicketRequest { Subject = "other", Message = "m" });
            Send(other);
            other.Failed(new ServiceException(ServiceName.Usedesk, ServiceFailure.Refused, "no"));
        }

        Assert.Equal((byte)'{', File.ReadAllBytes(_path)[0]);
        var lines = File.ReadAllLines(_path).Select(line => JsonConvert.DeserializeObject<JObject>(line, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!).ToArray();
        Assert.Equal(["journal,version,salt", "account,marks", "state,key,time,row,item", "state,key,time,result", "state,key,time", "state,key,time,failure"], lines.Select(line => string.Join(",", line.Properties().Select(property => property.Name))));
        Assert.Equal(["sending", "done", "sending", "failed"], lines.Skip(2).Select(line => (string?)line["state"]));
        Assert.Equal((12L, "ticket 's'"), ((long)lines[2]["row"]!, (string?)lines[2]["item"]));
        Assert.All(lines.Skip(2), line => Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", (string?)line["time"]));
        Assert.EndsWith(".1.0", (string?)lines[2]["key"], StringComparison.Ordinal);
    }

    /// <summary>Equal items are told apart by how many came before.</summary>
    [Fact]
    public void EqualItemsHaveAnAnswerEach()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            for (var number = 1; number <= 3; number++)
            {
                var entry = journal.Begin(_client, Ticket);
                Send(entry);
                entry.Done(new UsedeskTicketReceipt { TicketId = number });
            }
        }

        using var again = s_factory.OpenJournal(_path);
        Assert.Equal([1L, 2L, 3L], Enumerable.Range(0, 3).Select(_ => again.Begin(_client, Ticket).Result.TicketId));
        Assert.Equal(JournalState.New, again.Begin(_client, Ticket).State);
    }

    [Fact]
    public void AnItemThatIsNotDoneHasNoAnswer()
    {
        using var journal = s_factory.OpenJournal(_path);
        var entry = journal.Begin(_client, Ticket);

        Assert.Equal("This item has no earlier answer.", Assert.Throws<InvalidOperationException>(() => entry.Result).Message);
        Send(entry);
        Assert.Throws<InvalidOperationException>(() => entry.Result);
    }

    /// <summary>A call that outlives its run must not leave unrecorded, and nothing is read of a file that is given back.</summary>
    [Fact]
    public void AfterItsEndAJournalTakesAndGivesNothing()
    {
        using (var first = s_factory.OpenJournal(_path))
        {
            var done = first.Begin(_client, Ticket);
            Send(done);
            done.Done(new UsedeskTicketReceipt { TicketId = 5 });
        }

        var journal = s_factory.OpenJournal(_path);
        var entry = journal.Begin(_client, Ticket);
        var other = journal.Begin(_client, new CreateTicketRequest { Subject = "other", Message = "m" });
        var left = journal.Begin(_client, new CreateTicketRequest { Subject = "left", Message = "m" });
        Send(left);
        journal.Dispose();
        journal.Dispose();

        Assert.Throws<ObjectDisposedException>(() => entry.Result);
        Assert.Throws<ObjectDisposedException>(() => Send(other));

        // The failure itself must not be lost over that.
        left.Failed(new ServiceException(ServiceName.Usedesk, ServiceFailure.Refused, "no"));
    }

    [Fact]
    public void OnlyWhatLeftAndWasNotAnsweredCanFail()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            journal.Begin(_client, Ticket).Failed(new RequestException("FileNotReadable", "x"));
            var answered = journal.Begin(_client, Ticket);
            Send(answered);
            answered.Done(new UsedeskTicketReceipt { TicketId = 1 });
            answered.Failed(new RequestException("FileNotReadable", "x"));
            var unknown = journal.Begin(_client, Ticket);
            Send(unknown);
            unknown.Failed(new ServiceException(ServiceName.Usedesk, ServiceFailure.WriteOutcomeUnknown, "x"));
            unknown.Failed(new InvalidOperationException("x"));
        }

        Assert.DoesNotContain("failed", File.ReadAllText(_path), StringComparison.Ordinal);
    }

    [Fact]
    public void WhoeverLooksAtACallIsToldAllOfIt()
    {
        var inner = new Looking();
        var journal = s_factory.OpenJournal(_path);
        var observer = (ICallContentObserver)journal.Begin(_client, Ticket).Observe(inner);

        Assert.True(observer.WantsContent);
        observer.Sending("POST", "x", 1);
        observer.Sending("POST", "x", 2);
        observer.Requested("request");
        observer.Answered("POST", "x", 200, TimeSpan.Zero);
        observer.Responded("response");
        observer.Pacing(TimeSpan.Zero, "pace");
        observer.Repeating(2, TimeSpan.Zero, "again");

        Assert.Equal(["sending 1", "sending 2", "request", "answered 200", "response", "pace", "again"], inner.Told);
        Assert.False(((ICallContentObserver)journal.Begin(_client, Ticket).Observe(new Observer())).WantsContent);
        inner.Wants = false;
        Assert.False(observer.WantsContent);

        // However often the call was tried, it left once; and it ended while it waited.
        journal.Dispose();
        Assert.Equal(["{\"state\":\"sending\"", "{\"state\":\"failed\""], File.ReadLines(_path).Skip(2).Select(line => line.Split(',')[0]));
    }

    [Theory]
    [InlineData("NotAJournal", "Subject,Message\n", "'PATH' is not a journal of this version.")]
    [InlineData("NotAJournal", "Subject,Message", "'PATH' is not a journal of this version.")]
    [InlineData("NotAJournal", "HEADER{\"state\":\"done\"}\n", "Line 2 of 'PATH' is not one that this version writes. It cannot be told which items were done.")]
    [InlineData("NotAJournal", "HEADER\nnothing\n", "Line 3 of 'PATH' is not one that this version writes. It cannot be told which items were done.")]
    [InlineData("NotAJournal", "ab\n", "'PATH' is not a journal of this version.")]
    public void WhatIsNoJournalIsNamed(string errorId, string content, string message)
    {
        File.WriteAllText(_path, content.Replace("HEADER", "{\"journal\":\"UsedeskUdesk\",\"version\":2,\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}\n", StringComparison.Ordinal));

        var error = Assert.Throws<RequestException>(() => s_factory.OpenJournal(_path));

        Assert.Equal((errorId, message.Replace("PATH", _path, StringComparison.Ordinal), "JournalPath"), (error.ErrorId, error.Message, error.PropertyName));
    }

    [Fact]
    public void AnAnswerThatCannotBeReadIsNamedWithItsJournal()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            var entry = journal.Begin(_client, Ticket);
            Send(entry);
            entry.Done(new UsedeskTicketReceipt { TicketId = 5 });
        }

        File.WriteAllText(_path, File.ReadAllText(_path).Replace("\"TicketId\":5", "\"TicketId\":{}", StringComparison.Ordinal));
        using var again = s_factory.OpenJournal(_path);

        var error = Assert.Throws<RequestException>(() => again.Begin(_client, Ticket).Result);

        Assert.Equal(("JournalDamaged", "JournalPath"), (error.ErrorId, error.PropertyName));
        Assert.StartsWith($"The journal '{_path}' says that this item is done, but its answer cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The quick way takes just what a run writes; anything else is parsed.</summary>
    [Theory]
    [InlineData("{\"state\":\"done\",\"key\":\"k\"}", "k", JournalState.Done)]
    [InlineData("{\"state\":\"failed\",\"key\":\"k\",\"time\":\"x\"}", "k", JournalState.New)]
    [InlineData("{\"state\":\"sending\",\"key\":\"ключ\"}", "ключ", JournalState.Unknown)]
    [InlineData("{\"state\":\"done\",\"key\":\"\\u0041\"}", null, null)]
    [InlineData("{\"state\":\"done\",\"key\":\"a\\\"b\"}", null, null)]
    [InlineData("{\"state\":\"done\",\"key\":\"\"}", null, null)]
    [InlineData("{\"state\":\"\",\"key\":\"k\"}", null, null)]
    [InlineData("{\"state\":\"paused\",\"key\":\"k\"}", null, null)]
    [InlineData("{\"state\":\"done\",\"keys\":\"k\"}", null, null)]
    [InlineData("{\"state\":\"done\",\"key\":\"k", null, null)]
    [InlineData("{\"state\":\"done\",\"key\":\"k}", null, null)]
    [InlineData("{\"state\":\"done}", null, null)]
    [InlineData("{\"key\":\"k\",\"state\":\"done\"}", null, null)]
    public void ALineIsReadQuicklyWhereItIsAsItWasWritten(string line, string? key, JournalState? state)
    {
        var read = JournalLine.ReadQuickly(new ArraySegment<byte>(Encoding.UTF8.GetBytes(line)));

        Assert.Equal((key, state), (read?.Key, read?.State));
    }

    [Theory]
    [InlineData("sending", JournalState.Unknown)]
    [InlineData("done", JournalState.Done)]
    [InlineData("failed", JournalState.New)]
    [InlineData("Done", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void AWordIsAStateOrNone(string? word, JournalState? state) => Assert.Equal(state, JournalLine.StateOf(word));

    [Fact]
    public void WhatFollowsALineIsSaid()
    {
        var error = Assert.Throws<JsonReaderException>(() => JournalLine.Parse(new ArraySegment<byte>(Encoding.UTF8.GetBytes("{} {}"))));

        Assert.NotEmpty(error.Message);
    }

    /// <summary>What is computed from an answer is computed again, and an answer of nothing is one.</summary>
    [Fact]
    public void AnAnswersOwnPropertiesAreKept()
    {
        Assert.Equal(JTokenType.Null, JournalResults.Write<Answered?>(null).Type);
        var written = (JObject)JournalResults.Write(new Answered { Name = "n", Status = new UsedeskTicketStatus(2), Any = new Dictionary<string, object?> { ["a"] = 1L }, Rows = [new Answered { Name = "inner" }] });
        Assert.Equal(["Name", "Status", "Any", "Rows"], written.Properties().Select(property => property.Name));

        var read = JournalResults.Read<Answered>(new JObject { ["result"] = written });

        Assert.Equal(("n", 2), (read.Name, read.Status!.Id));
        Assert.Equal(1L, ((IDictionary<string, object?>)read.Any!)["a"]);
        Assert.Equal("inner", Assert.IsType<Answered[]>(read.Rows).Single().Name);
        Assert.Null(JournalResults.Read<Answered?>(new JObject { ["result"] = null }));
        Assert.Null(JournalResults.Read<Answered?>(new JObject()));
        Assert.Null(JournalResults.Read<Answered>(new JObject { ["result"] = new JObject { ["Status"] = null } }).Status);
    }

    /// <summary>Equal calls have equal fingerprints whatever the form of their parts; another field, file, value or time is another call.</summary>
    [Fact]
    public void AFingerprintIsOfContentAlone()
    {
        static string Of(RequestBuilder request) => Fingerprint.Of("POST", s_address, request, default);
        static FileUpload File(string name, byte content) => new(name, 1, () => new MemoryStream([content]));

        Assert.NotEqual(Of(new RequestBuilder().File("a", File("f", 1))), Of(new RequestBuilder().File("b", File("f", 1))));
        Assert.NotEqual(Of(new RequestBuilder().File("a", File("f", 1))), Of(new RequestBuilder().File("a", File("g", 1))));
        Assert.NotEqual(Of(new RequestBuilder().File("a", File("f", 1))), Of(new RequestBuilder().File("a", File("f", 2))));
        Assert.NotEqual(Raw("""{"a":1}"""), Raw("""{"a":2}"""));
        Assert.NotEqual(Raw("""{"a":1}"""), Raw("""{"b":1}"""));
        Assert.NotEqual(Raw("""{"a":{"b":1}}"""), Raw("""{"a":{"b":2}}"""));
        Assert.Equal(Raw("""{"a":1,"b":[1,{"c":2,"d":3}]}"""), Raw("""{ "b": [1, {"d":3, "c":2}], "a": 1 }"""));
        Assert.NotEqual(Raw("[1,2]"), Raw("[2,1]"));
        var local = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Local);
        Assert.Equal(Of(new RequestBuilder().Body("when", local)), Of(new RequestBuilder().Body("when", local.ToUniversalTime())));
        Assert.NotEqual(Of(new RequestBuilder().Body("when", local)), Of(new RequestBuilder().Body("when", local.AddSeconds(1))));
        Assert.Equal(Of(new RequestBuilder().Query("a", 1).Query("b", 2)), Of(new RequestBuilder().Query("b", 2).Query("a", 1)));

        static string Raw(string json) => Of(new RequestBuilder { WholeBody = new RawJson(json) });
    }

    [Fact]
    public void TheReadingOfALongFileEndsInItsMidst()
    {
        using var cancel = new System.Threading.CancellationTokenSource();
        cancel.Cancel();
        var file = new FileUpload("f", 1 << 20, () => new MemoryStream(new byte[1 << 20]));

        Assert.ThrowsAny<OperationCanceledException>(() => Fingerprint.Of("POST", s_address, new RequestBuilder().File("a", file), cancel.Token));
    }

    private static void Send(IJournalEntry<UsedeskTicketReceipt> entry) => entry.Observe(new Observer()).Sending("POST", "create/ticket", 1);

    private sealed class Answered
    {
        public string? Name { get; set; }

        public UsedeskTicketStatus? Status { get; set; }

        public object? Any { get; set; }

        public IReadOnlyList<Answered>? Rows { get; set; }

        public string Computed => $"{Name}!";
    }

    private sealed class Looking : ICallContentObserver
    {
        public List<string> Told { get; } = [];

        public bool Wants { get; set; } = true;

        public bool WantsContent => Wants;

        public void Sending(string method, string path, int attempt) => Told.Add($"sending {attempt}");

        public void Answered(string method, string path, int status, TimeSpan elapsed) => Told.Add($"answered {status}");

        public void Requested(string text) => Told.Add(text);

        public void Responded(string text) => Told.Add(text);

        public void Pacing(TimeSpan wait, string reason) => Told.Add(reason);

        public void Repeating(int attempt, TimeSpan wait, string reason) => Told.Add(reason);
    }
}
