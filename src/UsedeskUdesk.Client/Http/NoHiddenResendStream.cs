#if NET8_0_OR_GREATER
using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Http;

/// <summary>
/// SocketsHttpHandler sends a request without a body once more, by itself, when a kept connection ends before the first byte
/// of the answer. That would repeat a DELETE that was carried out, and a nonce that was used. When a request is out, this
/// stream therefore shows the end of the connection as one byte that no HTTP answer begins with and only then as an end:
/// an answer that began cannot be resent, and the call fails with what it is, a broken connection.
/// </summary>
internal sealed class NoHiddenResendStream : Stream
{
    private const byte NotHttp = 0;

    private readonly Stream _inner;
    private readonly bool _isTunnel;
    private volatile bool _requestOut;

    /// <param name="inner">The connection.</param>
    /// <param name="isTunnel">Whether it is the question to a proxy for a way through: nothing of a call is in it.</param>
    public NoHiddenResendStream(Stream inner, bool isTunnel) => (_inner, _isTunnel) = (inner, isTunnel);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (_requestOut && !buffer.IsEmpty)
        {
            read = 0;
        }

        AttemptProgress.Current?.Received(read);
        if (buffer.IsEmpty || !_requestOut)
        {
            return read;
        }

        _requestOut = false;
        if (read == 0)
        {
            buffer.Span[0] = NotHttp;
            read = 1;
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _requestOut = true;
        AttemptProgress.Current?.Sent(_isTunnel);
        return _inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => _inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await _inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
#endif
