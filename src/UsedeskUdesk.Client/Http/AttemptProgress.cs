using System.IO;
using System.Threading;

namespace UsedeskUdesk.Client.Http;

/// <summary>
/// What passed over the connection for one attempt. The streams of connections are shared by calls; a call's reads and writes run in
/// its own flow, by which they are told apart.
/// </summary>
internal sealed class AttemptProgress
{
    private static readonly AsyncLocal<AttemptProgress?> s_current = new();

    private readonly long _limit;
    private long _received;

    private AttemptProgress(long limit) => _limit = limit;

    /// <summary>The attempt that this flow works for; null outside of any.</summary>
    public static AttemptProgress? Current => s_current.Value;

    /// <summary>Whether a byte of the request left; TLS and what is said to a proxy do not count.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Whether a proxy was asked for a way to the service, and nothing more.</summary>
    public bool IsAtProxy { get; private set; }

    /// <summary>Whether more bytes came than are taken of one answer.</summary>
    public bool IsTooLong { get; private set; }

    /// <param name="limit">Bytes that an answer may have on the wire, its headers included.</param>
    public static AttemptProgress Begin(long limit) => s_current.Value = new AttemptProgress(limit);

    /// <param name="toProxy">Whether it was no byte of the request, but the question to a proxy for a way to the service.</param>
    public void Sent(bool toProxy)
    {
        HasLeft |= !toProxy;
        IsAtProxy = !HasLeft;
    }

    public void Received(int bytes)
    {
        _received += bytes;
        if (_received > _limit)
        {
            IsTooLong = true;
            throw new IOException("The answer is too long.");
        }
    }
}
