using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Journals;
using UsedeskUdesk.Client.Storage;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>What is left of a journal when the power goes: what was flushed to the disk, and perhaps a piece of the rest.</summary>
public sealed class PowerCutTests : IDisposable
{
    private const int Items = 80;
    private const int AtOnce = 8;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("power");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The power goes the moment that a request arrives, at each of them in turn: no item that arrived is taken for one that did not.</summary>
    [Fact]
    public async Task NoItemThatArrivedIsSentAgainWhicheverRequestThePowerGoesAt()
    {
        var path = Path.Combine(_folder.FullName, "run.journal");
        await using var file = new FlushedStream(path);
        var gate = new object();
        var arrived = new List<int>();
        var cuts = new List<(int[] Arrived, long Flushed)>();
        await using var server = new RawServer(async exchange =>
        {
            var item = int.Parse(JsonNode.Parse(exchange.Text)!["subject"]!.GetValue<string>(), CultureInfo.InvariantCulture);
            lock (gate)
            {
                arrived.Add(item);
                cuts.Add(([.. arrived], file.Flushed));
            }

            switch (item % 10)
            {
                case 3:
                    exchange.Reset();
                    break;
                case 7:
                    await exchange.SendAsync(Http.Json("""{"code":115,"error":"no"}"""));
                    break;
                default:
                    await exchange.SendAsync(Http.Json($$"""{"status":"success","ticket_id":{{item}}}"""));
                    break;
            }
        });
        using var client = Usedesk(server.BaseUri);
        using (var journal = Journal.Open(new FileLineStore(path, file, created: true), default))
        {
            await Parallel.ForEachAsync(Enumerable.Range(1, Items), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, stopping) =>
            {
                var request = Item(item);
                var entry = journal.Begin(client, request, stopping);
                try
                {
                    entry.Done(await client.SendAsync(request, entry.Observe(new Observer()), stopping));
                }
                catch (ServiceException error)
                {
                    entry.Failed(error);
                }
            });
        }

        var all = await File.ReadAllBytesAsync(path);
        Assert.Equal(Items, cuts.Count);
        foreach (var (before, flushed) in cuts)
        {
            Assert.True(flushed > 0, "nothing was flushed before a request left");

            // Nothing of the rest, a piece of a line, and all of it.
            foreach (var length in new[] { flushed, Math.Min(all.Length, flushed + 17), all.Length })
            {
                using var left = new MemoryStream();
                left.Write(all, 0, (int)length);
                using var journal = Journal.Open(new FileLineStore("left", left, created: false), default);
                foreach (var item in Enumerable.Range(1, Items))
                {
                    var state = journal.Begin(client, Item(item)).State;
                    if (before.Contains(item) && item % 10 != 7)
                    {
                        Assert.NotEqual(JournalState.New, state);
                    }

                    if (item % 10 is 3 or 7)
                    {
                        Assert.NotEqual(JournalState.Done, state);
                    }
                }
            }
        }
    }

    private static CreateTicketRequest Item(int item) => new() { Subject = item.ToString(CultureInfo.InvariantCulture), Message = "m", ClientEmail = "a@example.test" };

    /// <summary>What is flushed is lost all the same where the folder does not know the file's name yet.</summary>
    [Fact]
    public void TheNameOfAFileIsFlushedOnceAndBeforeTheFirstLineCounts()
    {
        var path = Path.Combine(_folder.FullName, "named.journal");
        using var file = new FlushedStream(path);
        var flushed = new List<(string Folder, long Length)>();
        using var store = new FileLineStore(path, file, created: true, flushFolder: folder => flushed.Add((folder, file.Flushed)));
        store.Append([1], durable: false);
        Assert.Empty(flushed);
        store.Append([2], durable: true);
        Assert.Equal([(_folder.FullName, 4L)], flushed);
        store.Append([3], durable: true);
        Assert.Single(flushed);
    }

    /// <summary>A file that knows how much of it was flushed to the disk.</summary>
    private sealed class FlushedStream(string path) : FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0)
    {
        private long _flushed;

        public long Flushed => System.Threading.Volatile.Read(ref _flushed);

        public override void Flush(bool flushToDisk)
        {
            base.Flush(flushToDisk);
            if (flushToDisk)
            {
                System.Threading.Volatile.Write(ref _flushed, Length);
            }
        }
    }
}
