using System;
using System.IO;

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

    /// <summary>A file on this machine.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileUpload FromPath(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            throw new FileNotFoundException($"The file '{path}' does not exist.", path);
        }

        return new FileUpload(info.Name, info.Length, () => new FileStream(info.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan));
    }

    /// <summary>The name that the service shows.</summary>
    public string Name { get; }

    /// <summary>Its size in bytes.</summary>
    public long Length { get; }

    /// <summary>Opens it for reading from the start.</summary>
    public Stream Open() => _open();
}
