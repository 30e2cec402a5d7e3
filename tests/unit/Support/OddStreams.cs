using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Tests.Support;

/// <summary>As many zeros as wanted, from nowhere.</summary>
internal class ZeroStream(long length) : MemoryStream
{
    private long _left = length;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(_left, count);
        _left -= read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(Read(buffer, offset, count));
        }
        catch (IOException error)
        {
            return Task.FromException<int>(error);
        }
    }
}

/// <summary>A disk that gives up.</summary>
internal sealed class FailingStream(long length) : ZeroStream(length)
{
    public override int Read(byte[] buffer, int offset, int count)
        => base.Read(buffer, offset, count) is > 0 and var read ? read : throw new IOException("the share is gone");
}
