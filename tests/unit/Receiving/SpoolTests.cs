using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Spools;
using UsedeskUdesk.Client.Storage;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests.Receiving;

/// <summary>What a kill, a power cut and a broken disk leave of a spool.</summary>
public sealed class SpoolTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "spool-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task WhatIsNotDoneWithComesFirstAtTheNextStart()
    {
        using (var spool = Open())
        {
            await AddAsync(spool, "a", "b", "c");
            Assert.Equal(3, spool.Waiting);
            var first = spool.Read()!;
            Assert.Equal("a", Text(first));
            Assert.Equal("b", Text(spool.Read()!));
            spool.Done(first.Number, 0);
            Assert.Equal(2, spool.Waiting);
        }

        using var again = Open();
        Assert.Equal(2, again.Waiting);
        await AddAsync(again, "d");
        Assert.Equal(["b", "c", "d"], All(again));
        Assert.Null(again.Read());
        Assert.Equal(0, again.DamagedLines);
    }

    [Fact]
    public async Task ARepeatIsDroppedWhereverTheFirstOneIs()
    {
        using (var spool = Open())
        {
            Assert.True(await spool.AddAsync(Body("a")));
            Assert.False(await spool.AddAsync(Body("a")));
            var added = await Task.WhenAll(spool.AddAsync(Body("b")), spool.AddAsync(Body("b")), spool.AddAsync(Body("b")));
            Assert.Equal(new[] { true, false, false }, added);
            Finish(spool, 2);
        }

        using var again = Open();
        Assert.False(await again.AddAsync(Body("a")));
        Assert.Null(again.Read());
    }

    [Fact]
    public async Task OfABodyOnlyTheNewPartIsWanted()
    {
        using var spool = Open();
        await spool.AddAsync(new StoredBody(Json("1"), [Key("a"), Key("b")]));
        Assert.True(await spool.AddAsync(new StoredBody(Json("2"), [Key("b"), Key("c"), Key("a"), Key("c")])));
        Assert.Equal([], spool.Read()!.Skip);
        Assert.Equal([0, 2, 3], spool.Read()!.Skip);
    }

    [Fact]
    public async Task BodiesWithoutKeysAreNeverRepeats()
    {
        using var spool = Open();
        Assert.True(await spool.AddAsync(new StoredBody(Json("ping"), [])));
        Assert.True(await spool.AddAsync(new StoredBody(Json("ping"), [])));
        Assert.Equal(2, spool.Waiting);
    }

    [Fact]
    public void WhatOnlyItsContentTellsIsARepeatForSomeTimeOnly()
    {
        var known = new KnownEvents();
        known.Add(EventKey.OfContent("x"), 1_000_000);
        known.Add(EventKey.OfName("x"), 1_000_000);
        Assert.True(known.Contains(EventKey.OfContent("x"), 1_000_000 + 600_000));
        Assert.False(known.Contains(EventKey.OfContent("x"), 1_000_001 + 600_000));
        Assert.True(known.Contains(EventKey.OfName("x"), long.MaxValue));
        Assert.NotEqual(EventKey.OfName("a", "b"), EventKey.OfName("ab"));
    }

    [Fact]
    public void OnlySoManyAreRemembered()
    {
        var known = new KnownEvents();
        for (var i = 0; i <= KnownEvents.Capacity; i++)
        {
            known.Add(Key($"{i}"), i);
        }

        Assert.Equal(KnownEvents.Capacity, known.Count);
        Assert.False(known.Contains(Key("0"), 0));
        Assert.True(known.Contains(Key("1"), 0));
        Assert.Equal(Key("1"), known.All().First().Key);
    }

    /// <summary>A stranger without the secret takes no places from events that carry it.</summary>
    [Fact]
    public async Task WhatComesWithoutTheSecretHasPlacesOfItsOwn()
    {
        const int Many = KnownEvents.Capacity + 1;
        using (var spool = Open())
        {
            await AddAsync(spool, "genuine");
            await spool.AddAsync(new StoredBody(Json("many"), [.. Enumerable.Range(0, Many).Select(i => Key($"{i}").AsUnproven())]));
            Assert.False(await spool.AddAsync(Body("genuine")));
            Finish(spool, 2);
        }

        // A restart, with what a file remembers and with what its events name.
        for (var i = 0; i < 2; i++)
        {
            using var again = Open();
            Assert.False(await again.AddAsync(Body("genuine")));
            Assert.False(await again.AddAsync(new StoredBody(Json("x"), [Key($"{Many - 1}").AsUnproven(), Key($"{Many - KnownEvents.UnprovenCapacity}").AsUnproven()])));
            await AddAsync(again, $"more {i}");
            Finish(again, 3 + i);
        }

        using var last = Open();
        Assert.True(await last.AddAsync(new StoredBody(Json("x"), [Key("5").AsUnproven()])));
        Assert.True(await last.AddAsync(new StoredBody(Json("x"), [Key($"{Many - 1}")])));
    }

    /// <summary>Each file begins with what those before it knew, in whole seconds: all of it comes as often as there are files.</summary>
    [Fact]
    public void WhatSeveralFilesKnowIsKnownOnce()
    {
        const int Each = KnownEvents.Capacity * 3 / 5;
        var known = new KnownEvents();
        for (var file = 0; file < 3; file++)
        {
            for (var i = 0; i < Each; i++)
            {
                known.Add(Key($"{i}"), 5_000);
            }
        }

        Assert.Equal(Each, known.Count);
        Assert.Equal(Each, known.All().Count());
        Assert.All(Enumerable.Range(0, Each), i => Assert.True(known.Contains(Key($"{i}"), 0)));
    }

    /// <summary>A kill leaves a file that is done with beside the next one, which repeats what it knew.</summary>
    [Fact]
    public async Task ARestartThatFindsTwoFilesForgetsNothing()
    {
        const int Count = KnownEvents.Capacity;
        using (var spool = Open())
        {
            await spool.AddAsync(new StoredBody(Json("many"), [.. Enumerable.Range(0, Count).Select(i => Key($"{i}"))]));
            Finish(spool, spool.Read()!.Number);
        }

        var first = Directory.GetFiles(_folder, "*.jsonl").Single();
        var copy = await File.ReadAllBytesAsync(first);
        using (Open())
        {
        }

        using (var spool = Open())
        {
            await AddAsync(spool, "another");
        }

        await File.WriteAllBytesAsync(first, copy);
        Assert.Equal(2, Directory.GetFiles(_folder, "*.jsonl").Length);
        using var again = Open();
        foreach (var i in new[] { 1, 2, 1_000, Count / 2, Count - 1 })
        {
            Assert.False(await again.AddAsync(new StoredBody(Json("again"), [Key($"{i}")])), $"{i}");
        }
    }

    [Fact]
    public async Task PartOfABodyCanBeDoneWith()
    {
        using (var spool = Open())
        {
            await spool.AddAsync(new StoredBody(Json("x"), [Key("a"), Key("b"), Key("c")]));
            spool.Done(spool.Read()!.Number - 1, 2);
        }

        using var again = Open();
        var body = again.Read()!;
        Assert.Equal([2], Enumerable.Range(0, 3).Where(body.IsLeft));
    }

    /// <summary>A kill or a power cut at any byte: what was whole is there, the rest is not, and the spool goes on.</summary>
    [Fact]
    public async Task TheFileMayEndAnywhere()
    {
        using (var spool = Open())
        {
            await AddAsync(spool, "a", "b", "c", "d");
        }

        var path = Directory.GetFiles(_folder, "*.jsonl").Single();
        var whole = await File.ReadAllBytesAsync(path);
        for (var length = 0; length <= whole.Length; length++)
        {
            var copy = Path.Combine(_folder, "cut");
            Directory.CreateDirectory(copy);
            await File.WriteAllBytesAsync(Path.Combine(copy, Path.GetFileName(path)), whole[..length]);
            using (var spool = Spool.Open(copy, "Udesk", default))
            {
                var lines = Encoding.UTF8.GetString(whole[..length]).Split('\n')[..^1];
                Assert.Equal(["a", "b", "c", "d"], (string[])[.. All(spool), .. new[] { "a", "b", "c", "d" }[lines.Count(line => line.Contains("\"event\"", StringComparison.Ordinal))..]]);
            }

            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>A power cut may leave later blocks of what was not flushed and earlier ones not.</summary>
    [Theory]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("\0\0\0\n\0\0\n")]
    [InlineData("{\"crc\":\"00000000\",\"event\":99,\"at\":1,\"keys\":\"\",\"check\":0,\"body\":{}}\n")]
    [InlineData("{\"crc\":\"\n{}\n{\n")]
    public async Task DamagedLinesAreCountedAndPassedOver(string damage)
    {
        using (var spool = Open())
        {
            await AddAsync(spool, "a");
        }

        await File.AppendAllTextAsync(Directory.GetFiles(_folder, "*.jsonl").Single(), damage);
        using (var spool = Open())
        {
            Assert.Equal(damage.Count(one => one == '\n'), spool.DamagedLines);
            await AddAsync(spool, "b");
            Assert.Equal(["a", "b"], All(spool));
        }

        using var again = Open();
        Assert.Equal(["a", "b"], All(again));
    }

    /// <summary>A disk that gives back something else than was written: that line is counted, and all others come.</summary>
    [Theory]
    [InlineData("\"name\":\"b\"", "\"name\":\"x\"")]
    [InlineData("\"event\":2", "\"event\":7")]
    [InlineData("\"event\":2,", "\0\0\0\0\0\0\0\0\0\0")]
    public async Task ACorruptLineInTheMiddleCostsNoOther(string written, string read)
    {
        using (var spool = Open())
        {
            await AddAsync(spool, "a");
            await AddAsync(spool, "b");
            await AddAsync(spool, "c");
        }

        var path = Directory.GetFiles(_folder, "*.jsonl").Single();
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(written, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(written, read, StringComparison.Ordinal));
        using var again = Open();
        Assert.Equal(1, again.DamagedLines);
        await AddAsync(again, "d");
        Assert.Equal(["a", "c", "d"], All(again));
    }

    /// <summary>Whatever a later version adds, its spool is left as it is, and the error says so.</summary>
    [Theory]
    [InlineData("\"spool\":2,\"service\":\"Udesk\",\"next\":5,\"done\":3}")]
    [InlineData("\"spool\":2,\"options\":{\"a\":[1,2],\"b\":\"x,\\\"y\"},\"next\":\"later\"}")]
    [InlineData("\"spool\":99}")]
    public void ASpoolOfALaterVersionIsLeftAlone(string header)
    {
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, "events-0000000001.jsonl");
        var written = $"{{\"crc\":\"{Checksum.Of(Encoding.UTF8.GetBytes(header)):x8}\",{header}\nwhatever\n";
        File.WriteAllText(path, written);
        Assert.Equal("SpoolOfOtherVersion", Assert.Throws<RequestException>(Open).ErrorId);
        Assert.Equal(written, File.ReadAllText(path));
    }

    [Fact]
    public async Task OneReceiverHasASpool()
    {
        using var spool = Open();
        await AddAsync(spool, "a");
        var error = Assert.Throws<RequestException>(() => Open());
        Assert.Equal("SpoolInUse", error.ErrorId);
        Assert.Contains(_folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASpoolIsOfOneService()
    {
        using (var spool = Open())
        {
            await AddAsync(spool, "a");
        }

        Assert.Equal("SpoolOfOtherService", Assert.Throws<RequestException>(() => Spool.Open(_folder, "Usedesk", default)).ErrorId);
        using var again = Open();
        Assert.Equal(["a"], All(again));
    }

    [Fact]
    public void AFileOfSomebodyElseIsLeftAlone()
    {
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, "events-1.jsonl");
        File.WriteAllText(path, "{\"mine\":1}\n{\"mine\":2}\n");
        Assert.Equal("NotASpool", Assert.Throws<RequestException>(Open).ErrorId);
        Assert.Equal("{\"mine\":1}\n{\"mine\":2}\n", File.ReadAllText(path));
    }

    [Fact]
    public void AFolderThatCannotBeIsSaid()
    {
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "x");
        Assert.Equal("SpoolNotUsable", Assert.Throws<RequestException>(() => Spool.Open(Path.Combine(file, "spool"), "Udesk", default)).ErrorId);
    }

    [UnsupportedOSPlatform("windows")]
    [UnixFact("Files take the access rights of their folder on Windows.")]
    public async Task OnlyItsOwnerReadsIt()
    {
        using var spool = Open();
        await AddAsync(spool, "a");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder));
        foreach (var file in Directory.GetFiles(_folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task FilesGoWhenAllInThemIsDoneWith()
    {
        using (var spool = Open())
        {
            spool.SegmentBytes = 4096;
            var names = Enumerable.Range(0, 200).Select(i => $"{i:D4}{new string('x', 100)}").ToArray();
            foreach (var some in names.Chunk(10))
            {
                await AddAsync(spool, some);
            }

            Assert.True(Directory.GetFiles(_folder, "*.jsonl").Length > 5);
            Assert.Equal(names, All(spool));
            Finish(spool, 190);
            Until(() => Directory.GetFiles(_folder, "*.jsonl").Length <= 3);
            Finish(spool, 200);
        }

        // Nobody's words lie about, and repeats are known all the same.
        var left = Assert.Single(Directory.GetFiles(_folder, "*.jsonl"));
        Assert.DoesNotContain("xxx", await File.ReadAllTextAsync(left), StringComparison.Ordinal);
        using var again = Open();
        Assert.False(await again.AddAsync(Body($"0000{new string('x', 100)}")));
        Assert.Null(again.Read());
        Assert.True(await again.AddAsync(Body("new")));
        Assert.Equal(201, again.Read()!.Number);
    }

    [Fact]
    public async Task WhileAllIsDoneWithTheFileStaysShort()
    {
        using var spool = Open();
        spool.DoneBytes = 20_000;
        for (var i = 1; i <= 300; i++)
        {
            await AddAsync(spool, $"{i}{new string('x', 500)}");
            Finish(spool, spool.Read()!.Number);
        }

        // Files go while they are looked at.
        Until(() => Directory.GetFiles(_folder, "*.jsonl").Select(file => new FileInfo(file)).Sum(file => Length(file)) < 60_000);

        static long Length(FileInfo file)
        {
            try
            {
                return file.Length;
            }
            catch (FileNotFoundException)
            {
                return 0;
            }
        }
    }

    /// <summary>What reading and removing do to each other.</summary>
    [Fact]
    public async Task EventsPassWhileFilesComeAndGo()
    {
        using var spool = Open();
        spool.SegmentBytes = 2_000;
        spool.DoneBytes = 1_000;
        const int Count = 3_000;
        var adding = Task.Run(async () =>
        {
            for (var i = 0; i < Count; i += 20)
            {
                await AddAsync(spool, Enumerable.Range(i, 20).Select(n => $"{n}").ToArray());
            }
        });
        for (var i = 0; i < Count;)
        {
            if (spool.Read() is { } body)
            {
                Assert.Equal($"{i++}", Text(body));
                spool.Done(body.Number, 0);
            }
            else
            {
                await spool.WaitAsync(TimeSpan.FromSeconds(20), default);
            }
        }

        await Guard.Async(adding);
        Assert.Null(spool.Read());
    }

    /// <summary>A full disk: senders are told, nothing half stays, and it goes on when there is room.</summary>
    [Fact]
    public async Task ABrokenDiskIsToldToTheSenderAndLosesNothing()
    {
        var disk = new Disk();
        using (var spool = Spool.Open(_folder, "Udesk", default, disk.Open))
        {
            await AddAsync(spool, "a");
            disk.IsFull = true;
            Assert.Equal("SpoolNotUsable", (await Assert.ThrowsAsync<RequestException>(() => spool.AddAsync(Body("b")))).ErrorId);
            Assert.False(spool.IsHealthy);
            await Assert.ThrowsAsync<RequestException>(() => spool.AddAsync(Body("b")));
            disk.IsFull = false;
            Assert.True(await spool.AddAsync(Body("b")));
            Assert.True(spool.IsHealthy);
            Assert.Equal(["a", "b"], All(spool));
        }

        using var again = Open();
        Assert.Equal(["a", "b"], All(again));
    }

    /// <summary>A spool that has filled its disk by itself goes on when the pipeline has taken what is in it.</summary>
    [Fact]
    public async Task ADiskThatTheSpoolItselfHasFilledIsFreeAgainWhenAllIsDoneWith()
    {
        var disk = new Disk { Capacity = 100_000 };
        var all = new List<string>();
        using (var spool = Spool.Open(_folder, "Udesk", default, disk.Open))
        {
            for (var round = 1; round <= 3; round++)
            {
                var taken = await FillAsync(spool, round);
                Assert.InRange(taken, 5, 100);
                Assert.False(spool.IsHealthy);
                for (var left = taken; left > 0; left--)
                {
                    // As long as one waits, its file stays.
                    await Assert.ThrowsAsync<RequestException>(() => spool.AddAsync(Body("more" + new string('x', 8_000))));
                    var body = spool.Read()!;
                    all.Add(Text(body));
                    spool.Done(body.Number, 0);
                }
            }

            await AddAsync(spool, "last");
            Assert.True(spool.IsHealthy);
            Assert.False(await spool.AddAsync(Body(all[^1])));
        }

        Assert.Equal(all.Count, all.Distinct().Count());
        using var again = Open();
        Assert.Equal(["last"], All(again));

        async Task<int> FillAsync(Spool spool, int round)
        {
            var number = 0;
            foreach (var size in new[] { 8_000, 800, 8 })
            {
                for (var hasRoom = true; hasRoom;)
                {
                    try
                    {
                        await Guard.Async(spool.AddAsync(Body($"{round} {number} {new string('x', size)}")));
                        number++;
                    }
                    catch (RequestException error)
                    {
                        Assert.Equal("SpoolNotUsable", error.ErrorId);
                        hasRoom = false;
                    }
                }
            }

            return number;
        }
    }

    /// <summary>
    /// Events are known again after a restart, also after a disk was full: where their keys fit into what is kept back, where they do not, and where there is room for them
    /// only later.
    /// </summary>
    [Theory]
    [InlineData(100, 100_000)]
    [InlineData(3_000, 120_000)]
    [InlineData(3_000, 92_000)]
    public async Task AFullDiskForgetsNoEvents(int count, int capacity)
    {
        var disk = new Disk { Capacity = capacity };
        using (var spool = Spool.Open(_folder, "Udesk", default, disk.Open))
        {
            spool.WriteKnownAgainAfter = TimeSpan.Zero;
            await spool.AddAsync(new StoredBody(Json("many"), [.. Enumerable.Range(0, count).Select(i => Key($"{i}"))]));
            var fill = 1;
            foreach (var size in new[] { 8_000, 800, 8 })
            {
                for (var hasRoom = true; hasRoom; fill++)
                {
                    try
                    {
                        await Guard.Async(spool.AddAsync(new StoredBody(Json($"{fill}{new string('x', size)}"), [])));
                    }
                    catch (RequestException)
                    {
                        hasRoom = false;
                    }
                }
            }

            while (spool.Read() is { } body)
            {
                Finish(spool, body.Number);
            }

            await AddAsync(spool, "new");
            Assert.True(spool.IsHealthy);
            disk.Capacity = long.MaxValue;
            await AddAsync(spool, "newer");
            await AddAsync(spool, "newest");
            Assert.Single(Directory.GetFiles(_folder, "*.jsonl"));
        }

        for (var run = 0; run < 2; run++)
        {
            using var again = Open();
            Assert.Equal(["new", "newer", "newest"], All(again));
            foreach (var i in new[] { 0, 1, count / 2, count - 1 })
            {
                Assert.False(await again.AddAsync(new StoredBody(Json("again"), [Key($"{i}")])), $"{i}");
            }
        }
    }

    /// <summary>A kill while the next file is begun: the one before it stays until another has what it knows.</summary>
    [Fact]
    public async Task AFileThatIsDoneWithStaysUntilAnotherKnowsWhatItKnows()
    {
        using (var spool = Open())
        {
            await AddAsync(spool, "a", "b", "c");
            Finish(spool, 3);
            Until(() => spool.Waiting == 0);
        }

        var next = Directory.GetFiles(_folder, "*.jsonl").Single();
        var whole = await File.ReadAllBytesAsync(next);
        for (var length = 0; length < whole.Length; length += 5)
        {
            var copy = Path.Combine(_folder, "cut");
            using (var spool = Spool.Open(copy, "Udesk", default))
            {
                await AddAsync(spool, "a", "b", "c");
            }

            var first = Directory.GetFiles(copy, "*.jsonl").Single();
            using (var lines = new MemoryStream())
            {
                SpoolLine.WriteDone(lines, 3, 0);
                await File.WriteAllBytesAsync(first, [.. await File.ReadAllBytesAsync(first), .. lines.ToArray()]);
            }

            await File.WriteAllBytesAsync(Path.Combine(copy, Path.GetFileName(next).Replace("1", "9", StringComparison.Ordinal).Replace("2", "9", StringComparison.Ordinal)), whole[..length]);
            // Killed again before anything comes: it has written nothing, and may have removed some.
            var left = Directory.GetFiles(copy, "*.jsonl").ToDictionary(file => file, File.ReadAllBytes);
            string[] kept;
            using (Spool.Open(copy, "Udesk", default))
            {
                kept = Directory.GetFiles(copy, "*.jsonl");
            }

            Directory.Delete(copy, recursive: true);
            Directory.CreateDirectory(copy);
            foreach (var file in kept)
            {
                await File.WriteAllBytesAsync(file, left[file]);
            }

            using (var spool = Spool.Open(copy, "Udesk", default))
            {
                foreach (var name in new[] { "a", "b", "c" })
                {
                    Assert.False(await spool.AddAsync(Body(name)), $"{name} at {length}");
                }

                Assert.Empty(All(spool));
                await AddAsync(spool, "d");
                Assert.Equal(4, spool.Read()!.Number);
            }

            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>A limit of file sizes is an ArgumentException on Unix, and may be smaller than what is kept back.</summary>
    [Fact]
    public async Task WhereNothingCanBeKeptBackItGoesOnWithoutIt()
    {
        var disk = new Disk { Largest = 4096 };
        using (var spool = Spool.Open(_folder, "Udesk", default, disk.Open))
        {
            await AddAsync(spool, "a");
            Assert.Equal(["a"], All(spool));
            Assert.False(File.Exists(Path.Combine(_folder, "spool.reserve")));
        }

        using var again = Open();
        Assert.Equal(["a"], All(again));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    public void WhatAKillLeftOfTheReserveIsMadeWhole(int size)
    {
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, "spool.reserve");
        File.WriteAllBytes(path, new byte[size]);
        using var spool = Open();
        Assert.Equal(16 * 1024, new FileInfo(path).Length);
    }

    /// <summary>A link may lead to somebody's file.</summary>
    [UnixFact("Links need rights on Windows that a test may not have.")]
    public void TheReserveIsNotWrittenThroughALink()
    {
        Directory.CreateDirectory(_folder);
        var (path, other) = (Path.Combine(_folder, "spool.reserve"), Path.Combine(_folder, "other"));
        File.WriteAllText(other, "mine");
        File.CreateSymbolicLink(path, other);
        using var spool = Open();
        Assert.Equal("mine", File.ReadAllText(other));
        Assert.Null(new FileInfo(path).LinkTarget);
    }

    /// <summary>What a failed write left on the disk is read again: with another event's number it would be done with together with that one.</summary>
    [Fact]
    public async Task TheNumberOfAWriteThatFailedIsNotGivenAgain()
    {
        var disk = new Disk();
        using (var spool = Spool.Open(_folder, "Udesk", default, disk.Open))
        {
            await AddAsync(spool, "a");
            disk.IsBroken = true;
            await Assert.ThrowsAsync<RequestException>(() => spool.AddAsync(Body("b")));
            disk.IsBroken = false;
            await AddAsync(spool, "c");
            Assert.Equal(["a", "c"], All(spool));
        }

        var numbers = new List<long>();
        using (var again = Open())
        {
            while (again.Read() is { } body)
            {
                numbers.Add(body.Number);
                if (Text(body) is "a" or "b")
                {
                    again.Done(body.Number, 0);
                }
            }
        }

        Assert.Equal(3, numbers.Distinct().Count());
        using var last = Open();
        Assert.Equal(1, last.Waiting);
        Assert.Equal(["c"], All(last));
    }

    /// <summary>Numbers that are missing keep nothing waiting.</summary>
    [Fact]
    public async Task AGapInTheNumbersIsNotAnEventThatWaits()
    {
        var disk = new Disk();
        using (var spool = Spool.Open(_folder, "Udesk", default, disk.Open))
        {
            await AddAsync(spool, "a");
            disk.IsFull = true;
            await Assert.ThrowsAsync<RequestException>(() => spool.AddAsync(Body("b")));
            disk.IsFull = false;
            await AddAsync(spool, "c");
            Finish(spool, spool.Read()!.Number);
            Finish(spool, spool.Read()!.Number);
            Assert.Equal(0, spool.Waiting);
        }

        using var again = Open();
        Assert.Equal(0, again.Waiting);
        Assert.Null(again.Read());
    }

    /// <summary>Elsewhere than on Windows cleaners of old files take the lock's file away; a second receiver would find a spool that nobody has.</summary>
    [UnixFact("A file that is open stays where it is on Windows.")]
    public async Task ALockThatWasTakenAwayComesAgain()
    {
        using var spool = Open();
        File.Delete(Path.Combine(_folder, "spool.lock"));
        await AddAsync(spool, "a");
        Assert.Equal("SpoolInUse", Assert.Throws<RequestException>(Open).ErrorId);

        // Whoever was there first in the meantime has it, and the sender is told.
        File.Delete(Path.Combine(_folder, "spool.lock"));
        using var other = PrivateFile.OpenLocked(Path.Combine(_folder, "spool.lock"), out _);
        Assert.Equal("SpoolInUse", (await Assert.ThrowsAsync<RequestException>(() => spool.AddAsync(Body("b")))).ErrorId);
        Assert.Equal(["a"], All(spool));
    }

    /// <summary>The senders of one moment share a flush.</summary>
    [Fact]
    public async Task SendersShareAFlush()
    {
        var disk = new Disk();
        using var spool = Spool.Open(_folder, "Udesk", default, disk.Open);
        await AddAsync(spool, "first");
        disk.Hold();
        var waiting = Enumerable.Range(0, 51).Select(i => spool.AddAsync(Body($"{i}"))).ToArray();
        Assert.DoesNotContain(waiting, task => task.IsCompleted);
        var before = disk.Writes;
        disk.Release();
        await Guard.Async(Task.WhenAll(waiting));
        Assert.InRange(disk.Writes - before, 1, 2);
    }

    /// <summary>Whoever ends does not wait for the disk; the files are closed all the same, and the next start waits for that.</summary>
    [Fact]
    public async Task ASlowDiskHoldsUpNobodyWhoEndsAndTheNextStartFindsAllInOrder()
    {
        var disk = new Disk();
        var spool = Spool.Open(_folder, "Udesk", default, disk.Open);
        await AddAsync(spool, "done", "kept");
        Assert.Equal("done", Text(spool.Read()!));
        disk.Hold();
        var writing = spool.AddAsync(Body("writing"));
        Until(() => disk.IsHeld);
        var queued = spool.AddAsync(Body("queued"));
        spool.Done(1, 0);
        await Guard.Async(Task.Run(spool.Dispose));
        Assert.False(writing.IsCompleted);
        // It was not begun, and nobody was told that it is safe.
        await Assert.ThrowsAsync<RequestException>(() => Guard.Async(queued));
        var next = Task.Run(Open);
        disk.Release();
        await Guard.Async(writing);
        using var again = await Guard.Async(next);
        Assert.Equal(["kept", "writing"], All(again));
    }

    [Fact]
    public void TheChecksumIsTheUsualOne()
    {
        Assert.Equal(0xCBF43926u, Checksum.Of("123456789"u8));
        Assert.Equal(0u, Checksum.Of([]));
        var bytes = Enumerable.Range(0, 1000).Select(i => (byte)(i * 7)).ToArray();
        Assert.NotEqual(Checksum.Of(bytes), Checksum.Of(bytes.AsSpan(1)));
        bytes[500] ^= 1;
        Assert.NotEqual(Checksum.Of(bytes), Checksum.Of(Enumerable.Range(0, 1000).Select(i => (byte)(i * 7)).ToArray()));
    }

    private Spool Open() => Spool.Open(_folder, "Udesk", default);

    private static Task AddAsync(Spool spool, params string[] names) => Guard.Async(Task.WhenAll(names.Select(name => spool.AddAsync(Body(name)))));

    private static StoredBody Body(string name) => new(Json(name), [Key(name)]);

    private static byte[] Json(string name) => Encoding.UTF8.GetBytes($"{{\"name\":\"{name}\"}}");

    private static EventKey Key(string name) => EventKey.OfName(name);

    private static string Text(KeptBody body) => Encoding.UTF8.GetString(body.Json)[9..^2];

    private static string[] All(Spool spool)
    {
        var all = new List<string>();
        while (spool.Read() is { } body)
        {
            all.Add(Text(body));
        }

        return [.. all];
    }

    private static void Finish(Spool spool, long number)
    {
        spool.Done(number, 0);
        Assert.True(spool.Waiting >= 0);
    }

    private static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(20)));

    /// <summary>Files on a disk that may be full, or slow.</summary>
    private sealed class Disk
    {
        private volatile TaskCompletionSource? _hold;
        private int _writes;

        public bool IsFull { get; set; }

        /// <summary>How many bytes fit on it.</summary>
        public long Capacity { get; set; } = long.MaxValue;

        /// <summary>How long a file can be.</summary>
        public long Largest { get; set; } = long.MaxValue;

        /// <summary>It says that it did not write what it wrote, and takes nothing back.</summary>
        public bool IsBroken { get; set; }

        public int Writes => Volatile.Read(ref _writes);

        /// <summary>Whether a write has come that is held.</summary>
        public bool IsHeld { get; private set; }

        public void Hold() => _hold = new TaskCompletionSource();

        public void Release() => _hold!.SetResult();

        public FileLineStore Open(string path)
        {
            var file = PrivateFile.OpenLocked(path, out var created);
            return new FileLineStore(path, new Watched(this, file), created, LineStoreUse.Spool);
        }

        private sealed class Watched(Disk disk, FileStream file) : Stream
        {
            public override bool CanRead => true;

            public override bool CanSeek => true;

            public override bool CanWrite => true;

            public override long Length => file.Length;

            public override long Position
            {
                get => file.Position;
                set => file.Position = value;
            }

            public override void Flush() => file.Flush(flushToDisk: true);

            public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

            public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

            public override void SetLength(long value)
            {
                if (disk.IsBroken)
                {
                    throw new IOException("Input/output error");
                }

                file.SetLength(value);
            }

            public override void Write(byte[] buffer, int offset, int count)
            {
                if (disk._hold is { Task.IsCompleted: false } hold)
                {
                    disk.IsHeld = true;
                    hold.Task.Wait();
                }

                Interlocked.Increment(ref disk._writes);
                if (file.Position + count > disk.Largest)
                {
                    throw new ArgumentOutOfRangeException(nameof(count), "Specified file length was too large for the file system.");
                }

                if (disk.IsFull || new DirectoryInfo(Path.GetDirectoryName(file.Name)!).EnumerateFiles().Sum(static one => one.Length) + count > disk.Capacity)
                {
                    // As it happens: a part of it is written.
                    file.Write(buffer, offset, count / 2);
                    throw new IOException("No space left on device");
                }

                file.Write(buffer, offset, count);
                if (disk.IsBroken)
                {
                    throw new IOException("Input/output error");
                }
            }

            protected override void Dispose(bool disposing)
            {
                if (disposing)
                {
                    file.Dispose();
                }

                base.Dispose(disposing);
            }
        }
    }
}
