using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security;
using System.Threading;

namespace UsedeskUdesk.Client.Storage;

/// <summary>Lines in a file, which is locked from the moment it is opened, also where it is new.</summary>
internal sealed class FileLineStore : ILineStore
{
    private const byte LineEnd = (byte)'\n';
    private const int MostLastBytes = 64;

    private readonly Stream _file;
    private readonly string _path;
    private readonly LineStoreUse _use;
    private readonly bool _created;
    private readonly Action<string> _flushFolder;
    private bool _isNamed;
    private bool _endsClean;
    private long _read;
    private bool _broken;
    private byte[] _lastBytes = Array.Empty<byte>();

    internal FileLineStore(string path, Stream file, bool created, LineStoreUse? use = null, Action<string>? flushFolder = null)
    {
        Name = path;
        // The process may change its folder meanwhile.
        _path = file is FileStream ? Path.GetFullPath(path) : path;
        _use = use ?? LineStoreUse.Journal;
        _file = file;
        _created = created;
        _flushFolder = flushFolder ?? PrivateFile.FlushFolder;
    }

    public string Name { get; }

    public long Length { get; private set; }

    /// <exception cref="RequestException">The file cannot be used, or somebody else has it.</exception>
    public static FileLineStore Open(string path, LineStoreUse? use = null)
    {
        use ??= LineStoreUse.Journal;
        FileStream file;
        bool created;
        try
        {
            if (File.Exists(path) && IsDevice(path))
            {
                throw use.NotUsable(path, PrivateFile.NotOrdinary);
            }

            file = PrivateFile.OpenLocked(path, out created);
        }
        catch (IOException error) when (PrivateFile.IsInUse(error))
        {
            throw use.InUse(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or (ArgumentException and not RequestException) or NotSupportedException or SecurityException)
        {
            throw use.NotUsable(path, error.Message);
        }

        return new FileLineStore(path, file, created, use);
    }

    public bool IsLost
    {
        get
        {
            try
            {
                return Length > 0 && (HasMoved || _file.Length < Length || !EndsAsWritten());
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or RequestException)
            {
                return true;
            }
        }
    }

    public byte[] ReadAll(Action<ArraySegment<byte>, long> visit, CancellationToken cancellationToken)
    {
        _file.Position = 0;
        byte[] rest;
        try
        {
            (Length, rest) = WholeLines.Read(_file, visit, cancellationToken);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw _use.NotUsable(Name, error.Message);
        }

        _read = Length + rest.Length;
        if (Length > 0)
        {
            PrivateFile.Restrict(_file as FileStream);
        }

        return rest;
    }

    public void EndLine()
    {
        if (_endsClean || _read == Length)
        {
            return;
        }

        ThrowIfMoved();
        try
        {
            ThrowIfChanged(_read);
            _file.Position = _read;
            _file.WriteByte(LineEnd);
            Flush();
        }
        catch (Exception error) when (PrivateFile.IsOfFile(error))
        {
            throw _use.NotUsable(Name, error.Message);
        }

        Length = ++_read;
        _endsClean = true;
    }

    public void Append(byte[] line, bool durable)
    {
        if (line.Length > WholeLines.LongestLine)
        {
            throw _use.NotUsable(Name, $"A line of {line.Length} bytes could not be read again.");
        }

        var bytes = new byte[line.Length + 1];
        Buffer.BlockCopy(line, 0, bytes, 0, line.Length);
        bytes[line.Length] = LineEnd;
        AppendWhole(new ArraySegment<byte>(bytes), durable);
    }

    public void AppendWhole(ArraySegment<byte> lines, bool durable)
    {
        if (_broken)
        {
            throw _use.NotUsable(Name, "An earlier line could not be written whole.");
        }

        if (durable)
        {
            // Before it is written: what waits for this line must not happen then.
            ThrowIfMoved();
        }

        try
        {
            ThrowIfChanged(_endsClean ? Length : _read);
            if (!_endsClean)
            {
                // The next line must not be glued to one that was cut off.
                _file.SetLength(Length);
                _endsClean = true;
            }

            _file.Position = Length;
            _file.Write(lines.Array!, lines.Offset, lines.Count);
            if (durable && _file is FileStream onDisk)
            {
                onDisk.Flush(flushToDisk: true);
                if (!_isNamed)
                {
                    // A file whose name a power cut takes away is lost with all that is in it.
                    _flushFolder(Path.GetDirectoryName(_path)!);
                    _isNamed = true;
                }
            }
            else
            {
                _file.Flush();
            }
        }
        catch (Exception error) when (PrivateFile.IsOfFile(error))
        {
            // Nothing half may stay behind, or come later when there is room again.
            Restore();
            throw _use.NotUsable(Name, error.Message);
        }

        Length += lines.Count;
        _lastBytes = lines.AsSpan(Math.Max(0, lines.Count - MostLastBytes)).ToArray();
        if (_file.Length != Length)
        {
            _broken = true;
            throw _use.NotUsable(Name, "What was written to it did not arrive: it is not an ordinary file, or another run writes to it.");
        }

        if (Length == lines.Count)
        {
            PrivateFile.Restrict(_file as FileStream);
        }

        if (!durable)
        {
            // It is right where the file is now, but the next run does not look there.
            ThrowIfMoved();
        }
    }

    public void Flush()
    {
        try
        {
            (_file as FileStream)?.Flush(flushToDisk: true);
        }
        catch (IOException error)
        {
            throw _use.NotUsable(Name, error.Message);
        }
    }

    public byte[] Read(long start, int length)
    {
        var bytes = new byte[length];
        try
        {
            _file.Position = start;
            for (var read = 0; read < length;)
            {
                read += _file.Read(bytes, read, length - read) is var more and > 0 ? more : throw new EndOfStreamException("It is shorter than it was.");
            }

            _file.Position = Length;
        }
        catch (IOException error)
        {
            throw _use.NotUsable(Name, error.Message);
        }

        return bytes;
    }

    public void Dispose()
    {
        // Nothing left, as with -WhatIf: then there is nothing to go on from either. Elsewhere than on Windows while the lock holds.
        var remove = _created && Length == 0 && !_broken && IsForUsAlone();
        if (remove && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            TryDelete();
        }

        _file.Dispose();
        if (remove && RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            TryDelete();
        }
    }

    /// <summary>
    /// Whether the file is empty and stays so: another run may have written to it since, and may at any moment where the file system has no locks.
    /// </summary>
    private bool IsForUsAlone()
    {
        try
        {
            return _file.Length == 0
                && !HasMoved
                && (_file is not FileStream onDisk || RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || PrivateFile.IsLocked(_path, onDisk));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Somebody may have written another file over this one, as cp does.</summary>
    private bool EndsAsWritten() => Read(Length - _lastBytes.Length, _lastBytes.Length).AsSpan().SequenceEqual(_lastBytes);

    private bool HasMoved => _file is FileStream onDisk && !PrivateFile.IsAt(onDisk, _path);

    /// <summary>Whoever wants this file next would find another one, or none, and begin anew.</summary>
    private void ThrowIfMoved()
    {
        if (HasMoved)
        {
            throw _use.NotUsable(Name, "It was removed, moved or replaced while it was in use.");
        }
    }

    /// <summary>On file systems without locks this is what notices a second run, whose lines must not be cut off.</summary>
    private void ThrowIfChanged(long expected)
    {
        if (_file.Length != expected)
        {
            throw _use.InUse(Name);
        }
    }

    /// <summary>Devices such as /dev/null take everything and keep nothing.</summary>
    private static bool IsDevice(string path)
    {
#if NET8_0_OR_GREATER
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            var full = Path.GetFullPath(path);
            var target = File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
            return target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal);
        }
#endif
        return false;
    }

    private void Restore()
    {
        try
        {
            _file.SetLength(Length);
            _file.Position = Length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            _broken = true;
        }
    }

    private void TryDelete()
    {
        try
        {
            // On Windows the lock has ended by now.
            if (new FileInfo(_path) is { Exists: true, Length: 0 })
            {
                File.Delete(_path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An empty file does no harm.
        }
    }
}
