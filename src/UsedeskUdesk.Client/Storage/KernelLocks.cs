#if NET8_0_OR_GREATER
using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace UsedeskUdesk.Client.Storage;

/// <summary>What Linux's kernel tells of locks: those of processes of this machine that are visible from here, so none of another container.</summary>
internal static class KernelLocks
{
    /// <summary>Whether somebody has an exclusive lock; null where the kernel does not tell.</summary>
    /// <param name="file">Opened without a lock of its own.</param>
    public static bool? IsWriteLocked(FileStream file)
    {
        try
        {
            // Both lists name a file by the numbers that the file system itself uses, which stat does not always show.
            var about = File.ReadLines($"/proc/self/fdinfo/{file.SafeFileHandle.DangerousGetHandle()}").Select(static line => line.Split(':', 2)).Where(static pair => pair.Length == 2).ToDictionary(static pair => pair[0], static pair => pair[1].Trim());
            if (!about.TryGetValue("ino", out var inode) || !about.TryGetValue("mnt_id", out var mount) || Device(mount) is not { } device)
            {
                return null;
            }

            return Names(File.ReadLines("/proc/locks"), $"{device}:{inode}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether one of the lines is about an exclusive lock of the file; those that only wait for one ("->") are not.</summary>
    internal static bool Names(System.Collections.Generic.IEnumerable<string> locks, string file)
        => locks.Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Any(words => words.Length > 5 && words[1] is "FLOCK" or "POSIX" or "OFDLCK" && words[3] == "WRITE" && words[5] == file);

    /// <summary>A mount's device as /proc/locks writes it.</summary>
    private static string? Device(string mount)
    {
        foreach (var line in File.ReadLines("/proc/self/mountinfo"))
        {
            var words = line.Split(' ');
            if (words.Length > 2 && words[0] == mount && words[2].Split(':') is { Length: 2 } numbers)
            {
                return $"{Hex(numbers[0])}:{Hex(numbers[1])}";
            }
        }

        return null;
    }

    private static string Hex(string number) => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture).ToString("x2", CultureInfo.InvariantCulture);
}
#endif
