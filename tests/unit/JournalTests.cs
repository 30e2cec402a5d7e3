using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Journals;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Storage;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>What a journal knows again, and whom it keeps out.</summary>
public sealed class JournalTests : IDisposable
{
    private static readonly Uri s_address = new("https://service.example.test/api");
    private static readonly ApiClientFactory s_factory = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("journal");
    private readonly string _path;
    private readonly UsedeskApiClient _client = Usedesk(s_address);

    public JournalTests() => _path = Path.Combine(_folder.FullName, "run.journal");

    public void Dispose()
    {
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Whoever reads a file has it for an instant, as Get-Content has: that is no second run.</summary>
    [Fact]
    public async Task ARunDoesNotMindSomebodyWhoLooksForAnInstant()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Ticket);
        }

        var look = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var end = Task.Run(() =>
        {
            Thread.Sleep(30);
            look.Dispose();
        });
        using (s_factory.OpenJournal(_path))
        {
            await end;
        }
    }

    [LinuxFact("Only Linux lists locks in /proc.")]
    public async Task TheReportAsksForNoLock()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Ticket);
            Assert.True(s_factory.ReadJournal(_path).IsInUse);
        }

        using var stop = new CancellationTokenSource();
        var reads = 0;
        var reader = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                s_factory.ReadJournal(_path);
                Interlocked.Increment(ref reads);
            }
        });
        try
        {
            // Each throws where somebody has a lock at this moment, also a shared one. A reader that failed says why below.
            for (var count = 0; !reader.IsCompleted && (count < 200 || Volatile.Read(ref reads) < 200); count++)
            {
                using var run = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
        }
        finally
        {
            stop.Cancel();
            await reader;
        }

        Assert.False(s_factory.ReadJournal(_path).IsInUse);
    }

    [Theory]
    [InlineData("1: FLOCK  ADVISORY  WRITE 19440 fe:00:116 0 EOF", true)]
    [InlineData("2: OFDLCK ADVISORY  WRITE -1 fe:00:116 0 EOF", true)]
    [InlineData("1: FLOCK  ADVISORY  READ  19440 fe:00:116 0 EOF", false)]
    [InlineData("1: -> FLOCK  ADVISORY  WRITE 19440 fe:00:116 0 EOF", false)]
    [InlineData("1: FLOCK  ADVISORY  WRITE 19440 fe:00:1166 0 EOF", false)]
    [InlineData("1: FLOCK", false)]
    [InlineData("", false)]
    public void OnlyAnExclusiveLockOfTheSameFileCounts(string line, bool expected) => Assert.Equal(expected, KernelLocks.Names([line], "fe:00:116"));

    [Fact]
    public void ASecondRunIsRefusedByNameFromTheStartAlsoWhereTheFileIsNew()
    {
        using (s_factory.OpenJournal(_path))
        {
            var error = Assert.Throws<RequestException>(() => s_factory.OpenJournal(_path));
            Assert.Equal("JournalInUse", error.ErrorId);
            Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        }

        using var journal = s_factory.OpenJournal(_path);
        Leave(journal, Ticket);
        Assert.Equal("JournalInUse", Assert.Throws<RequestException>(() => s_factory.OpenJournal(_path)).ErrorId);
    }

    /// <summary>Elsewhere than on Windows a locked file can be taken away. A run that went on would share its journal's name with the next run, and its notes with nobody.</summary>
    [UnixTheory("A file that is open stays where it is on Windows.")]
    [InlineData("removed")]
    [InlineData("moved")]
    [InlineData("replaced by another run's")]
    [InlineData("replaced by a copy")]
    [InlineData("in a folder that was moved")]
    public void NothingLeavesOverAJournalThatIsNoLongerWhereItWas(string how)
    {
        var folder = Path.Combine(_folder.FullName, "runs");
        var (path, aside) = (Path.Combine(folder, "run.journal"), Path.Combine(folder, "aside.journal"));
        Directory.CreateDirectory(folder);
        using var journal = s_factory.OpenJournal(path);
        var before = Leave(journal, Numbered(1));
        IJournal? other = null;
        switch (how)
        {
            case "removed":
                File.Delete(path);
                break;
            case "moved":
                File.Move(path, aside);
                break;
            case "replaced by another run's":
                File.Move(path, aside);
                other = s_factory.OpenJournal(path);
                Leave(other, Numbered(1));
                break;
            case "replaced by a copy":
                File.Move(path, aside);
                File.WriteAllBytes(path, []);
                break;
            default:
                Directory.Move(folder, folder + ".old");
                aside = Path.Combine(folder + ".old", "run.journal");
                break;
        }

        using (other)
        {
            Assert.Equal("JournalNotUsable", Assert.Throws<RequestException>(() => Leave(journal, Numbered(2))).ErrorId);
            Assert.Equal("JournalNotUsable", Assert.Throws<RequestException>(() => before.Done(new UsedeskTicketReceipt { TicketId = 1 })).ErrorId);
            journal.Dispose();
            Assert.Equal(other is not null || how == "replaced by a copy", File.Exists(path));
        }

        if (File.Exists(aside))
        {
            // What is known of the item that had left is there.
            using var again = s_factory.OpenJournal(aside);
            Assert.Equal([JournalState.Done, JournalState.New], new[] { 1, 2 }.Select(number => again.Begin(_client, Numbered(number)).State));
        }
    }

    [UnixFact("A file that is open stays where it is on Windows.")]
    public void AnEmptyJournalThatWasReplacedTakesNobodysFileAway()
    {
        using (s_factory.OpenJournal(_path))
        {
            File.Move(_path, _path + ".old");
            using var other = s_factory.OpenJournal(_path);
            Leave(other, Ticket);
        }

        Assert.True(File.Exists(_path));
    }

    /// <summary>Where a file system has no locks, two runs can have read a journal before either writes: the second one must not cut off what the first one noted.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WithoutLocksTheRunThatWritesSecondSendsNothing(bool isNew)
    {
        if (!isNew)
        {
            using var before = s_factory.OpenJournal(_path);
            Leave(before, Numbered(1));
        }

        using var first = OpenUnlocked();
        using var second = OpenUnlocked();
        var entry = Leave(first, Numbered(2));
        Assert.Equal("JournalInUse", Assert.Throws<RequestException>(() => Leave(second, Numbered(2))).ErrorId);
        entry.Done(new UsedeskTicketReceipt { TicketId = 2 });
        first.Dispose();
        second.Dispose();

        using var again = s_factory.OpenJournal(_path);
        Assert.Equal([isNew ? JournalState.New : JournalState.Unknown, JournalState.Done], new[] { 1, 2 }.Select(number => again.Begin(_client, Numbered(number)).State));

        Journal OpenUnlocked()
            => Journal.Open(new FileLineStore(_path, new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0), created: false), default);
    }

    /// <summary>A run that noted nothing takes its own empty file away, but never what another run wrote into it where there are no locks.</summary>
    [Fact]
    public void WithoutLocksARunThatSentNothingLeavesTheOthersJournal()
    {
        var second = Journal.Open(new FileLineStore(_path, new FileStream(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0), created: true), default);
        var first = Journal.Open(new FileLineStore(_path, new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0), created: false), default);
        Leave(first, Numbered(1)).Done(new UsedeskTicketReceipt { TicketId = 1 });
        first.Dispose();
        Assert.Equal("JournalInUse", Assert.Throws<RequestException>(() => Leave(second, Numbered(2))).ErrorId);
        second.Dispose();

        using var again = s_factory.OpenJournal(_path);
        Assert.Equal(JournalState.Done, again.Begin(_client, Numbered(1)).State);
    }

    [UnixFact("A file that is open stays where it is on Windows.")]
    public void AnEmptyFileStaysWhereNoLockKeepsOthersOut()
    {
        new FileLineStore(_path, new FileStream(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0), created: true).Dispose();
        Assert.True(File.Exists(_path));
    }

    [Fact]
    public void AFileThatWasThereIsNotTheRunsOwn()
    {
        using (PrivateFile.OpenLocked(_path, out var created))
        {
            Assert.True(created);
        }

        using (PrivateFile.OpenLocked(_path, out var created))
        {
            Assert.False(created);
        }
    }

    /// <summary>Only where the next run finds all that was noted may it go on.</summary>
    [UnixTheory("A file that is open stays where it is on Windows.")]
    [InlineData("as it was", JournalCondition.Whole)]
    [InlineData("removed", JournalCondition.Lost)]
    [InlineData("emptied", JournalCondition.Lost)]
    [InlineData("written over", JournalCondition.Lost)]
    [InlineData("gone on with", JournalCondition.Whole)]
    public void AJournalSaysWhetherTheNextRunCanGoOnWithIt(string how, JournalCondition condition)
    {
        using var journal = s_factory.OpenJournal(_path);
        Assert.Equal(JournalCondition.Whole, journal.Condition);
        Leave(journal, Numbered(1)).Done(new UsedeskTicketReceipt { TicketId = 1 });
        if (how == "removed")
        {
            File.Delete(_path);
        }
        else if (how != "as it was")
        {
            Assert.Equal(0, HostProgram("bash", "-c", how switch { "emptied" => $": > '{_path}'", "written over" => $"head -c 5000 /dev/zero > '{_path}'", _ => $"echo x >> '{_path}'" }));
        }

        Assert.Equal(condition, journal.Condition);

        static int HostProgram(string program, params string[] arguments)
        {
            using var process = System.Diagnostics.Process.Start(program, arguments);
            process.WaitForExit();
            return process.ExitCode;
        }
    }

    /// <summary>Other names of one file are one journal.</summary>
    [UnixTheory("Links need rights on Windows that a test may not have.")]
    [InlineData(true)]
    [InlineData(false)]
    public void ALinkToAJournalIsThatJournal(bool symbolic)
    {
        using var journal = s_factory.OpenJournal(_path);
        Leave(journal, Numbered(1));
        var link = _path + ".link";
        if (symbolic)
        {
            File.CreateSymbolicLink(link, Path.GetFileName(_path));
        }
        else
        {
            using var ln = System.Diagnostics.Process.Start("ln", [_path, link]);
            ln.WaitForExit();
            Assert.Equal(0, ln.ExitCode);
        }

        Assert.Equal("JournalInUse", Assert.Throws<RequestException>(() => s_factory.OpenJournal(link)).ErrorId);
        journal.Dispose();
        using var again = s_factory.OpenJournal(link);
        Assert.Equal(JournalState.Unknown, again.Begin(_client, Numbered(1)).State);
        Leave(again, Numbered(2)).Done(new UsedeskTicketReceipt { TicketId = 2 });
    }

    [Fact]
    public void AFileIntoWhichNothingWasWrittenIsRemoved()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Assert.Equal(JournalState.New, journal.Begin(_client, Ticket).State);
            Assert.True(File.Exists(_path));
        }

        Assert.False(File.Exists(_path));
        File.WriteAllText(_path, "");
        s_factory.OpenJournal(_path).Dispose();
        Assert.True(File.Exists(_path));
    }

    [UnsupportedOSPlatform("windows")]
    [UnixFact("A file takes the access rights of its folder on Windows.")]
    public void OnlyTheOwnerReadsIt()
    {
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var journal = s_factory.OpenJournal(_path))
        {
            Assert.Equal(Owner, File.GetUnixFileMode(_path));
            Leave(journal, Ticket);
        }

        File.SetUnixFileMode(_path, Owner | UnixFileMode.OtherRead);
        s_factory.OpenJournal(_path).Dispose();
        Assert.Equal(Owner, File.GetUnixFileMode(_path));

        // An empty file that was there before, with the mode that most shells give.
        var other = _path + "2";
        File.WriteAllText(other, "");
        File.SetUnixFileMode(other, Owner | UnixFileMode.OtherRead);
        using (var journal = s_factory.OpenJournal(other))
        {
            Leave(journal, Ticket);
            Assert.Equal(Owner, File.GetUnixFileMode(other));
        }
    }

    [Fact]
    public void EachStateIsKnownAgain()
    {
        CreateTicketRequest[] items = [Numbered(1), Numbered(2), Numbered(3), Numbered(4)];
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, items[0]).Done(new UsedeskTicketReceipt { TicketId = 77, Status = "success" });
            Leave(journal, items[1]);
            Leave(journal, items[2]).Failed(new ServiceException(ServiceName.Usedesk, ServiceFailure.Refused, "no"));
            // Never left, so there is nothing to take back.
            journal.Begin(_client, items[3]).Failed(new ServiceException(ServiceName.Usedesk, ServiceFailure.Refused, "no"));
        }

        using var again = s_factory.OpenJournal(_path);
        var entries = items.Select(item => again.Begin(_client, item)).ToArray();
        Assert.Equal([JournalState.Done, JournalState.Unknown, JournalState.New, JournalState.New], entries.Select(entry => entry.State));
        Assert.Equal((77, "success"), (entries[0].Result.TicketId, entries[0].Result.Status));
        Assert.Equal(JournalState.New, again.Begin(_client, items[0]).State); // The second equal one is another item.
    }

    [Fact]
    public void OnlyACertainErrorIsTakenBack()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Numbered(1)).Failed(new ServiceException(ServiceName.Usedesk, ServiceFailure.WriteOutcomeUnknown, "?"));
            Leave(journal, Numbered(2)).Failed(new OperationCanceledException());
            Leave(journal, Numbered(3)).Failed(new RequestException("FileNotReadable", "gone"));
            var done = Leave(journal, Numbered(4));
            done.Done(new UsedeskTicketReceipt { TicketId = 1 });
            done.Failed(new RequestException("JournalNotUsable", "full"));
        }

        using var again = s_factory.OpenJournal(_path);
        Assert.Equal(
            [JournalState.Unknown, JournalState.Unknown, JournalState.New, JournalState.Done],
            Enumerable.Range(1, 4).Select(number => again.Begin(_client, Numbered(number)).State));
    }

    /// <summary>All Usedesk accounts share one address.</summary>
    [Fact]
    public void ItemsOfAnotherAccountAreOtherItems()
    {
        using var other = Usedesk(s_address, o => o.Token = ApiSecret.FromText("fedcba9876543210-other"));
        using var sameAgain = Usedesk(s_address);
        using var mine = Udesk(s_address);
        using var colleague = Udesk(s_address, o => o.Email = "other@example.test");
        using var newToken = Udesk(s_address, o => o.Token = ApiSecret.FromText("another-token"));
        var customer = new CreateCustomerRequest { Values = { NickName = "n" } };
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Ticket).Done(new UsedeskTicketReceipt { TicketId = 1 });
            var entry = journal.Begin(mine, customer);
            entry.Observe(new Observer()).Sending("POST", "x", 1);
            entry.Done(new UdeskCustomer { Id = 5 });
        }

        using var again = s_factory.OpenJournal(_path);
        Assert.Equal(JournalState.New, again.Begin(other, Ticket).State);
        Assert.Equal(JournalState.Done, again.Begin(sameAgain, Ticket).State);
        Assert.Equal(JournalState.New, again.Begin(colleague, customer).State);
        Assert.Equal(JournalState.Done, again.Begin(newToken, customer).State);
    }

    [Fact]
    public void ATokenThatWasExchangedUnderOneNameIsTheSameAccount()
    {
        UsedeskApiClient Registered(string name, string token) => Usedesk(s_address, o => (o.RegisteredName, o.Token) = (name, ApiSecret.FromText(token)));
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Ticket).Done(new UsedeskTicketReceipt { TicketId = 1 }); // By its token alone.
        }

        foreach (var (name, token, state) in new[]
        {
            ("prod", Token, JournalState.Done), // The token is known, and now the name is too.
            ("PROD", "exchanged-1", JournalState.Done),
            ("prod", "exchanged-2", JournalState.Done),
            ("test", "exchanged-2", JournalState.Done),
            ("elsewhere", "exchanged-3", JournalState.New),
        })
        {
            using var client = Registered(name, token);
            using var journal = s_factory.OpenJournal(_path);
            Assert.Equal(state, journal.Begin(client, Ticket).State);
            var other = journal.Begin(client, Numbered(name.Length + token.Length));
            other.Observe(new Observer()).Sending("POST", "x", 1);
        }
    }

    /// <summary>A run may find all its items carried out, and send nothing: what it knows of an account is there for the next run all the same.</summary>
    [Fact]
    public void WhatIsNewOfAnAccountIsNotedAlsoWhereNothingLeaves()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Ticket).Done(new UsedeskTicketReceipt { TicketId = 1 }); // By its token alone.
        }

        foreach (var (name, token) in new[] { ("prod", Token), ("prod", "exchanged-1"), (null, "exchanged-1"), ("other", "exchanged-1"), ("other", "exchanged-2"), (null, "exchanged-2") })
        {
            using var client = Usedesk(s_address, o => (o.RegisteredName, o.Token) = (name, ApiSecret.FromText(token)));
            using var journal = s_factory.OpenJournal(_path);
            Assert.Equal((name, token, JournalState.Done), (name, token, journal.Begin(client, Ticket).State));
        }

        Assert.Equal(1, File.ReadLines(_path).Count(static line => line.Contains("\"sending\"", StringComparison.Ordinal)));
    }

    /// <summary>A name may pass from one account to another; what went to an account stays with its token.</summary>
    [Fact]
    public void AKnownTokenSaysWhichAccountItIsWhateverTheNameSays()
    {
        const string First = "0123456789abcdef-first", Second = "fedcba9876543210-second";
        Run("a", First, (1, JournalState.New, 0));
        Run("b", Second, (1, JournalState.New, 0), (2, JournalState.New, 0));

        // Now "a" is registered with the second account's token.
        Run("a", Second, (1, JournalState.Done, 21), (2, JournalState.Done, 22), (3, JournalState.New, 0));
        Run("c", First, (1, JournalState.Done, 11), (2, JournalState.New, 0));

        // Its token is exchanged for one that is new.
        Run("a", "exchanged-for-the-second", (2, JournalState.Done, 22), (3, JournalState.Done, 23));

        void Run(string name, string token, params (int Number, JournalState State, int TicketId)[] items)
        {
            using var client = Usedesk(s_address, o => (o.RegisteredName, o.Token) = (name, ApiSecret.FromText(token)));
            using var journal = s_factory.OpenJournal(_path);
            foreach (var (number, state, ticketId) in items)
            {
                var entry = journal.Begin(client, Numbered(number));
                Assert.Equal((name, number, state), (name, number, entry.State));
                if (state == JournalState.Done)
                {
                    Assert.Equal(ticketId, entry.Result.TicketId);
                    continue;
                }

                entry.Observe(new Observer()).Sending("POST", "x", 1);
                entry.Done(new UsedeskTicketReceipt { TicketId = (token == First ? 10 : 20) + number });
            }
        }
    }

    [Fact]
    public void TheFileHoldsNothingOfTheToken()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Ticket).Done(new UsedeskTicketReceipt { TicketId = 1 });
        }

        var text = File.ReadAllText(_path);
        var bytes = Encoding.UTF8.GetBytes(Token);
#pragma warning disable CA5350, CA5351 // Weak hashes would give the token away all the more.
        string[] forms =
        [
            Token, Convert.ToBase64String(bytes), Convert.ToHexString(bytes),
            Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)), Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(bytes)),
        ];
#pragma warning restore CA5350, CA5351
        Assert.All(forms, form => Assert.DoesNotContain(form, text, StringComparison.OrdinalIgnoreCase));
        // Another journal has other marks: two files do not say that they are about one account.
        using (var second = s_factory.OpenJournal(_path + "2"))
        {
            Leave(second, Ticket);
        }

        Assert.NotEqual(Marks(text), Marks(File.ReadAllText(_path + "2")));

        static string Marks(string journal) => journal.Split('\n').Single(line => line.Contains("\"marks\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"journal\":\"UsedeskUdesk\",\"version\":1}\n", "JournalOfEarlierVersion")]
    [InlineData("{\"journal\":\"UsedeskUdesk\",\"version\":3}\n", "NotAJournal")]
    [InlineData("{\"journal\":\"UsedeskUdesk\",\"version\":2}\n", "NotAJournal")]
    [InlineData("{\"journal\":\"UsedeskUdesk\",\"version\":2,\"salt\":\"AA\"}\n", "NotAJournal")]
    [InlineData("{\"journal\":\"UsedeskUdesk\",\"version\":\"2\",\"salt\":7}\n", "NotAJournal")]
    [InlineData("{\"journal\":7}\n", "NotAJournal")]
    [InlineData("[]\n", "NotAJournal")]
    [InlineData("null\n", "NotAJournal")]
    [InlineData("\n", "NotAJournal")]
    [InlineData("Subject,Message\n", "NotAJournal")]
    [InlineData("Subject,Message", "NotAJournal")]
    [InlineData("HEADER[]\n", "NotAJournal")]
    [InlineData("HEADER{}\n", "NotAJournal")]
    [InlineData("HEADER7\n", "NotAJournal")]
    [InlineData("HEADERnull\n", "NotAJournal")]
    [InlineData("HEADER\"x\"\n", "NotAJournal")]
    [InlineData("HEADER{\"key\":5}\n", "NotAJournal")]
    [InlineData("HEADER{\"state\":5,\"key\":\"k\"}\n", "NotAJournal")]
    [InlineData("HEADER{\"state\":\"paused\",\"key\":\"k\"}\n", "NotAJournal")]
    [InlineData("HEADER{\"state\":\"done\"}\n", "NotAJournal")]
    [InlineData("HEADER{\"account\":\"x\",\"marks\":[]}\n", "NotAJournal")]
    [InlineData("HEADER{\"account\":9,\"marks\":[]}\n", "NotAJournal")]
    [InlineData("HEADER{\"state\":\"done\",\"key\n", "NotAJournal")]
    [InlineData("HEADER\0\0\0\0\n", "NotAJournal")]
    public void WhatIsNoJournalIsAClearErrorAndStaysAsItIs(string content, string errorId)
    {
        content = content.Replace("HEADER", "{\"journal\":\"UsedeskUdesk\",\"version\":2,\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}\n", StringComparison.Ordinal);
        File.WriteAllText(_path, content);

        Assert.Equal(errorId, Assert.Throws<RequestException>(() => s_factory.OpenJournal(_path)).ErrorId);
        Assert.Equal(content, File.ReadAllText(_path));
    }

    [Fact]
    public void WhatAnEditorDoesToTheFileDoesNoHarm()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Numbered(1)).Done(new UsedeskTicketReceipt { TicketId = 1 });
            Leave(journal, Numbered(2));
        }

        // A mark before it, Windows' line ends, an empty line, blanks, another order of a line's fields.
        var lines = File.ReadAllLines(_path);
        var done = JObject.Parse(lines.Single(line => line.Contains("done", StringComparison.Ordinal)));
        lines[^2] = "{ \"result\": " + done["result"]!.ToString(Newtonsoft.Json.Formatting.None) + ", \"key\": \"" + done["key"] + "\", \"state\": \"done\" }";
        File.WriteAllText(_path, "\uFEFF" + string.Join("\r\n", lines) + "\r\n\r\n");

        using (var journal = s_factory.OpenJournal(_path))
        {
            Assert.Equal(1, journal.Begin(_client, Numbered(1)).Result.TicketId);
            Assert.Equal(JournalState.Unknown, journal.Begin(_client, Numbered(2)).State);
            Leave(journal, Numbered(3));
        }

        using var again = s_factory.OpenJournal(_path);
        Assert.Equal(JournalState.Unknown, again.Begin(_client, Numbered(3)).State);
    }

    /// <summary>Editors and scripts that join lines leave the last line end out.</summary>
    [Theory]
    [InlineData(false, JournalState.Unknown)]
    [InlineData(true, JournalState.Done)]
    public void ALastLineThatLacksItsEndAloneSaysWhatItSays(bool isDone, JournalState state)
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            var entry = Leave(journal, Numbered(1));
            if (isDone)
            {
                entry.Done(new UsedeskTicketReceipt { TicketId = 1 });
            }
        }

        File.WriteAllText(_path, File.ReadAllText(_path).TrimEnd('\n'));
        Assert.Equal(isDone ? BulkState.Done : BulkState.Unknown, Assert.Single(s_factory.ReadJournal(_path).Items).State);
        using (var journal = s_factory.OpenJournal(_path))
        {
            var entry = journal.Begin(_client, Numbered(1));
            Assert.Equal(state, entry.State);
            if (isDone)
            {
                Assert.Equal(1, entry.Result.TicketId);
            }

            Leave(journal, Numbered(2));
        }

        Assert.Equal(isDone ? 5 : 4, File.ReadAllLines(_path).Select(line => JObject.Parse(line)).Count());
        using var again = s_factory.OpenJournal(_path);
        Assert.Equal([state, JournalState.Unknown], new[] { 1, 2 }.Select(number => again.Begin(_client, Numbered(number)).State));
    }

    /// <summary>A line that was cut off in the midst hides the next one: an item that left must not be taken for one that did not.</summary>
    [Fact]
    public void ALineThatIsGluedToHalfAnotherIsAClearError()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Numbered(1));
            Leave(journal, Numbered(2));
        }

        var lines = File.ReadAllLines(_path);
        string[] next = [lines[^1], lines.Single(line => line.StartsWith("{\"account\"", StringComparison.Ordinal))];
        foreach (var (line, cut) in next.SelectMany(line => Enumerable.Range(1, lines[^2].Length).Select(cut => (line, cut))))
        {
            File.WriteAllLines(_path, [.. lines[..^2], lines[^2][..cut] + line]);
            Assert.Equal((cut, "NotAJournal"), (cut, Assert.Throws<RequestException>(() => s_factory.OpenJournal(_path)).ErrorId));
        }
    }

    /// <summary>Somebody may have put the lines of two copies together.</summary>
    [Theory]
    [InlineData("failed")]
    [InlineData("sending")]
    public void WhatWasCarriedOutStaysSoWhateverLineFollows(string state)
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Numbered(1)).Done(new UsedeskTicketReceipt { TicketId = 1 });
        }

        File.AppendAllText(_path, $"{{\"state\":\"{state}\",\"key\":\"{JObject.Parse(File.ReadLines(_path).Last())["key"]}\"}}\n");
        Assert.Equal(BulkState.Done, Assert.Single(s_factory.ReadJournal(_path).Items).State);
        using var again = s_factory.OpenJournal(_path);
        Assert.Equal(1, again.Begin(_client, Numbered(1)).Result.TicketId);
    }

    /// <summary>Only what was certainly not carried out is sent again, so a run that ends in that wait leaves nothing unknown, and nothing leaves behind its word.</summary>
    [Fact]
    public void WhatWaitsToLeaveAgainWhenTheRunEndsWasNotCarriedOut()
    {
        ICallObserver late;
        using (var journal = s_factory.OpenJournal(_path))
        {
            late = Left(1);
            late.Repeating(2, TimeSpan.FromSeconds(9), "HTTP 429");
            var again = Left(2);
            again.Repeating(2, TimeSpan.FromSeconds(9), "HTTP 429");
            again.Sending("POST", "create/ticket", 2);
            Left(3);

            ICallObserver Left(int number)
            {
                var observer = journal.Begin(_client, Numbered(number)).Observe(new Observer());
                observer.Sending("POST", "create/ticket", 1);
                return observer;
            }
        }

        Assert.Throws<ObjectDisposedException>(() => late.Sending("POST", "create/ticket", 2));
        Assert.Equal(
            [(BulkState.Failed, "NotSent"), (BulkState.Unknown, null), (BulkState.Unknown, null)],
            s_factory.ReadJournal(_path).Items.Select(item => (item.State, item.ErrorId)));
        using var next = s_factory.OpenJournal(_path);
        Assert.Equal([JournalState.New, JournalState.Unknown, JournalState.Unknown], new[] { 1, 2, 3 }.Select(number => next.Begin(_client, Numbered(number)).State));
    }

    /// <summary>With -ResumeUnknown Retry it is sent at the risk of a second one; that this failed says nothing of the first.</summary>
    [Theory]
    [InlineData("refused")]
    [InlineData("cancelled")]
    [InlineData("waiting")]
    public void WhatAnEarlierRunLeftUnknownStaysSoUntilItIsDone(string how)
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Ticket);
        }

        using (var journal = s_factory.OpenJournal(_path))
        {
            var entry = journal.Begin(_client, Ticket);
            var observer = entry.Observe(new Observer());
            observer.Sending("POST", "create/ticket", 1);
            switch (how)
            {
                case "refused":
                    entry.Failed(new ServiceException(ServiceName.Usedesk, ServiceFailure.Refused, "no"));
                    break;
                case "cancelled":
                    entry.Failed(new CallNotSentException(new OperationCanceledException(), default));
                    break;
                default:
                    observer.Repeating(2, TimeSpan.FromSeconds(9), "HTTP 429");
                    break;
            }
        }

        using (var journal = s_factory.OpenJournal(_path))
        {
            var entry = journal.Begin(_client, Ticket);
            Assert.Equal(JournalState.Unknown, entry.State);
            entry.Observe(new Observer()).Sending("POST", "create/ticket", 1);
            entry.Done(new UsedeskTicketReceipt { TicketId = 1 });
        }

        using var last = s_factory.OpenJournal(_path);
        Assert.Equal(JournalState.Done, last.Begin(_client, Ticket).State);
    }

    /// <summary>Nobody may ever write to a pipe.</summary>
    [UnixFact("Pipes have no names of files on Windows.")]
    public async Task TheReportOfAPipeIsAClearErrorAndWaitsForNobody()
    {
        using (var make = System.Diagnostics.Process.Start("mkfifo", [_path]))
        {
            await make.WaitForExitAsync();
            Assert.Equal(0, make.ExitCode);
        }

        var error = await Guard.Async(Assert.ThrowsAsync<RequestException>(() => Task.Run(() => s_factory.ReadJournal(_path))));
        Assert.Equal("JournalNotReadable", error.ErrorId);
    }

    [Fact]
    public void AnAnswerThatWasSpoiledIsItsItemsError()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Numbered(1)).Done(new UsedeskTicketReceipt { TicketId = 1 });
        }

        File.WriteAllText(_path, File.ReadAllText(_path).Replace("\"TicketId\":1", "\"TicketId\":{", StringComparison.Ordinal));
        using var again = s_factory.OpenJournal(_path);
        var entry = again.Begin(_client, Numbered(1));
        Assert.Equal("JournalDamaged", Assert.Throws<RequestException>(() => entry.Result).ErrorId);
    }

    /// <summary>What stands after a line that is too long is no rest of a line that was cut off: taking it for one would send items again.</summary>
    [Fact]
    public void NothingIsCutOffBehindALineThatIsTooLong()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Numbered(1)).Done(new UsedeskTicketReceipt { TicketId = 1 });
        }

        var before = File.ReadAllText(_path);
        using (var file = new FileStream(_path, FileMode.Append))
        {
            file.SetLength(file.Length + (2L * WholeLines.LongestLine) + (1 << 19));
            file.Position = file.Length;
            file.Write(Encoding.ASCII.GetBytes("\n" + before.Split('\n')[^2] + "\n"));
        }

        var length = new FileInfo(_path).Length;

        Assert.Equal("JournalNotUsable", Assert.Throws<RequestException>(() => s_factory.OpenJournal(_path)).ErrorId);
        Assert.Equal("JournalNotReadable", Assert.Throws<RequestException>(() => s_factory.ReadJournal(_path)).ErrorId);
        Assert.Equal(length, new FileInfo(_path).Length);
    }

    [Fact]
    public void NoLineIsWrittenThatCouldNotBeReadAgain()
    {
        using var store = FileLineStore.Open(_path);
        store.ReadAll((_, _) => { }, default);

        Assert.Equal("JournalNotUsable", Assert.Throws<RequestException>(() => store.Append(new byte[WholeLines.LongestLine + 1], durable: false)).ErrorId);
        store.Append(new byte[WholeLines.LongestLine], durable: false);

        Assert.Equal(WholeLines.LongestLine + 1, new FileInfo(_path).Length);
    }

    /// <summary>A line that was cut off anywhere says nothing unless it is whole, and the next one is not glued to it.</summary>
    [Fact]
    public void AnyCutOfTheLastLineIsSurvived()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Numbered(1)).Done(new UsedeskTicketReceipt { TicketId = 1 });
            Leave(journal, Numbered(2));
        }

        var bytes = File.ReadAllBytes(_path);
        var last = bytes.AsSpan(0, bytes.Length - 1).LastIndexOf((byte)'\n') + 1;
        for (var cut = last; cut < bytes.Length; cut++)
        {
            File.WriteAllBytes(_path, bytes[..cut]);
            using (var journal = s_factory.OpenJournal(_path))
            {
                Assert.Equal(cut == bytes.Length - 1 ? JournalState.Unknown : JournalState.New, journal.Begin(_client, Numbered(2)).State);
                Leave(journal, Numbered(3));
            }

            using var again = s_factory.OpenJournal(_path);
            Assert.Equal(JournalState.Done, again.Begin(_client, Numbered(1)).State);
            Assert.Equal(JournalState.Unknown, again.Begin(_client, Numbered(3)).State);
        }

        // The very first line as well.
        for (var cut = 1; cut < Array.IndexOf(bytes, (byte)'\n'); cut++)
        {
            File.WriteAllBytes(_path, bytes[..cut]);
            using var journal = s_factory.OpenJournal(_path);
            Leave(journal, Numbered(1));
        }
    }

    public static TheoryData<string> Devices => new(new[] { "/dev/null", "/dev/full", "/dev/zero" }.Where(File.Exists));

    [UnsupportedOSPlatform("windows")]
    [UnixTheory("Windows has none of these names.")]
    [MemberData(nameof(Devices))]
    public void ADeviceIsNoJournal(string device)
    {
        var mode = File.GetUnixFileMode(device);
        Assert.Equal("JournalNotUsable", Assert.Throws<RequestException>(() => s_factory.OpenJournal(device)).ErrorId);
        var link = Path.Combine(_folder.FullName, "link");
        File.CreateSymbolicLink(link, device);
        Assert.Equal("JournalNotUsable", Assert.Throws<RequestException>(() => s_factory.OpenJournal(link)).ErrorId);
        Assert.Equal(mode, File.GetUnixFileMode(device));
        Assert.True(File.Exists(device));
    }

    [Theory]
    [InlineData("missing/run.journal")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("\0")]
    public void APlaceThatCannotHoldAFileIsAClearError(string name)
        => Assert.Equal("JournalNotUsable", Assert.Throws<RequestException>(() => s_factory.OpenJournal(name.Length == 0 ? name : Path.Combine(_folder.FullName, name))).ErrorId);

    /// <summary>What could not be written while the disk was full must not come later, out of its order.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ADiskThatIsFullForAWhileLeavesNothingHalfBehind(bool largestFile)
    {
        // .NET makes an ArgumentException of what Unix says of a file that has reached its largest size.
        using var disk = new FullDisk { Refusal = largestFile ? new ArgumentException("The file is too long.") : new IOException("No space left on device") };
        var store = new FileLineStore("full.journal", disk, created: true);
        using (var journal = Journal.Open(store, default))
        {
            var before = Leave(journal, Numbered(1));
            disk.Room = disk.Length + 20; // In the middle of the next line.
            Assert.Equal("JournalNotUsable", Assert.Throws<RequestException>(() => Leave(journal, Numbered(2))).ErrorId);
            Assert.Equal(JournalCondition.Whole, journal.Condition);
            Assert.Equal("JournalNotUsable", Assert.Throws<RequestException>(() => before.Done(new UsedeskTicketReceipt { TicketId = 1 })).ErrorId);
            Assert.Equal(JournalCondition.Lacking, journal.Condition);
            disk.Room = long.MaxValue;
            Leave(journal, Numbered(3)).Done(new UsedeskTicketReceipt { TicketId = 3 });
            disk.KeepOpen = true;
        }

        var lines = Encoding.UTF8.GetString(disk.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => JObject.Parse(line));
        disk.Position = 0;
        using var again = Journal.Open(new FileLineStore("full.journal", disk, created: false), default);
        Assert.Equal(
            [JournalState.Unknown, JournalState.New, JournalState.Done],
            Enumerable.Range(1, 3).Select(number => again.Begin(_client, Numbered(number)).State));
    }

    [Fact]
    public async Task AFileThatGoesAwayAfterSendingBeganIsNotedAsFailed()
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);
        var readable = true;
        var request = new CreateTicketRequest { Subject = "s", File = [new FileUpload("f.txt", 3, () => readable ? new MemoryStream([1, 2, 3]) : throw new IOException("the share is gone"))] };
        using (var journal = s_factory.OpenJournal(_path))
        {
            var entry = journal.Begin(client, request);
            readable = false;
            var error = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(request, entry.Observe(new Observer())));
            Assert.Equal("FileNotReadable", error.ErrorId);
            entry.Failed(error);
        }

        readable = true;
        using var again = s_factory.OpenJournal(_path);
        Assert.Equal(JournalState.New, again.Begin(client, request).State);
    }

    /// <summary>Opening a long journal must not take long: no answer in it is parsed before it is wanted.</summary>
    [Fact]
    public void TheLinesThatThisVersionWritesAreReadWithoutParsingThem()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Numbered(1)).Done(new UsedeskTicketReceipt { TicketId = 1, Status = "{\"state\":\"failed\"" });
            Leave(journal, Numbered(2)).Failed(new ServiceException(ServiceName.Usedesk, ServiceFailure.Refused, "no"));
        }

        var lines = File.ReadAllLines(_path).Skip(2).Select(line => JournalLine.ReadQuickly(new ArraySegment<byte>(Encoding.UTF8.GetBytes(line)))).ToArray();
        Assert.Equal([JournalState.Unknown, JournalState.Done, JournalState.Unknown, JournalState.New], lines.Select(line => line!.Value.State));
        Assert.Equal(2, lines.Select(line => line!.Value.Key).Distinct().Count());
    }

    /// <summary>Ctrl+C does not wait for a long file.</summary>
    [Fact]
    public void TheReadingOfALongJournalEndsInItsMidst()
    {
        using (var journal = s_factory.OpenJournal(_path))
        {
            Leave(journal, Ticket);
        }

        File.AppendAllText(_path, string.Concat(Enumerable.Repeat($"{{\"state\":\"failed\",\"key\":\"{new string('k', 200)}\"}}\n", 20_000)));
        using var cancel = new CancellationTokenSource();
        var read = 0;
        using var store = FileLineStore.Open(_path);
        Assert.Throws<OperationCanceledException>(() => store.ReadAll(
            (_, _) =>
            {
                if (++read == 1000)
                {
                    cancel.Cancel();
                }
            },
            cancel.Token));
        Assert.InRange(read, 1000, 5000);
    }

    /// <summary>An answer that comes back from a journal is the one that was handed out, down to the types of its innermost values.</summary>
    [Fact]
    public void AnswersComeBackAsTheyWere()
    {
        var ticket = Wire<UsedeskTicketReceipt>(ServiceName.Usedesk, """{"status":true,"ticket_id":"7","chat_id":"c","extra":{"a":[1,2.5,null,true,"2020-01-02T03:04:05Z",{"b":[]}],"n":12345678901234567890123},"list":[1,[2]],"nothing":null}""");
        var client = Wire<UsedeskClientReceipt>(ServiceName.Usedesk, """{"status":"success","client_id":8,"x":{"y":1}}""");
        var chat = Wire<UsedeskChatReceipt>(ServiceName.Usedesk, """{"chat_id":5,"company_id":153,"ticket_id":null}""");
        var customer = Wire<UdeskCustomer>(ServiceName.Udesk, """
            {"id":5,"nick_name":"n","tags":[{"id":1,"name":"a"}],"cellphones":[{"id":3,"content":"138"}],"other_emails":[[4,"x@example.test"]],
             "custom_fields":{"TextField_1":"t","SelectField_2":["0",1,{"z":null}]},"created_at":"2024-01-02T03:04:05.000+08:00","is_blocked":"1","weird":{"deep":[[{"er":1.0}]]}}
            """);
        using var udesk = Udesk(s_address);
        var newClient = new CreateClientRequest { Name = "n" };
        var newChat = new AddChatMessageRequest { CompanyId = 1, ChannelId = 1, Text = "t" };
        var newCustomer = new CreateCustomerRequest { Values = { NickName = "n" } };
        using (var journal = s_factory.OpenJournal(_path))
        {
            Done(journal, _client, Ticket, ticket);
            Done(journal, _client, newClient, client);
            Done(journal, _client, newChat, chat);
            Done(journal, udesk, newCustomer, customer);
        }

        using var again = s_factory.OpenJournal(_path);
        Assert.Equal(Describe(ticket), Describe(again.Begin(_client, Ticket).Result));
        Assert.Equal(Describe(client), Describe(again.Begin(_client, newClient).Result));
        Assert.Equal(Describe(chat), Describe(again.Begin(_client, newChat).Result));
        Assert.Equal(Describe(customer), Describe(again.Begin(udesk, newCustomer).Result));
    }

    private static void Done<TService, T>(IJournal journal, IApiClient<TService> client, ApiRequest<TService, T> request, T result)
        where TService : IService
    {
        var entry = journal.Begin(client, request);
        entry.Observe(new Observer()).Sending("POST", "x", 1);
        entry.Done(result);
    }

    private static T Wire<T>(ServiceName service, string json)
        => JObject.Load(new Newtonsoft.Json.JsonTextReader(new StringReader(json)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None })
            .ToObject<T>(service == ServiceName.Udesk ? WireSerializer.Udesk : WireSerializer.Usedesk)!;

    /// <summary>Everything that can be read of a value, with the type of each.</summary>
    private static string Describe(object? value) => value switch
    {
        null => "null",
        string or bool or long or int or double or decimal or System.Numerics.BigInteger or DateTimeOffset or Enum => $"{value.GetType().Name} {string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0:o}", value is DateTimeOffset ? value : value.ToString())}",
        IDictionary<string, object?> map => $"{value.GetType().Name}{{{string.Join(", ", map.Select(entry => $"{entry.Key}: {Describe(entry.Value)}").Order(StringComparer.Ordinal))}}}",
        IEnumerable list => $"{value.GetType().Name}[{string.Join(", ", list.Cast<object?>().Select(Describe))}]",
        _ => $"{value.GetType().Name}({string.Join(", ", value.GetType().GetProperties().Select(property => $"{property.Name}: {Describe(property.GetValue(value))}"))})",
    };

    private static CreateTicketRequest Numbered(int number) => new() { Subject = $"item {number}", Message = "m" };

    private IJournalEntry<UsedeskTicketReceipt> Leave(IJournal journal, CreateTicketRequest request)
    {
        var entry = journal.Begin(_client, request);
        entry.Observe(new Observer()).Sending("POST", "create/ticket", 1);
        return entry;
    }

    private sealed class FullDisk : MemoryStream
    {
        public long Room { get; set; } = long.MaxValue;

        public bool KeepOpen { get; set; }

        public required Exception Refusal { get; init; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            var fits = (int)Math.Min(count, Math.Max(0, Room - Position));
            base.Write(buffer, offset, fits);
            if (fits < count)
            {
                throw Refusal;
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (!KeepOpen)
            {
                base.Dispose(disposing);
            }
        }
    }
}
