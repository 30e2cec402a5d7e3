using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace UsedeskUdesk;

/// <summary>By what it is known, without reading it, that a file is still the same: when it was written to, and which file it is.</summary>
internal readonly struct FileState : IEquatable<FileState>
{
    /// <summary>Linux and Windows keep times of files in steps of up to 16 ms: of two writes within one, the second would not be seen.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(20);

    private static readonly bool s_isLinux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    private static readonly DateTime s_epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Ticks since 1970. A number, since a damaged disk may have times that are no dates.</summary>
    private readonly long _written;

    /// <summary>A file that takes the place of another may have its time, as a copy has: on Linux the inode, elsewhere when the file came to be.</summary>
    private readonly long _identity;

    private FileState(long written, long identity) => (_written, _identity) = (written, identity);

    /// <summary>What is at a path; behind a link, what it leads to.</summary>
    public static FileState Of(string path)
    {
        if (s_isLinux && OnLinux(NativeMethods.CurrentFolder, path, 0) is { } state)
        {
            return state;
        }

        // On Linux the time at which a file came to be is made up of others, which change.
        var info = new FileInfo(path);
        return new FileState((info.LastWriteTimeUtc - s_epoch).Ticks, s_isLinux ? 0 : info.CreationTimeUtc.Ticks);
    }

    /// <summary>A file that is open, wherever its name went.</summary>
    public static FileState Of(FileStream file, string path)
        => s_isLinux && OnLinux(file.SafeFileHandle.DangerousGetHandle().ToInt32(), string.Empty, NativeMethods.ThatFileItself) is { } state ? state : Of(path);

    /// <summary>What is at a path, once each later write has another time than the last one.</summary>
    public static FileState Settled(string path)
    {
        var state = Of(path);
        var age = (DateTime.UtcNow - s_epoch).Ticks - state._written;
        if (age >= 0 && age < s_step.Ticks)
        {
            Thread.Sleep(s_step - TimeSpan.FromTicks(age));
            state = Of(path);
        }

        return state;
    }

    public bool Equals(FileState other) => _written == other._written && _identity == other._identity;

    public override bool Equals(object? obj) => obj is FileState other && Equals(other);

    public override int GetHashCode() => _written.GetHashCode() ^ _identity.GetHashCode();

    /// <returns>Null where the kernel, the C library or a sandbox does not know the call, or the library has another name.</returns>
    private static FileState? OnLinux(int folder, string path, int flags)
    {
        // The same on each processor, unlike that of stat.
        var answer = new byte[256];
        try
        {
            if (NativeMethods.StatX(folder, path, flags, NativeMethods.InodeAndWritten, answer) != 0)
            {
                return null;
            }
        }
        catch (TypeLoadException)
        {
            return null;
        }

        var written = unchecked((BitConverter.ToInt64(answer, 112) * TimeSpan.TicksPerSecond) + (BitConverter.ToUInt32(answer, 120) / 100));
        return new FileState(written, BitConverter.ToInt64(answer, 32));
    }

    private static class NativeMethods
    {
        public const int CurrentFolder = -100;
        public const int ThatFileItself = 0x1000;
        public const uint InodeAndWritten = 0x100 | 0x40;

        [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int StatX(int folder, [MarshalAs(UnmanagedType.LPStr)] string path, int flags, uint wanted, [Out] byte[] answer);
    }
}
