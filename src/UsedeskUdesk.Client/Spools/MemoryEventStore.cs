using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Spools;

/// <summary>Bodies in memory only, for trying things out: they are lost with the process. There is room for a certain number, and for so many bytes.</summary>
internal sealed class MemoryEventStore : IEventStore
{
    private const int MaximumWaiting = 10_000;

    /// <summary>How many bytes may wait: a number alone says nothing of the memory that a stranger's bodies take.</summary>
    internal const long MaximumBytes = 64L << 20;

    private readonly Queue<KeptBody> _bodies = new();
    private readonly KnownEvents _known = new();
    private readonly SemaphoreSlim _news = new(0);
    private long _last;
    private long _bytes;

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

    public bool IsHealthy
    {
        get
        {
            lock (_bodies)
            {
                return _bodies.Count < MaximumWaiting && _bytes + EventReceiverOptions.MaximumBodyBytes <= MaximumBytes;
            }
        }
    }

    public Task<bool> AddAsync(StoredBody body)
    {
        lock (_bodies)
        {
            if (_bodies.Count >= MaximumWaiting || _bytes + body.Json.Length > MaximumBytes)
            {
                throw RequestException.Create("TooManyWaiting", $"{_bodies.Count} events with {_bytes >> 20} MiB wait in memory already.", "SpoolPath");
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

            _bytes += body.Json.Length;
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
            if (_bodies.Count == 0)
            {
                return null;
            }

            var next = _bodies.Dequeue();
            _bytes -= next.Json.Length;
            return next;
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
