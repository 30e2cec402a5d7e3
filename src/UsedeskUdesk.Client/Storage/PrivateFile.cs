using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace UsedeskUdesk.Client.Storage;

/// <summary>Files for their owner alone, in the hands of one process at a time.</summary>
internal static class PrivateFile
{
    /// <summary>What is wrong with pipes and devices.</summary>
    public const string NotOrdinary = "It is not an ordinary file.";

    private const int WindowsSharingViolation = 32;
    private const int WindowsLockViolation = 33;
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int Attempts = 5;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Opens or creates a file and locks it: elsewhere than on Windows FileShare.None is an exclusive flock (FileShare.Read would be a shared one, and keep
    /// nobody out). On Windows FileShare.Read keeps out whoever wants to write, and lets others read.
    /// </summary>
    /// <remarks>Whoever looks at a file may have it for an instant: a refusal counts only when it lasts.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="created">Whether this call made it.</param>
    /// <exception cref="IOException">See <see cref="IsInUse"/>, or the file cannot be opened.</exception>
    public static FileStream OpenLocked(string path, out bool created)
    {
        var clock = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            FileStream? file;
            try
            {
                file = File.Exists(path) ? null : TryCreate(path);
                created = file is not null;
                file ??= Open(path, FileMode.OpenOrCreate);
            }
            catch (IOException error) when (IsInUse(error) && clock.Elapsed < s_patience)
            {
                Thread.Sleep(s_pause);
                attempt--;
                continue;
            }

            if (!file.CanSeek)
            {
                file.Dispose();
                throw new IOException(NotOrdinary);
            }

            // Whoever had it before may have removed an empty file between our opening and our lock; then this is a file without a name, and
            // another one may have the name by now.
            if (IsAt(file, path))
            {
                return file;
            }

            file.Dispose();
            if (attempt == Attempts)
            {
                throw new IOException("It is replaced again and again.");
            }
        }
    }

    /// <summary>
    /// Whether a name still leads to an open file. Elsewhere than on Windows a file can be removed, moved or replaced while it is open and locked: whoever opens
    /// the name then gets another file, and the lock keeps nobody out.
    /// </summary>
    public static bool IsAt(FileStream file, string path)
    {
#if NET8_0_OR_GREATER
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            // .NET does not tell a file's number. Its times and its length are one record, whichever way they are asked for; nobody else writes to it.
            // A network's file system may renew that record between two questions.
            for (var attempt = 1; attempt <= Attempts; attempt++)
            {
                var there = new FileInfo(path);
                if (there.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
                {
                    there = target;
                }

                if (!there.Exists)
                {
                    return false;
                }

                if (there.Length == file.Length
                    && there.LastWriteTimeUtc == File.GetLastWriteTimeUtc(file.SafeFileHandle)
                    && there.CreationTimeUtc == File.GetCreationTimeUtc(file.SafeFileHandle))
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
#else
        return true;
#endif
    }

    /// <summary>Whether opening failed because somebody else has the file.</summary>
    public static bool IsInUse(IOException error) => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? (error.HResult & 0xFFFF) is WindowsSharingViolation or WindowsLockViolation
        : error.HResult is LinuxWouldBlock or MacWouldBlock;

    /// <summary>Whether it says that a file cannot be written. One that has reached the largest size of its file system is an ArgumentException on Unix.</summary>
    public static bool IsOfFile(Exception error)
        => error is IOException or UnauthorizedAccessException or NotSupportedException or (ArgumentException and not RequestException);

    /// <summary>Takes other people's access from a file that was there before; only for a file that is known to be ours.</summary>
    public static void Restrict(FileStream? file)
    {
#if NET8_0_OR_GREATER
        if (file is null || OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            if (File.GetUnixFileMode(file.SafeFileHandle) != Owner)
            {
                File.SetUnixFileMode(file.SafeFileHandle, Owner);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another user's file, or a file system without modes: it stays as it is.
        }
#endif
    }

    /// <summary>Creates a folder where there is none, for its owner alone. It survives a power cut.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="flushFolder">Another <see cref="FlushFolder"/>.</param>
    public static void CreateFolder(string path, Action<string>? flushFolder = null)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            var missing = new List<string>();
            for (var folder = Path.GetFullPath(path); folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            {
                missing.Add(folder);
            }

            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            missing.ForEach(folder => (flushFolder ?? FlushFolder)(Path.GetDirectoryName(folder)!));
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }

    /// <summary>
    /// Makes the names of new files in a folder survive a power cut. Windows' file system does so by itself; elsewhere the folder has to be flushed, for which
    /// .NET has no method.
    /// </summary>
    public static void FlushFolder(string path)
    {
#if NET8_0_OR_GREATER
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = NativeMethods.Open(path, NativeMethods.ReadAtOnce);
        if (folder >= 0)
        {
            // Some file systems know no flush of folders; then there is nothing that could be done.
            _ = NativeMethods.FSync(folder);
            _ = NativeMethods.Close(folder);
        }
#endif
    }

    /// <summary>Opens a file for reading beside whoever has it. .NET would ask for a lock of its own elsewhere than on Windows, and be refused.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static FileStream OpenBeside(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            var file = NativeMethods.Open(path, NativeMethods.ReadAtOnce);
            if (file >= 0)
            {
                return new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(file, ownsHandle: true), FileAccess.Read, bufferSize: 0);
            }
        }
#endif
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>
    /// Whether somebody on this machine has the file. On Linux the kernel's own list says so, without a lock that could refuse a run which begins at this
    /// moment; elsewhere a lock is asked for and given back at once, and a run that begins waits that long (see <see cref="OpenLocked"/>).
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="file">The same, opened with <see cref="OpenBeside"/>.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static bool IsLocked(string path, FileStream file)
    {
#if NET8_0_OR_GREATER
        if (OperatingSystem.IsLinux() && KernelLocks.IsWriteLocked(file) is { } known)
        {
            return known;
        }
#endif
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException error) when (IsInUse(error))
        {
            return true;
        }
    }

    /// <summary>Creates a file; null where it cannot, as where somebody else did so at this moment: only the file system knows whose it is.</summary>
    private static FileStream? TryCreate(string path)
    {
        try
        {
            return Open(path, FileMode.CreateNew);
        }
        catch (IOException error) when (!IsInUse(error))
        {
            // Said again by the next try, unless it was that.
            return null;
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
#if NET8_0_OR_GREATER
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
#else
        // .NET Framework, so Windows: a file takes its folder's access rights, and a user's folders are the user's own.
        return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
#endif
    }

#if NET8_0_OR_GREATER
    private static class NativeMethods
    {
        /// <summary>For reading, not for programs that are started meanwhile, and without waiting for somebody who writes, as a pipe would.</summary>
        public static readonly int ReadAtOnce = OperatingSystem.IsMacOS() ? 0x1000004 : 0x80800; // O_CLOEXEC | O_NONBLOCK

        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int FSync(int file);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int file);
    }
#endif
}
