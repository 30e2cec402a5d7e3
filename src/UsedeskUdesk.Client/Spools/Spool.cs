using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Storage;

namespace UsedeskUdesk.Client.Spools;

/// <summary>
/// Bodies in a folder of append-only files. One thread writes: whatever came while the disk was busy with the last write is the next one, so one flush
/// serves all senders that wait. Files are read from the front, in step with the pipeline, so that memory does not grow with what waits.
/// A file is removed when all that is in it is done with.
/// </summary>
internal sealed class Spool : IEventStore
{
    private const string FilePattern = "events-*.jsonl";
    private const string LockName = "spool.lock";
    private const string SetAsideName = "unreadable.jsonl";
    private const string ReserveName = "spool.reserve";
    private const int ReserveSize = 16 * 1024;
    private const int ReadSize = 256 * 1024;
    private const int MaximumBatchBytes = 8 << 20;

    /// <summary>How many known events surely fit into what is kept back.</summary>
    private const int KnownInReserve = 400;

    private static readonly TimeSpan s_flushMarksAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_endWait = TimeSpan.FromSeconds(5);

    /// <summary>How long whoever ends waits for the disk: long enough for one that is well.</summary>
    private static readonly TimeSpan s_shortWait = TimeSpan.FromMilliseconds(100);

    /// <summary>Those of this process that are being closed, by their folders.</summary>
    private static readonly ConcurrentDictionary<string, Task> s_ending = new();

    private readonly object _gate = new();
    private readonly string _folder;
    private readonly string _service;
    private FileStream _lock;
    private readonly List<SpoolFile> _segments = new();
    private readonly KnownEvents _known = new();
    private readonly Dictionary<EventKey, Task> _pendingKeys = new();
    private readonly Thread _writer;
    private readonly SemaphoreSlim _news = new(0);
    private List<Pending> _queue = new();
    private SpoolFile? _active;
    private long _nextFile = 1;
    private long _next = 1;
    private long _last;
    private long _done;
    private int _part;
    private (long Number, int Part) _doneBefore;
    private long _lastBefore;
    private (long Number, int Part) _written;
    private bool _marksUnflushed;
    private readonly Stopwatch _sinceKnownFailed = new();
    private bool _stop;
    private bool _isHealthy = true;
    private SpoolFile? _reading;
    private long _readAt;
    private byte[] _chunk = Array.Empty<byte>();
    private int _chunkAt;

    private readonly Func<string, FileLineStore> _open;
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Spool(string folder, string service, FileStream lockFile, Func<string, FileLineStore>? open)
    {
        _open = open ?? (static path => FileLineStore.Open(path, LineStoreUse.Spool));
        _folder = folder;
        _service = service;
        _lock = lockFile;
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "UsedeskUdesk spool" };
    }

    /// <summary>How large a file may get before the next one is begun.</summary>
    internal long SegmentBytes { get; set; } = 64L << 20;

    /// <summary>How large a file may get of which nothing is needed any more.</summary>
    internal long DoneBytes { get; set; } = 4L << 20;

    /// <summary>How long after a full disk had no room for the known events it is tried again.</summary>
    internal TimeSpan WriteKnownAgainAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Lines that could not be read when it was opened. What was answered for is not among them, unless the disk is broken.</summary>
    public int DamagedLines { get; private set; }

    public long Waiting
    {
        get
        {
            lock (_gate)
            {
                return _last - _done;
            }
        }
    }

    public bool IsHealthy
    {
        get
        {
            lock (_gate)
            {
                return _isHealthy;
            }
        }
    }

    /// <exception cref="RequestException">SpoolInUse, SpoolNotUsable, SpoolOfOtherService, NotASpool.</exception>
    public static Spool Open(string folder, string service, CancellationToken cancellationToken, Func<string, FileLineStore>? open = null)
    {
        FileStream lockFile;
        try
        {
            // The one before may still be writing its last marks.
            if (s_ending.TryGetValue(Path.GetFullPath(folder), out var ending))
            {
                ending.Wait((int)s_endWait.TotalMilliseconds, cancellationToken);
            }

            PrivateFile.CreateFolder(folder);
            lockFile = PrivateFile.OpenLocked(Path.Combine(folder, LockName), out _);
        }
        catch (IOException error) when (PrivateFile.IsInUse(error))
        {
            throw LineStoreUse.Spool.InUse(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or (ArgumentException and not RequestException) or NotSupportedException)
        {
            throw LineStoreUse.Spool.NotUsable(folder, error.Message);
        }

        var spool = new Spool(folder, service, lockFile, open);
        try
        {
            spool.ReadFiles(cancellationToken);
            spool.Reserve();
        }
        catch
        {
            spool._segments.ForEach(static segment => segment.Store.Dispose());
            lockFile.Dispose();
            throw;
        }

        spool._writer.Start();
        return spool;
    }

    public Task<bool> AddAsync(StoredBody body)
    {
        lock (_gate)
        {
            if (_stop)
            {
                throw LineStoreUse.Spool.NotUsable(_folder, "The receiver is ending.");
            }

            var now = Now();
            var waits = new List<Task>();
            var skip = new List<int>();
            var fresh = new HashSet<EventKey>();
            for (var i = 0; i < body.Keys.Count; i++)
            {
                var key = body.Keys[i];
                if (_pendingKeys.TryGetValue(key, out var pending))
                {
                    // It is on its way to the disk: this sender, too, is told only when it has arrived.
                    waits.Add(pending);
                    skip.Add(i);
                }
                else if (_known.Contains(key, now) || !fresh.Add(key))
                {
                    skip.Add(i);
                }
            }

            if (body.Keys.Count > 0 && skip.Count == body.Keys.Count)
            {
                return AfterAsync(waits, Task.CompletedTask, isNew: false);
            }

            body.Skip = skip;
            var added = new Pending(body, fresh, now);
            foreach (var key in fresh)
            {
                _pendingKeys[key] = added.Task;
            }

            _queue.Add(added);
            Monitor.PulseAll(_gate);
            return waits.Count == 0 ? added.Task : AfterAsync(waits, added.Task, isNew: true);
        }
    }

    public KeptBody? Read()
    {
        while (true)
        {
            if (NextLine() is not { } line)
            {
                return null;
            }

            // A damaged line was never answered for. Lines of other kinds were looked at when the spool was opened.
            if (SpoolLine.Read(line) is { IsEvent: true } parsed && parsed.Number > _doneBefore.Number)
            {
                var json = new byte[parsed.Body.Count];
                Buffer.BlockCopy(parsed.Body.Array!, parsed.Body.Offset, json, 0, json.Length);
                return new KeptBody(parsed.Number, parsed.At, json, parsed.Skip, parsed.Check, parsed.Number <= _lastBefore, parsed.Number == _doneBefore.Number + 1 ? _doneBefore.Part : 0);
            }
        }
    }

    public async Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
        => await _news.WaitAsync(limit, cancellationToken).ConfigureAwait(false);

    public string? SetAside(byte[] json)
    {
        var path = Path.Combine(_folder, SetAsideName);
        try
        {
            using var file = PrivateFile.OpenLocked(path, out _);
            PrivateFile.Restrict(file);
            // What a full disk left of an earlier line must not spoil this one.
            var line = new byte[json.Length + 2];
            line[0] = line[json.Length + 1] = (byte)'\n';
            Buffer.BlockCopy(json, 0, line, 1, json.Length);
            var start = EndsWithLine(file) ? 1 : 0;
            file.Position = file.Length;
            file.Write(line, start, line.Length - start);
            file.Flush(flushToDisk: true);
            PrivateFile.FlushFolder(_folder);
            return path;
        }
        catch (Exception error) when (PrivateFile.IsOfFile(error))
        {
            throw LineStoreUse.Spool.NotUsable(_folder, error.Message);
        }
    }

    public void Done(long number, int part)
    {
        lock (_gate)
        {
            if (number > _done || (number == _done && part > _part))
            {
                (_done, _part) = (number, part);
                Monitor.PulseAll(_gate);
            }
        }
    }

    public void Dispose()
    {
        List<Pending> rest;
        lock (_gate)
        {
            if (_stop)
            {
                return;
            }

            _stop = true;
            s_ending[Path.GetFullPath(_folder)] = _ended.Task;

            // Nobody has been told that these are safe, and who sent them is no longer listened to: they come again.
            (rest, _queue) = (_queue, new List<Pending>());
            Monitor.PulseAll(_gate);
        }

        rest.ForEach(item => item.Fail(LineStoreUse.Spool.NotUsable(_folder, "The receiver is ending.")));

        // The disk may be slow, or hang, and whoever ends may be somebody's prompt. What is left is done on the writer's own thread, for which the process waits
        // a little longer when it ends itself: marks that are not written are events that come again.
        if (!_writer.Join(s_shortWait))
        {
            EventHandler wait = (_, _) => _ended.Task.Wait(s_endWait);
            AppDomain.CurrentDomain.ProcessExit += wait;
            _ = _ended.Task.ContinueWith(_ => AppDomain.CurrentDomain.ProcessExit -= wait, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>The last that the writer does.</summary>
    private void End()
    {
        lock (_gate)
        {
            _segments.ForEach(static segment => segment.Store.Dispose());
        }

        _lock.Dispose();
        _news.Dispose();
        ((ICollection<KeyValuePair<string, Task>>)s_ending).Remove(new KeyValuePair<string, Task>(Path.GetFullPath(_folder), _ended.Task));
        _ended.SetResult(true);
    }

    private static bool EndsWithLine(FileStream file)
    {
        if (file.Length == 0)
        {
            return true;
        }

        file.Position = file.Length - 1;
        return file.ReadByte() == '\n';
    }

    private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static async Task<bool> AfterAsync(List<Task> waits, Task own, bool isNew)
    {
        await Task.WhenAll(waits).ConfigureAwait(false);
        await own.ConfigureAwait(false);
        return isNew;
    }

    private void ReadFiles(CancellationToken cancellationToken)
    {
        foreach (var path in Directory.GetFiles(_folder, FilePattern).OrderBy(FileNumber))
        {
            var store = _open(path);
            var segment = new SpoolFile(path, store);
            _segments.Add(segment);
            var (lines, whole) = (0, 0);
            var rest = store.ReadAll(
                (line, _) =>
                {
                    lines++;
                    if (SpoolLine.Read(line) is { } parsed)
                    {
                        whole++;
                        Take(parsed, segment, path);
                    }
                },
                cancellationToken);
            if (whole == 0 && !IsOurs(lines == 0 ? rest : store.Read(0, (int)Math.Min(store.Length, 8))))
            {
                throw RequestException.Create("NotASpool", $"'{path}' is no file of a spool. Name a folder of its own for the spool.", "SpoolPath");
            }

            DamagedLines += lines - whole;
            segment.Length = store.Length;
            _nextFile = Math.Max(_nextFile, FileNumber(path) + 1);
        }

        // Numbers may be missing: those of a write that failed are not given again.
        _last = Math.Max(_last, _done);
        _next = Math.Max(_next, _last + 1);
        _lastBefore = _last;
        _doneBefore = _written = (_done, _part);
        RemoveDone();
        if (_segments.Count > 0)
        {
            _news.Release();
        }
    }

    /// <summary>Nothing, or what a power cut makes of the first line: zeros or its beginning.</summary>
    private static bool IsOurs(byte[] bytes)
        => bytes.Length == 0 || bytes[0] == 0 || "{\"crc\":\"".StartsWith(System.Text.Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, 8)), StringComparison.Ordinal);

    private static long FileNumber(string path)
    {
        var digits = Path.GetFileNameWithoutExtension(path).Split('-').Last();
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private void Take(SpoolLine.Parsed line, SpoolFile segment, string path)
    {
        if (line.Spool is { } version)
        {
            if (version != SpoolLine.Version)
            {
                throw RequestException.Create("SpoolOfOtherVersion", $"'{path}' was written by another version of the module. Empty the spool with that version.", "SpoolPath");
            }

            if (line.Service != _service)
            {
                throw RequestException.Create("SpoolOfOtherService", $"The spool '{_folder}' holds events of {line.Service}. Name a folder of its own for each receiver.", "SpoolPath");
            }

            _next = Math.Max(_next, line.Next);
        }

        if (line.Done is { } done && (done > _done || (done == _done && line.Part > _part)))
        {
            (_done, _part) = (done, line.Part);
        }

        if (line.IsEvent)
        {
            segment.Last = Math.Max(segment.Last, line.Number);
            _last = Math.Max(_last, line.Number);
            _next = Math.Max(_next, line.Number + 1);
            foreach (var key in SpoolLine.Keys(line.Keys))
            {
                _known.Add(key, line.At);
            }
        }
        else if (line.Known is { } known)
        {
            foreach (var (key, time) in SpoolLine.Known(known))
            {
                _known.Add(key, time);
                segment.Follow--;
            }
        }
        else if (line.Follow is { } follow)
        {
            segment.Follow = follow;
        }
    }

    private ArraySegment<byte>? NextLine()
    {
        while (true)
        {
            var end = Array.IndexOf(_chunk, (byte)'\n', _chunkAt);
            if (end >= 0)
            {
                var line = new ArraySegment<byte>(_chunk, _chunkAt, end - _chunkAt);
                _chunkAt = end + 1;
                return line;
            }

            if (!Fill())
            {
                return null;
            }
        }
    }

    /// <summary>Reads on, in whole lines: only what is durable is looked at, and that always ends with a line.</summary>
    private bool Fill()
    {
        while (true)
        {
            SpoolFile file;
            long left;
            lock (_gate)
            {
                if (_reading is null || !_segments.Contains(_reading))
                {
                    // At the beginning, or where the file was removed, because all that was in it is done with.
                    (_reading, _readAt) = (_segments.FirstOrDefault(), 0);
                }

                while (_reading is not null && _readAt >= _reading.Length)
                {
                    if (_segments.IndexOf(_reading) + 1 is var next && next == _segments.Count)
                    {
                        return false;
                    }

                    (_reading, _readAt) = (_segments[next], 0);
                }

                if (_reading is null)
                {
                    return false;
                }

                (file, left) = (_reading, _reading.Length - _readAt);
            }

            for (var size = Math.Min(ReadSize, left); file.Read(_readAt, (int)size) is { } bytes; size = Math.Min(size * 2, left))
            {
                var end = Array.LastIndexOf(bytes, (byte)'\n');
                if (end >= 0)
                {
                    Array.Resize(ref bytes, end + 1);
                    (_chunk, _chunkAt) = (bytes, 0);
                    _readAt += bytes.Length;
                    return true;
                }

                if (size == left)
                {
                    throw LineStoreUse.Spool.NotUsable(_folder, "A file does not end with a whole line.");
                }
            }
        }
    }

    /// <summary>
    /// Removes files of which nothing is needed any more: their events are done with, and one behind them has what they say of events that are known, which a kill or
    /// a full disk may have kept it from. Under the gate, or before the writer runs.
    /// </summary>
    private void RemoveDone()
    {
        while (_segments.Count > 1 && _segments[0] is var first && first != _active && first.Last <= _done && _segments.Skip(1).Any(static segment => segment.HasKnown))
        {
            _segments.RemoveAt(0);
            first.Remove();
        }
    }

    private void WriteAll()
    {
        using var buffer = new MemoryStream();
        while (true)
        {
            List<Pending> batch;
            (long Number, int Part)? mark;
            bool stop;
            lock (_gate)
            {
                while (_queue.Count == 0 && (_done, _part) == _written && !_stop)
                {
                    if (!_marksUnflushed)
                    {
                        Monitor.Wait(_gate);
                    }
                    else if (!Monitor.Wait(_gate, s_flushMarksAfter))
                    {
                        break;
                    }
                }

                batch = TakeBatch();
                mark = (_done, _part) == _written ? null : (_done, _part);
                stop = _stop && _queue.Count == 0;
            }

            Write(buffer, batch, mark, stop);
            if (stop)
            {
                End();
                return;
            }
        }
    }

    private List<Pending> TakeBatch()
    {
        var size = 0L;
        var count = 0;
        while (count < _queue.Count && size < MaximumBatchBytes)
        {
            size += _queue[count++].Body.Json.Length;
        }

        List<Pending> batch;
        if (count == _queue.Count)
        {
            (batch, _queue) = (_queue, new List<Pending>());
        }
        else
        {
            batch = _queue.GetRange(0, count);
            _queue.RemoveRange(0, count);
        }

        return batch;
    }

    private void Write(MemoryStream buffer, List<Pending> batch, (long Number, int Part)? mark, bool stop)
    {
        try
        {
            buffer.SetLength(0);
            if (batch.Count > 0)
            {
                KeepLock();
            }

            var number = _next;
            foreach (var item in batch)
            {
                SpoolLine.WriteEvent(buffer, number++, item.At, item.Body, item.Fresh);
            }

            if (mark is { } done)
            {
                SpoolLine.WriteDone(buffer, done.Number, done.Part);
            }

            if (buffer.Length > 0)
            {
                var segment = FileFor(batch.Count > 0);
                if (segment is not null)
                {
                    segment.Append(new ArraySegment<byte>(buffer.GetBuffer(), 0, (int)buffer.Length), durable: batch.Count > 0 || stop);
                    _marksUnflushed = batch.Count == 0 && !stop;
                }
            }
            else if (_marksUnflushed)
            {
                _active?.Flush();
                _marksUnflushed = false;
            }

            Written(batch, mark, number);
            if (buffer.Capacity > MaximumBatchBytes)
            {
                buffer.SetLength(0);
                buffer.Capacity = 0;
            }

            if (batch.Count > 0 && _active is { HasKnown: false } active && (!_sinceKnownFailed.IsRunning || _sinceKnownFailed.Elapsed >= WriteKnownAgainAfter))
            {
                WriteKnown(active);
            }

            ShrinkWhenDone(stop);
        }
#pragma warning disable CA1031 // The writer must go on, whatever happened: senders wait for it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Failed(batch, error as RequestException ?? LineStoreUse.Spool.NotUsable(_folder, error.Message));
        }
    }

    /// <summary>
    /// Elsewhere than on Windows the lock's file can be taken away, as cleaners of old files do; a second receiver would then find a spool that nobody has, and
    /// give the same numbers.
    /// </summary>
    private void KeepLock()
    {
        var path = Path.Combine(_folder, LockName);
        if (PrivateFile.IsAt(_lock, path))
        {
            return;
        }

        try
        {
            var again = PrivateFile.OpenLocked(path, out _);
            _lock.Dispose();
            _lock = again;
        }
        catch (IOException error) when (PrivateFile.IsInUse(error))
        {
            throw LineStoreUse.Spool.InUse(_folder);
        }
    }

    private void Written(List<Pending> batch, (long Number, int Part)? mark, long next)
    {
        lock (_gate)
        {
            if (batch.Count > 0)
            {
                _active!.Last = next - 1;
            }

            if (_active is not null)
            {
                _active.Length = _active.Store.Length;
            }

            (_next, _last) = (next, Math.Max(_last, next - 1));
            foreach (var item in batch)
            {
                foreach (var key in item.Fresh)
                {
                    _pendingKeys.Remove(key);
                    _known.Add(key, item.At);
                }
            }

            if (mark is { } written)
            {
                _written = written;
            }

            _isHealthy = true;
            RemoveDone();
        }

        foreach (var item in batch)
        {
            item.Succeed();
        }

        if (batch.Count > 0 && _news.CurrentCount == 0)
        {
            _news.Release();
        }
    }

    private void Failed(List<Pending> batch, RequestException error)
    {
        lock (_gate)
        {
            foreach (var item in batch)
            {
                foreach (var key in item.Fresh)
                {
                    _pendingKeys.Remove(key);
                }
            }

            _isHealthy = false;
            // A broken disk may have kept them all the same: two events of one number would be done with together.
            _next += batch.Count;
            // Marks are not tried again at once: a full disk would keep the thread busy. They go with the next write.
            _written = (_done, _part);

            // What the failed write has left in this file is not known; nothing more goes there.
            _active = null;
        }

        foreach (var item in batch)
        {
            item.Fail(error);
        }
    }

    /// <summary>The file to write to; a new one where there is none or the last one is full.</summary>
    private SpoolFile? FileFor(bool needed)
    {
        if (_active is { } active && active.Store.Length < SegmentBytes)
        {
            return active;
        }

        return _active is null && !needed && _segments.Count == 0 ? null : Begin();
    }

    /// <summary>
    /// A file is begun before the one goes in which nothing is needed any more. Where the spool has filled its disk by itself, there is no room for that: then
    /// what was kept back for it is given up. Where not even that has room for the events that are known, the newest of them are written before the files that have all
    /// go, and all as soon as they have gone.
    /// </summary>
    private SpoolFile Begin()
    {
        try
        {
            return Begin(int.MaxValue);
        }
        catch (RequestException)
        {
            lock (_gate)
            {
                if (_done < _last || _segments.Count == 0)
                {
                    throw;
                }
            }

            try
            {
                File.Delete(Path.Combine(_folder, ReserveName));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw LineStoreUse.Spool.NotUsable(_folder, error.Message);
            }

            var segment = BeginWithWhatFits();
            if (segment.HasKnown)
            {
                return segment;
            }

            lock (_gate)
            {
                foreach (var old in _segments.Where(old => old != segment).ToArray())
                {
                    _segments.Remove(old);
                    old.Remove();
                }
            }

            WriteKnown(segment);
            Reserve();
            return segment;
        }
    }

    private SpoolFile BeginWithWhatFits()
    {
        foreach (var mostKnown in new[] { int.MaxValue, KnownInReserve })
        {
            try
            {
                return Begin(mostKnown);
            }
            catch (RequestException)
            {
                // With fewer, then.
            }
        }

        return Begin(0);
    }

    /// <summary>Writes all known events to a file that does not have them yet. Where there is no room for that now, it is tried again later.</summary>
    private void WriteKnown(SpoolFile segment)
    {
        using var lines = new MemoryStream();
        lock (_gate)
        {
            SpoolLine.WriteAllKnown(lines, _known.All().ToArray());
        }

        try
        {
            segment.Append(new ArraySegment<byte>(lines.GetBuffer(), 0, (int)lines.Length), durable: true);
        }
        catch (RequestException)
        {
            _sinceKnownFailed.Restart();
            return;
        }

        lock (_gate)
        {
            segment.Length = segment.Store.Length;
            segment.Follow = 0;
        }
    }

    /// <summary>Keeps some of the disk back; a disk without room has none to keep.</summary>
    private void Reserve()
    {
        var path = Path.Combine(_folder, ReserveName);
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length >= ReserveSize)
            {
                return;
            }

            // A kill may have left the beginning of one.
            file.Delete();
            var bytes = new byte[ReserveSize];
            // Zeros would take no room on some file systems.
            using (var random = RandomNumberGenerator.Create())
            {
                random.GetBytes(bytes);
            }

            using var store = _open(path);
            store.AppendWhole(new ArraySegment<byte>(bytes), durable: true);
        }
        catch (Exception error) when (error is RequestException or IOException or UnauthorizedAccessException)
        {
            // Without it a disk that is full wants somebody to make room.
        }
    }

    /// <param name="mostKnown">How many of the events that came before it says, so that they are known again after a restart.</param>
    private SpoolFile Begin(int mostKnown)
    {
        var path = Path.Combine(_folder, string.Format(CultureInfo.InvariantCulture, "events-{0:D10}.jsonl", _nextFile++));
        var segment = new SpoolFile(path, _open(path));
        try
        {
            segment.Store.ReadAll(static (_, _) => { }, CancellationToken.None);
            using var first = new MemoryStream();
            lock (_gate)
            {
                SpoolLine.WriteHeader(first, _service, _next, _done);
                SpoolLine.WriteDone(first, _done, _part);
                var known = _known.All().ToArray();
                segment.Follow = known.Length <= mostKnown ? 0 : null;
                if (segment.HasKnown)
                {
                    SpoolLine.WriteAllKnown(first, known);
                }
                else
                {
                    SpoolLine.WriteKnown(first, known.Skip(known.Length - mostKnown));
                }
            }

            segment.Append(new ArraySegment<byte>(first.GetBuffer(), 0, (int)first.Length), durable: true);
        }
        catch
        {
            segment.Remove();
            throw;
        }

        lock (_gate)
        {
            segment.Length = segment.Store.Length;
            _segments.Add(segment);
            _active = segment;
            // At once: what comes next may need the room.
            RemoveDone();
        }

        if (segment.HasKnown)
        {
            Reserve();
        }

        return segment;
    }

    /// <summary>What is done with need not lie about until a file is full: others' words are in it.</summary>
    private void ShrinkWhenDone(bool stop)
    {
        bool shrink;
        lock (_gate)
        {
            shrink = _done >= _last && _segments.Any(static segment => segment.Last > 0) && (stop || _active is null || _active.Store.Length > DoneBytes);
        }

        if (shrink)
        {
            Begin();
        }
    }

    /// <summary>A file.</summary>
    private sealed class SpoolFile
    {
        private readonly string _path;
        private bool _removed;

        public SpoolFile(string path, FileLineStore store)
        {
            _path = path;
            Store = store;
        }

        public FileLineStore Store { get; }

        /// <summary>The number of its last event; 0 when there is none.</summary>
        public long Last { get; set; }

        /// <summary>How many known events are missing of those that it is to begin with; null where it does not say.</summary>
        public int? Follow { get; set; }

        /// <summary>Whether it has what the files before it say of known events.</summary>
        public bool HasKnown => Follow <= 0;

        /// <summary>How much of it is durable.</summary>
        public long Length { get; set; }

        public void Append(ArraySegment<byte> lines, bool durable)
        {
            lock (Store)
            {
                Store.AppendWhole(lines, durable);
            }
        }

        public void Flush()
        {
            lock (Store)
            {
                Store.Flush();
            }
        }

        /// <returns>Null where the file was removed.</returns>
        public byte[]? Read(long start, int length)
        {
            lock (Store)
            {
                return _removed ? null : Store.Read(start, length);
            }
        }

        public void Remove()
        {
            lock (Store)
            {
                _removed = true;
                Store.Dispose();
            }

            try
            {
                File.Delete(_path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It is read again at the next start, and found to be done with.
            }
        }
    }

    /// <summary>A body on its way to the disk.</summary>
    private sealed class Pending
    {
        private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Pending(StoredBody body, IReadOnlyCollection<EventKey> fresh, long at)
        {
            Body = body;
            Fresh = fresh;
            At = at;
        }

        public StoredBody Body { get; }

        /// <summary>The keys of events that nobody sent before.</summary>
        public IReadOnlyCollection<EventKey> Fresh { get; }

        public long At { get; }

        public Task<bool> Task => _done.Task;

        public void Succeed() => _done.TrySetResult(true);

        public void Fail(Exception error)
        {
            _done.TrySetException(error);
            // Looked at, also where the sender has gone.
            _ = _done.Task.Exception;
        }
    }
}
