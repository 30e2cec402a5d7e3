using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Journals;
using UsedeskUdesk.Client.Storage;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>Files that change between the moment at which they are given and the end of their call: what is sent is what was given, or nothing is.</summary>
public sealed class ChangedFileTests : IDisposable
{
    private const int Large = 12 << 20;
    private const int TakenAtOnce = 200_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usedeskudesk-files-");
    private readonly string _path;

    public ChangedFileTests() => _path = Path.Combine(_folder.FullName, "a.bin");

    /// <summary>What can happen to a file that a row named.</summary>
    public static TheoryData<string> Changes => ["rewritten", "replaced", "appended to", "cut", "gone"];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AFileThatChangedBeforeItsCallIsNotSent(string change)
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);
        await File.WriteAllTextAsync(_path, "AAAA");
        var request = With(FileUpload.FromPath(_path));
        Change(change);

        var error = await Assert.ThrowsAsync<RequestException>(() => Guard.Async(client.SendAsync(request)));

        Assert.Equal(change == "gone" ? "FileNotReadable" : "FileChanged", error.ErrorId);
        Assert.Contains("'a.bin'", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Arrived);
    }

    /// <summary>A copy has the time of what it was copied from. Size and time are then those of the file that was given.</summary>
    [LinuxFact("Others know a file by when it came to be, which Windows hands on to a file of the same name.")]
    public async Task AFileWithTheTimeOfTheOneInWhosePlaceItIsIsAnother()
    {
        await File.WriteAllTextAsync(_path, "AAAA");
        File.SetLastWriteTimeUtc(_path, DateTime.UnixEpoch);
        var file = FileUpload.FromPath(_path);
        var other = Path.Combine(_folder.FullName, "b");
        await File.WriteAllTextAsync(other, "BBBB");
        File.SetLastWriteTimeUtc(other, DateTime.UnixEpoch);
        File.Move(other, _path, overwrite: true);

        Assert.Equal("FileChanged", Assert.Throws<RequestException>(file.Open).ErrorId);
    }

    /// <summary>A file system's clock stands still for some milliseconds at a time.</summary>
    [Fact]
    public void AFileThatIsRewrittenAtOnceIsKnownForAnother()
    {
        for (var i = 0; i < 40; i++)
        {
            File.WriteAllText(_path, "AAAA");
            var file = FileUpload.FromPath(_path);
            File.WriteAllText(_path, "BBBB");
            Assert.Equal("FileChanged", Assert.Throws<RequestException>(file.Open).ErrorId);
        }
    }

    [Fact]
    public async Task AFileThatChangesBeforeARepeatIsNotSentAndItsItemNotDone()
    {
        await File.WriteAllTextAsync(_path, "AAAA");
        await using var server = new RawServer(async exchange =>
        {
            Change("rewritten");
            await exchange.SendAsync(Http.Answer(429, headers: "Retry-After: 0"));
        });
        using var client = Usedesk(server.BaseUri);
        var request = With(FileUpload.FromPath(_path));
        using var run = new Run();

        var error = await Assert.ThrowsAsync<RequestException>(() => run.SendAsync(client, request));

        Assert.Equal("FileChanged", error.ErrorId);
        Assert.Contains("AAAA", Assert.Single(server.Arrived).Text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_path, "AAAA");
        Assert.Equal(JournalState.New, await run.LaterStateAsync(client, With(FileUpload.FromPath(_path))));
    }

    /// <summary>A journal knows an item by its files' content: no other content may be done under that name, whatever size and time say.</summary>
    [Theory]
    [InlineData(4, "FileChanged", false)]
    [InlineData(Large, "WriteOutcomeUnknown", true)]
    public async Task WhatAJournalKnowsIsSentOrNothingWhole(int length, string errorId, bool partLeft)
    {
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.IsWhole)
            {
                await exchange.SendAsync(Http.Json(TicketMade));
            }
        });
        using var client = Usedesk(server.BaseUri);
        await File.WriteAllBytesAsync(_path, new byte[length]);
        File.SetLastWriteTimeUtc(_path, DateTime.UnixEpoch);
        var request = With(FileUpload.FromPath(_path));
        using var run = new Run();
        var send = run.Begin(client, request);
        var other = new byte[length];
        other[^1] = 1;
        await File.WriteAllBytesAsync(_path, other);
        File.SetLastWriteTimeUtc(_path, DateTime.UnixEpoch);

        var error = await Record.ExceptionAsync(send);

        Assert.Equal(errorId, error is ServiceException service ? service.ErrorId : Assert.IsType<RequestException>(error).ErrorId);
        Assert.Contains("'a.bin'", error!.Message, StringComparison.Ordinal);
        if (partLeft)
        {
            // The server has it once the connection has ended.
            await Guard.Until(() => server.Arrived.Count > 0);
        }

        Assert.Equal(partLeft ? 1 : 0, server.Arrived.Count);
        Assert.DoesNotContain(server.Arrived, arrived => arrived.IsWhole);
        await File.WriteAllBytesAsync(_path, new byte[length]);
        Assert.Equal(partLeft ? JournalState.Unknown : JournalState.New, await run.LaterStateAsync(client, With(FileUpload.FromPath(_path))));
    }

    /// <summary>A service may act on the first bytes: what it answered then is lost with the rest of the call.</summary>
    [UnixTheory("Windows lets nobody write to a file that is being read.")]
    [InlineData("cut", false)]
    [InlineData("cut", true)]
    [InlineData("rewritten", false)]
    [InlineData("rewritten", true)]
    [InlineData("appended to", true)]
    public async Task AWriteWhoseFileChangesOnTheWayIsUnknown(string change, bool answers)
    {
        var arrivedWhole = new TaskCompletionSource<bool>();
        await using var server = new RawServer(
            async exchange =>
            {
                if (answers)
                {
                    await exchange.SendAsync(Http.Json(TicketMade));
                }

                Change(change);
                try
                {
                    arrivedWhole.TrySetResult(await exchange.TakeTheRestAsync());
                }
                catch (IOException)
                {
                    arrivedWhole.TrySetResult(false);
                }
            },
            TakenAtOnce);
        using var client = Usedesk(server.BaseUri);
        await File.WriteAllBytesAsync(_path, new byte[Large]);
        using var run = new Run();

        var error = await FailsAsync(run.SendAsync(client, With(FileUpload.FromPath(_path))));

        Assert.Equal("WriteOutcomeUnknown", error.ErrorId);
        Assert.Contains("only a part of it left. The file 'a.bin' was changed", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("..", error.Message, StringComparison.Ordinal);
        Assert.False(await Guard.Async(arrivedWhole.Task));
        Assert.Single(server.Arrived);
        await File.WriteAllBytesAsync(_path, new byte[Large]);
        Assert.Equal(JournalState.Unknown, await run.LaterStateAsync(client, With(FileUpload.FromPath(_path))));
    }

    /// <summary>One that was put in its place has no part in the call: the file that is being read is what was given.</summary>
    [UnixFact("Windows lets nobody replace a file that is being read.")]
    public async Task AFileThatIsReplacedOnTheWayIsSentAsItWasGiven()
    {
        await using var server = new RawServer(
            async exchange =>
            {
                Change("replaced");
                Assert.True(await exchange.TakeTheRestAsync());
                await exchange.SendAsync(Http.Json(TicketMade));
            },
            TakenAtOnce);
        using var client = Usedesk(server.BaseUri);
        await File.WriteAllBytesAsync(_path, new byte[Large]);

        Assert.Equal(77, (await Guard.Async(client.SendAsync(With(FileUpload.FromPath(_path))))).TicketId);
    }

    [Fact]
    public async Task OneFileMayBeInManyCallsAtOnce()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var client = Usedesk(host);
        var content = RandomNumberGenerator.GetBytes(300_001);
        await File.WriteAllBytesAsync(_path, content);
        using var run = new Run();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => run.SendAsync(client, With(FileUpload.FromPath(_path), FileUpload.FromPath(_path)))));

        Assert.Equal(16, host.State.Requests.SelectMany(request => request.Files).Count(file => file.Sha256 == Convert.ToHexStringLower(SHA256.HashData(content))));
    }

    /// <summary>The second one is looked at before the first one leaves.</summary>
    [Fact]
    public async Task NothingLeavesWhereTheLastOfTheFilesChanged()
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);
        var first = Path.Combine(_folder.FullName, "first");
        await File.WriteAllBytesAsync(first, new byte[Large]);
        await File.WriteAllTextAsync(_path, "AAAA");
        var request = With(FileUpload.FromPath(first), FileUpload.FromPath(_path));
        Change("rewritten");

        Assert.Equal("FileChanged", (await Assert.ThrowsAsync<RequestException>(() => Guard.Async(client.SendAsync(request)))).ErrorId);
        Assert.Empty(server.Arrived);
    }

    [Fact]
    public async Task NoRequestSendsAPictureOrAFileThatChanged()
    {
        await using var server = new RawServer(Http.Json("{}"));
        using var client = Usedesk(server.BaseUri);
        await File.WriteAllTextAsync(_path, "AAAA");
        var file = FileUpload.FromPath(_path);
        Change("rewritten");

        Func<Task>[] calls =
        [
            () => client.SendAsync(new CreateCommentRequest { TicketId = 1, Message = "m", File = [file] }),
            () => client.SendAsync(new CreateClientRequest { Name = "n", Avatar = file }),
            () => client.SendAsync(new UpdateClientRequest { ClientId = 1, Avatar = file }),
            () => client.SendAsync(new UpdateUserRequest { UserId = 1, Avatar = file }),
        ];
        foreach (var call in calls)
        {
            Assert.Equal("FileChanged", (await Assert.ThrowsAsync<RequestException>(() => Guard.Async(call()))).ErrorId);
        }

        Assert.Empty(server.Arrived);
    }

    /// <summary>A caller's own stream has no time and no place; with a journal its content counts all the same.</summary>
    [Fact]
    public async Task AStreamOfACallersOwnIsHeldToItsFingerprint()
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);
        var content = "AAAA";
        var request = With(new FileUpload("a.bin", 4, () => new MemoryStream(Encoding.UTF8.GetBytes(content))));
        using var run = new Run();
        var send = run.Begin(client, request);
        content = "BBBB";

        Assert.Equal("FileChanged", (await Assert.ThrowsAsync<RequestException>(send)).ErrorId);
        Assert.Empty(server.Arrived);
        content = "AAAA";
        Assert.Equal(77, (await run.SendAsync(client, request)).TicketId);
    }

    private static CreateTicketRequest With(params FileUpload[] files) => new() { Subject = "s", Message = "m", ClientEmail = "a@example.test", File = files };

    private void Change(string change)
    {
        switch (change)
        {
            case "rewritten":
                using (var file = Writing(FileMode.Open))
                {
                    file.Position = file.Length - 1;
                    file.WriteByte((byte)'B');
                }

                break;
            case "replaced":
                var other = _path + ".new";
                File.WriteAllBytes(other, new byte[new FileInfo(_path).Length]);
                File.Move(other, _path, overwrite: true);
                break;
            case "appended to":
                using (var file = Writing(FileMode.Append))
                {
                    file.WriteByte((byte)'B');
                }

                break;
            case "cut":
                using (var file = Writing(FileMode.Open))
                {
                    file.SetLength(file.Length - 1);
                }

                break;
            default:
                File.Delete(_path);
                break;
        }
    }

    /// <summary>As programs do that know nothing of the locks of .NET.</summary>
    private FileStream Writing(FileMode mode) => new(_path, mode, FileAccess.Write, FileShare.ReadWrite);

    /// <summary>A run with a journal, and the next one with the same.</summary>
    private sealed class Run : IDisposable
    {
        private readonly MemoryStream _file = new();
        private readonly Journal _journal;

        public Run() => _journal = Journal.Open(new FileLineStore("memory", _file, created: false), default);

        /// <summary>Takes the item up; what is handed back sends it.</summary>
        public Func<Task<UsedeskTicketReceipt>> Begin(UsedeskApiClient client, CreateTicketRequest request)
        {
            var entry = _journal.Begin(client, request);
            return async () =>
            {
                try
                {
                    var receipt = await Guard.Async(client.SendAsync(request, entry.Observe(new Observer())));
                    entry.Done(receipt);
                    return receipt;
                }
                catch (Exception error) when (error is ServiceException or RequestException)
                {
                    entry.Failed(error);
                    throw;
                }
            };
        }

        public Task<UsedeskTicketReceipt> SendAsync(UsedeskApiClient client, CreateTicketRequest request) => Begin(client, request)();

        public async Task<JournalState> LaterStateAsync(UsedeskApiClient client, CreateTicketRequest request)
        {
            using var file = new MemoryStream();
            await file.WriteAsync(_file.ToArray());
            using var journal = Journal.Open(new FileLineStore("memory", file, created: false), default);
            return journal.Begin(client, request).State;
        }

        public void Dispose()
        {
            _journal.Dispose();
            _file.Dispose();
        }
    }
}
