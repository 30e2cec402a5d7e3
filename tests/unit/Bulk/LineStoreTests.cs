using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Threading;
using UsedeskUdesk.Client.Storage;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests.Bulk;

/// <summary>Files of lines: what is read of them, and what is said when they cannot be used.</summary>
public sealed class LineStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("store");
    private readonly string _path;

    public LineStoreTests() => _path = Path.Combine(_folder.FullName, "lines");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Lines longer than what is read at once, and lines that lie across its borders.</summary>
    [Fact]
    public void EachLineIsHandedOutWholeWithItsPlace()
    {
        var lines = new[] { "first", "", new string('a', 300_000), "b", new string('c', 700_000), "" }.Concat(Enumerable.Range(0, 50_000).Select(number => $"line {number}")).ToArray();
        using var file = new MemoryStream(Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\n")) + "tail"));
        var seen = new List<string>();
        var expected = 0L;

        var (length, tail) = WholeLines.Read(
            file,
            (line, start) =>
            {
                Assert.Equal(expected, start);
                seen.Add(Encoding.ASCII.GetString(line.Array!, line.Offset, line.Count));
                expected += line.Count + 1;
            },
            default);

        Assert.Equal(lines, seen);
        Assert.Equal((file.Length - 4, "tail"), (length, Encoding.ASCII.GetString(tail)));
    }

    [Fact]
    public void AnEmptyFirstLineIsALine()
    {
        var seen = new List<int>();

        var (length, tail) = WholeLines.Read(new MemoryStream("\n\r\nx\r\n"u8.ToArray()), (line, _) => seen.Add(line.Count), default);

        Assert.Equal([0, 0, 1], seen);
        Assert.Equal((6, 0), (length, tail.Length));
    }

    /// <summary>Whatever large file somebody names by mistake is not read on.</summary>
    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public void AFirstLineThatIsTooLongEndsTheReading(int first, bool readsOn)
    {
        using var file = new Dripping(Encoding.ASCII.GetBytes(new string('x', first) + "\n"), first);
        var count = 0;

        var (length, tail) = WholeLines.Read(file, (_, _) => count++, default);

        Assert.Equal(readsOn ? (1, (long)first + 1, 0) : (0, 0L, first), (count, length, tail.Length));
    }

    /// <summary>Only the first line is short; an answer may have megabytes.</summary>
    [Fact]
    public void ALaterLineMayBeLong()
    {
        using var file = new Dripping(Encoding.ASCII.GetBytes("x\n" + new string('y', 5000) + "\n"), 2000);
        var lengths = new List<int>();

        WholeLines.Read(file, (line, _) => lengths.Add(line.Count), default);

        Assert.Equal([1, 5000], lengths);
    }

    [Fact]
    public void PartsOfALineArePutTogether()
    {
        using var store = new FileLineStore("x", new Dripping("one\ntwo\n"u8.ToArray(), 1), created: false);
        store.ReadAll((_, _) => { }, default);

        Assert.Equal("two", Encoding.ASCII.GetString(store.Read(4, 3)));
        using var inTwos = new FileLineStore("x", new Dripping("one\ntwo\n"u8.ToArray(), 2), created: false);
        inTwos.ReadAll((_, _) => { }, default);
        Assert.Equal("two", Encoding.ASCII.GetString(inTwos.Read(4, 3)));
        var error = Assert.Throws<RequestException>(() => store.Read(4, 10));
        Assert.Equal(("JournalNotUsable", "The journal 'x' cannot be used: It is shorter than it was."), (error.ErrorId, error.Message));
    }

    /// <summary>After a line that did not arrive whole, nothing may follow that a next run would read.</summary>
    [Fact]
    public void AFileThatKeepsNothingIsNoticed()
    {
        using var store = new FileLineStore("x", new Forgetting(), created: false);
        store.ReadAll((_, _) => { }, default);

        var first = Assert.Throws<RequestException>(() => store.Append("one"u8.ToArray(), durable: true));
        var second = Assert.Throws<RequestException>(() => store.Append("two"u8.ToArray(), durable: true));

        Assert.Equal("The journal 'x' cannot be used: What was written to it did not arrive: it is not an ordinary file, or another run writes to it.", first.Message);
        Assert.Equal("The journal 'x' cannot be used: An earlier line could not be written whole.", second.Message);
    }

    /// <summary>A name that is relative counts from where the process was when the file was opened.</summary>
    [Fact]
    public void TheFolderThatIsFlushedIsTheFilesOwn()
    {
        var flushed = new List<string>();
        using var store = new FileLineStore(
            Path.GetRelativePath(Directory.GetCurrentDirectory(), _path),
            new FileStream(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None),
            created: true,
            flushFolder: flushed.Add);

        store.Append("one"u8.ToArray(), durable: false);
        Assert.Empty(flushed);
        store.Append("two"u8.ToArray(), durable: true);
        store.Append("three"u8.ToArray(), durable: true);

        Assert.Equal([_folder.FullName], flushed);
    }

    /// <summary>Others' access goes with the first line: before that the file may be somebody else's.</summary>
    [UnsupportedOSPlatform("windows")]
    [UnixFact("A file takes the access rights of its folder on Windows.")]
    public void AnEmptyFileBecomesItsOwnersWithItsFirstLine()
    {
        const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        File.WriteAllBytes(_path, []);
        File.SetUnixFileMode(_path, Open);
        using var store = FileLineStore.Open(_path);
        store.ReadAll((_, _) => { }, default);
        Assert.Equal(Open, File.GetUnixFileMode(_path));

        store.Append("one"u8.ToArray(), durable: false);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));
    }

    [Fact]
    public void WhatAStoreIsUsedForIsSaid()
    {
        static (string, string, string?) Of(RequestException error) => (error.ErrorId, error.Message, error.PropertyName);

        Assert.Equal(("JournalInUse", "The journal 'p' is in use by another run. Only one run at a time can use a journal.", "JournalPath"), Of(LineStoreUse.Journal.InUse("p")));
        Assert.Equal(("JournalNotUsable", "The journal 'p' cannot be used: why", "JournalPath"), Of(LineStoreUse.Journal.NotUsable("p", "why")));
        Assert.Equal(("SpoolInUse", "The spool 'p' is in use by another receiver. Only one receiver at a time can use a spool.", "SpoolPath"), Of(LineStoreUse.Spool.InUse("p")));
        Assert.Equal(("SpoolNotUsable", "The spool 'p' cannot be used: why", "SpoolPath"), Of(LineStoreUse.Spool.NotUsable("p", "why")));
    }

    [Fact]
    public void ASpoolsFileSaysThatItIsOne()
    {
        using var one = FileLineStore.Open(_path, LineStoreUse.Spool);

        Assert.Equal("SpoolInUse", Assert.Throws<RequestException>(() => FileLineStore.Open(_path, LineStoreUse.Spool)).ErrorId);
        Assert.Equal("JournalInUse", Assert.Throws<RequestException>(() => FileLineStore.Open(_path)).ErrorId);
    }

    /// <summary>A line without its end is ended where somebody knows that it is whole, once, and at once on the disk.</summary>
    [Fact]
    public void ALastLineIsEndedOnceAndFlushed()
    {
        File.WriteAllText(_path, "one\ntwo");
        using var file = new Flushing(_path);
        using (var store = new FileLineStore(_path, file, created: false))
        {
            store.ReadAll((_, _) => { }, default);
            store.EndLine();
            Assert.Equal(1, file.ToDisk);
            store.EndLine();
            store.Append("three"u8.ToArray(), durable: false);
            store.EndLine();
            Assert.Equal((1, 1), (file.ToDisk, file.ToSystem));
            store.Flush();
            Assert.Equal(2, file.ToDisk);
            Assert.Equal(14, store.Length);
        }

        Assert.Equal("one\ntwo\nthree\n", File.ReadAllText(_path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("one\n")]
    public void WhereNoLineIsOpenNoneIsEnded(string text)
    {
        File.WriteAllText(_path, text);
        using (var store = FileLineStore.Open(_path))
        {
            store.ReadAll((_, _) => { }, default);
            store.EndLine();
        }

        Assert.Equal(text, File.ReadAllText(_path));
    }

    /// <summary>A line that was cut off is taken away, however long it is, before the next one; it is not ended after that.</summary>
    [Fact]
    public void ALineThatWasCutOffGivesWayToTheNext()
    {
        File.WriteAllText(_path, "one\n" + new string('x', 5000));
        using (var store = FileLineStore.Open(_path))
        {
            Assert.Equal(5000, store.ReadAll((_, _) => { }, default).Length);
            store.Append("two"u8.ToArray(), durable: false);
            store.EndLine();
            store.Append("three"u8.ToArray(), durable: true);
        }

        Assert.Equal("one\ntwo\nthree\n", File.ReadAllText(_path));
    }

    [UnixFact("A file that is open stays where it is on Windows.")]
    public void ALineIsNotEndedInAFileThatWasMovedOrChanged()
    {
        File.WriteAllText(_path, "one\ntwo");
        using (var store = new FileLineStore(_path, new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0), created: false))
        {
            store.ReadAll((_, _) => { }, default);
            using (var other = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
            {
                other.Write("three\n"u8);
            }

            Assert.Equal("JournalInUse", Assert.Throws<RequestException>(store.EndLine).ErrorId);
            File.Move(_path, _path + ".old");
            Assert.Contains("moved", Assert.Throws<RequestException>(store.EndLine).Message, StringComparison.Ordinal);
        }

        Assert.Equal("one\ntwothree\n", File.ReadAllText(_path + ".old"));
    }

    /// <summary>Whatever a disk says when it is full: what cannot be taken back is the end of the file's use, in words.</summary>
    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(NotSupportedException))]
    [InlineData(typeof(ArgumentException))]
    public void WhatCannotBeWrittenNorTakenBackIsSaid(Type error)
    {
        using var store = new FileLineStore("x", new Full((Exception)Activator.CreateInstance(error, "no room")!), created: false);
        store.ReadAll((_, _) => { }, default);

        Assert.Equal("The journal 'x' cannot be used: no room", Assert.Throws<RequestException>(() => store.Append("two"u8.ToArray(), durable: true)).Message);
        Assert.Equal("The journal 'x' cannot be used: An earlier line could not be written whole.", Assert.Throws<RequestException>(() => store.Append("two"u8.ToArray(), durable: true)).Message);
        Assert.Equal("The journal 'x' cannot be used: no room", Assert.Throws<RequestException>(store.EndLine).Message);
    }

    [Fact]
    public void WhatCannotBeFlushedIsSaid()
    {
        using var file = new Flushing(_path) { Fails = true };
        using var store = new FileLineStore(_path, file, created: false);

        Assert.Equal($"The journal '{_path}' cannot be used: no flush", Assert.Throws<RequestException>(store.Flush).Message);
    }

    [Fact]
    public void ALineThatCouldNotBeReadAgainIsNotWritten()
    {
        using var store = FileLineStore.Open(_path);

        Assert.Equal(
            $"The journal '{_path}' cannot be used: A line of {WholeLines.LongestLine + 1} bytes could not be read again.",
            Assert.Throws<RequestException>(() => store.Append(new byte[WholeLines.LongestLine + 1], durable: false)).Message);
        Assert.Equal(0, store.Length);
    }

    [Fact]
    public void ALaterLineThatIsTooLongIsNamed()
    {
        using var file = new Zeros("x\n"u8.ToArray());

        Assert.Equal("The line that begins at byte 2 is longer than any that this module writes.", Assert.Throws<InvalidDataException>(() => WholeLines.Read(file, (_, _) => { }, default)).Message);
    }

    /// <summary>Others' names and this one's: each folder that was missing is known to the one above it, which is on the disk.</summary>
    [UnixFact("Windows' file system flushes names by itself.")]
    public void EachFolderThatIsMadeIsFlushedIntoTheOneAbove()
    {
        var flushed = new List<string>();
        var path = Path.Combine(_folder.FullName, "a", "b");

        PrivateFile.CreateFolder(path, flushed.Add);
        Assert.Equal([Path.Combine(_folder.FullName, "a"), _folder.FullName], flushed);
        PrivateFile.CreateFolder(path, flushed.Add);
        Assert.Equal(2, flushed.Count);
    }

    /// <summary>Nothing of the system's calls stays open.</summary>
    [LinuxFact("The kernel lists open files in /proc.")]
    public void NoHandleIsLeft()
    {
        PrivateFile.FlushFolder(_folder.FullName);
        PrivateFile.FlushFolder(Path.Combine(_folder.FullName, "none"));
        File.WriteAllText(_path, "one");
        PrivateFile.OpenBeside(_path).Dispose();

        // One that another test has closed meanwhile has no target.
        string?[] Targets() => [.. Directory.EnumerateFileSystemEntries("/proc/self/fd").Select(static handle => new FileInfo(handle).LinkTarget).Where(target => target?.StartsWith(_folder.FullName, StringComparison.Ordinal) == true)];

        Assert.Empty(Targets());
        using (File.OpenHandle(_path))
        {
            Assert.Equal(_path, Assert.Single(Targets()));
        }
    }

    [UnixFact("Windows' pipes have other names.")]
    public void APipeIsNoFile()
    {
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_path]))
        {
            made.WaitForExit();
        }

        Assert.Equal($"The journal '{_path}' cannot be used: It is not an ordinary file.", Assert.Throws<RequestException>(() => FileLineStore.Open(_path)).Message);
    }

    [UnixFact("Devices have no names of files on Windows.")]
    public void ADeviceIsNamedAsWhatItIsNotAlsoThroughLinks()
    {
        var (near, far) = (Path.Combine(_folder.FullName, "near"), Path.Combine(_folder.FullName, "far"));
        File.CreateSymbolicLink(near, "/dev/null");
        File.CreateSymbolicLink(far, near);
        foreach (var path in new[] { "/dev/null", near, far })
        {
            Assert.Equal($"The journal '{path}' cannot be used: It is not an ordinary file.", Assert.Throws<RequestException>(() => FileLineStore.Open(path)).Message);
        }
    }

    [UnixFact("A file that is open stays where it is on Windows.")]
    public void AFileThatWasMovedAwaySaysSo()
    {
        using var store = FileLineStore.Open(_path);
        store.ReadAll((_, _) => { }, default);
        store.Append("one"u8.ToArray(), durable: true);
        File.Move(_path, _path + ".old");

        Assert.Equal($"The journal '{_path}' cannot be used: It was removed, moved or replaced while it was in use.", Assert.Throws<RequestException>(() => store.Append("two"u8.ToArray(), durable: true)).Message);
    }

    /// <summary>Whether a name leads to a file, also over links, and however alike another one is.</summary>
    [UnixFact("Links need rights on Windows that a test may not have.")]
    public void ANameLeadsToAFileOrToAnother()
    {
        using var file = PrivateFile.OpenLocked(_path, out var created);
        Assert.True(created);
        var (near, far) = (Path.Combine(_folder.FullName, "near"), Path.Combine(_folder.FullName, "far"));
        File.CreateSymbolicLink(near, _path);
        File.CreateSymbolicLink(far, near);
        Assert.All([_path, near, far], path => Assert.True(PrivateFile.IsAt(file, path)));
        Assert.False(PrivateFile.IsAt(file, _path + ".none"));

        file.Write([1, 2, 3]);
        file.Flush();
        var other = _path + ".other";
        File.WriteAllBytes(other, [1, 2, 3, 4]);
        File.SetLastWriteTimeUtc(other, File.GetLastWriteTimeUtc(file.SafeFileHandle));
        Assert.False(PrivateFile.IsAt(file, other));
        File.WriteAllBytes(other, [1, 2, 3]);
        File.SetLastWriteTimeUtc(other, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.False(PrivateFile.IsAt(file, other));
        Assert.True(PrivateFile.IsAt(file, _path));
    }

    [Fact]
    public void AFolderIsMadeForItsOwnerAlone()
    {
        var path = Path.Combine(_folder.FullName, "a", "b", "c");

        PrivateFile.CreateFolder(path);
        PrivateFile.CreateFolder(path);

        Assert.True(Directory.Exists(path));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal(Owner, File.GetUnixFileMode(path));
        }
    }

    /// <summary>Reading beside a run asks for no lock, and tells whether somebody has one.</summary>
    [Fact]
    public void AFileIsReadBesideWhoeverHasIt()
    {
        using (var file = PrivateFile.OpenLocked(_path, out _))
        {
            file.Write([1, 2, 3]);
            file.Flush();
            if (!OperatingSystem.IsWindows())
            {
                using var beside = PrivateFile.OpenBeside(_path);
                Assert.Equal(3, beside.Length);
                Assert.True(PrivateFile.IsLocked(_path, beside));
                Assert.False(beside.CanWrite);
            }
        }

        using (var after = PrivateFile.OpenBeside(_path))
        {
            Assert.False(PrivateFile.IsLocked(_path, after));
        }

        Assert.Throws<FileNotFoundException>(() => PrivateFile.OpenBeside(_path + ".none"));
        File.Delete(_path);
    }

    [Theory]
    [InlineData("1: FLOCK ADVISORY WRITE 1 fe:00:116", true)]
    [InlineData("1: FLOCK ADVISORY WRITE 1", false)]
    [InlineData("1: POSIX ADVISORY WRITE 1 fe:00:116 0 EOF", true)]
    [InlineData("1: LEASE ACTIVE WRITE 1 fe:00:116 0 EOF", false)]
    [InlineData("", false)]
    public void ALockIsWhatTheKernelCallsOne(string line, bool expected) => Assert.Equal(expected, KernelLocks.Names([line], "fe:00:116"));

    /// <summary>Keeps its length whatever is written.</summary>
    private sealed class Forgetting : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
        }
    }

    /// <summary>A file that counts what is flushed to the disk, and what to the operating system alone.</summary>
    private sealed class Flushing(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0)
    {
        public bool Fails { get; init; }

        public int ToDisk { get; private set; }

        public int ToSystem { get; private set; }

        public override void Flush()
        {
            ToSystem++;
            base.Flush();
        }

        public override void Flush(bool flushToDisk)
        {
            if (Fails)
            {
                throw new IOException("no flush");
            }

            ToDisk += flushToDisk ? 1 : 0;
            base.Flush(flushToDisk);
        }
    }

    /// <summary>Has a line and half another, and takes nothing more.</summary>
    private sealed class Full(Exception error) : MemoryStream("one\ntw"u8.ToArray())
    {
        public override void Write(byte[] buffer, int offset, int count) => throw error;

        public override void WriteByte(byte value) => throw error;

        public override void SetLength(long value) => throw error;
    }

    /// <summary>A line, and then zeros without end.</summary>
    private sealed class Zeros(byte[] start) : MemoryStream(start)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, count) is > 0 and var read ? read : Fill(buffer, offset, count);

        private static int Fill(byte[] buffer, int offset, int count)
        {
            Array.Clear(buffer, offset, count);
            return count;
        }
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Dripping : MemoryStream
    {
        private readonly int _most;

        public Dripping(byte[] bytes, int most)
            : base(bytes) => _most = most;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, _most));
    }
}
