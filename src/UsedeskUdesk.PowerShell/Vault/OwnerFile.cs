using System;
using System.IO;
using System.Runtime.InteropServices;

namespace UsedeskUdesk.Vault;

/// <summary>
/// Files that their owner alone can read. On Windows a file takes its folder's access rights, and a user's folders are the user's own.
/// </summary>
internal static class OwnerFile
{
    private const int OwnerReadsAndWrites = 0x180; // 0600

    /// <summary>A new file.</summary>
    public static FileStream Create(string path) => Open(path, FileMode.CreateNew);

    /// <summary>Opens or makes a file that nobody else opens meanwhile.</summary>
    public static FileStream OpenLocked(string path) => Open(path, FileMode.OpenOrCreate);

    private static FileStream Open(string path, FileMode mode)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        }

        // The options that make a file private from its first moment came after netstandard2.0, for which this assembly is built.
        var type = typeof(FileStream).Assembly.GetType("System.IO.FileStreamOptions");
        if (type?.GetProperty("UnixCreateMode") is not { } unixMode)
        {
            // Mono: nothing is written before nobody else can open it.
            var file = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
            _ = NativeMethods.ChangeMode(path, OwnerReadsAndWrites);
            return file;
        }

        var options = Activator.CreateInstance(type)!;
        Set("Mode", mode);
        Set("Access", FileAccess.ReadWrite);
        Set("Share", FileShare.None);
        unixMode.SetValue(options, Enum.ToObject(Nullable.GetUnderlyingType(unixMode.PropertyType)!, OwnerReadsAndWrites));
        try
        {
            return (FileStream)Activator.CreateInstance(typeof(FileStream), path, options)!;
        }
        catch (System.Reflection.TargetInvocationException error) when (error.InnerException is IOException or UnauthorizedAccessException)
        {
            throw new IOException(error.InnerException.Message, error.InnerException);
        }

        void Set(string name, object value) => type.GetProperty(name)!.SetValue(options, value);
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "chmod", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int ChangeMode(string path, int mode);
    }
}
