using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>Reads a file as it was when it was given: one that was changed or replaced does not open, and one that changes while it is read has no end but an error.</summary>
internal sealed class GivenFileStream : Stream
{
    private readonly FileStream _file;
    private readonly string _name;
    private readonly FileState _state;

    private GivenFileStream(FileStream file, string name)
    {
        _file = file;
        _name = name;
        _state = FileState.Of(file, file.Name);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <param name="path">Where it is.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="length">Its size when it was given.</param>
    /// <param name="state">And its state.</param>
    /// <exception cref="RequestException">FileChanged: it is another one.</exception>
    public static Stream Open(string path, string name, long length, FileState state)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
        try
        {
            var given = new GivenFileStream(file, name);

            // By the path as when it was given: file systems in layers may number a file that is open in another way.
            return file.Length == length && FileState.Of(path).Equals(state) ? given : throw Changed(name);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Check(_file.Read(buffer, offset, count), count);

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Check(await _file.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false), count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Check(int read, int wanted)
        => read > 0 || wanted == 0 || FileState.Of(_file, _file.Name).Equals(_state) ? read : throw Changed(_name);

    private static RequestException Changed(string name)
        => new("FileChanged", $"The file '{name}' was changed after it was given and before all of it was sent.");
}
