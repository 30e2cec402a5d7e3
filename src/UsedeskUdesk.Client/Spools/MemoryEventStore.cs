using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Spools;

/// <summary>Bodies in memory only, for trying things out: they are lost with the process. There is room for a certain number.</summary>
internal sealed class MemoryEventStore : IEventStore
{
    private const int MaximumWaiting = 10_000;

    private readonly Queue<KeptBody> _bodies = new();
    private readonly KnownEvents _known = new();
    private readonly SemaphoreSlim _news = new(0);
    private long _last;

    public long Waiting
    {
        get
        {
            lock (_bodies)
            {
                return _bodies.Count;
            }
        }
    }

    public bool IsHealthy => Waiting < MaximumWaiting;

    public Task<bool> AddAsync(StoredBody body)
    {
        lock (_bodies)
        {
            if (_bodies.Count >= MaximumWaiting)
            {
                throw RequestException.Create("TooManyWaiting", $"{MaximumWaiting} events wait in memory already.", "SpoolPath");
            }

            var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            var skip = new List<int>();
            for (var i = 0; i < body.Keys.Count; i++)
            {
                if (_known.Contains(body.Keys[i], now))
                {
                    skip.Add(i);
                }
                else
                {
                    _known.Add(body.Keys[i], now);
                }
            }

            if (body.Keys.Count > 0 && skip.Count == body.Keys.Count)
            {
                return Task.FromResult(false);
            }

            _bodies.Enqueue(new KeptBody(++_last, now, body.Json, skip, body.Check));
        }

        if (_news.CurrentCount == 0)
        {
            _news.Release();
        }

        return Task.FromResult(true);
    }

    public KeptBody? Read()
    {
        lock (_bodies)
        {
            return _bodies.Count > 0 ? _bodies.Dequeue() : null;
        }
    }

    public async Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
        => await _news.WaitAsync(limit, cancellationToken).ConfigureAwait(false);

    public string? SetAside(byte[] json) => null;

    public void Done(long number, int part)
    {
        // They went when they were read.
    }

    public void Dispose() => _news.Dispose();
}
