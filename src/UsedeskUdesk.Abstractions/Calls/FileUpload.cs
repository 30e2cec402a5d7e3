using System;
using System.IO;
using System.Runtime.InteropServices;

namespace UsedeskUdesk;

/// <summary>A file to send. It is opened when it is sent, once for each attempt, and never held in memory.</summary>
public sealed class FileUpload
{
    private readonly Func<Stream> _open;

    /// <summary>A file from any source.</summary>
    /// <param name="name">The name that the service shows.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="open">Opens it for reading from the start.</param>
    public FileUpload(string name, long length, Func<Stream> open)
    {
        Name = name;
        Length = length;
        _open = open;
    }

    /// <summary>
    /// A file on this machine. What is sent is what stands in it now: once it was changed or replaced, opening it, or reading it to its end, is the error FileChanged.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="RequestException">NotAFile: it is a pipe, a device or a file of the kernel's, whose size nobody knows beforehand.</exception>
    public static FileUpload FromPath(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            throw new FileNotFoundException($"The file '{path}' does not exist.", path);
        }

        // Of a link .NET gives the link's own size.
        var isLink = (info.Attributes & FileAttributes.ReparsePoint) != 0;
        if ((isLink || info.Length == 0 ? SizeOf(info, isLink) : info.Length) is not { } length)
        {
            throw new RequestException("NotAFile", $"'{path}' is a pipe, a device or a file that the system makes while it is read, so its size is not known. Write its content to a file and send that.", "File");
        }

        var state = FileState.Settled(info.FullName);
        return new FileUpload(info.Name, length, () => GivenFileStream.Open(info.FullName, info.Name, length, state));
    }

    /// <summary>The name that the service shows.</summary>
    public string Name { get; }

    /// <summary>Its size in bytes.</summary>
    public long Length { get; }

    /// <summary>Opens it for reading from the start.</summary>
    public Stream Open() => _open();

    /// <summary>
    /// The size of a file that says it is empty, or of what a link leads to; null where it has none. Pipes, devices and the files in /proc say that they are empty
    /// too: a pipe cannot even be opened without waiting for whoever writes to it.
    /// </summary>
    private static long? SizeOf(FileInfo info, bool isLink)
    {
        var isLinux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);
        if (!isLinux && !RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            if (!isLink)
            {
                return info.Length;
            }

            using var target = new FileStream(info.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
            return target.Length;
        }

        var file = NativeMethods.Open(info.FullName, isLinux ? NativeMethods.LinuxNonBlock | NativeMethods.LinuxCloseOnExec : NativeMethods.MacNonBlock | NativeMethods.MacCloseOnExec);
        if (file < 0)
        {
            // What is wrong with it, the real opening says.
            return info.Length;
        }

        try
        {
            return NativeMethods.Seek(file, IntPtr.Zero, NativeMethods.FromEnd).ToInt64() switch
            {
                > 0 and var size => size,
                0 when NativeMethods.Seek(file, IntPtr.Zero, NativeMethods.FromStart) == IntPtr.Zero && NativeMethods.Read(file, new byte[1], (UIntPtr)1) == IntPtr.Zero => 0,
                _ => null,
            };
        }
        finally
        {
            _ = NativeMethods.Close(file);
        }
    }

    private static class NativeMethods
    {
        public const int LinuxNonBlock = 0x800;
        public const int LinuxCloseOnExec = 0x80000;
        public const int MacNonBlock = 0x4;
        public const int MacCloseOnExec = 0x1000000;
        public const int FromStart = 0;
        public const int FromEnd = 2;

        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open([MarshalAs(UnmanagedType.LPStr)] string path, int flags);

        [DllImport("libc", EntryPoint = "lseek")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern IntPtr Seek(int file, IntPtr offset, int origin);

        [DllImport("libc", EntryPoint = "read")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern IntPtr Read(int file, [Out] byte[] buffer, UIntPtr count);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int file);
    }
}
