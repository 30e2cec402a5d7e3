using System.Threading;

namespace UsedeskUdesk.Client.Listening;

/// <summary>How many bytes of bodies all requests together may hold, so that many large ones do not exhaust the memory.</summary>
internal sealed class BufferBudget
{
    private readonly long _limit;
    private long _used;

    public BufferBudget(long limit) => _limit = limit;

    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _used, bytes) <= _limit)
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    public void Give(long bytes) => Interlocked.Add(ref _used, -bytes);
}
