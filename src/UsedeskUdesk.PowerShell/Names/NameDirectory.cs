using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Names;

/// <summary>The names that a connection has read so far. Safe for use from many threads.</summary>
/// <typeparam name="TService">The service.</typeparam>
internal sealed class NameDirectory<TService>
    where TService : IService
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(5);

    private readonly object _gate = new();
    private readonly Dictionary<(NameKind, string), (IReadOnlyList<NamedEntry> Entries, DateTime ReadAt)> _read = new();
    private readonly Dictionary<(NameKind, string), Task> _underWay = new();
    private readonly Dictionary<NameKind, (IReadOnlyList<NamedEntry> Entries, Dictionary<long, string> Names)> _byId = new();

    /// <summary>What was read before; null where nothing was.</summary>
    public IReadOnlyList<NamedEntry>? Cached(NameKind kind, string? text = null)
    {
        lock (_gate)
        {
            return _read.TryGetValue(Key(kind, text), out var known) ? known.Entries : null;
        }
    }

    /// <summary>The name of an ID, among those that were read before; null where it is not among them.</summary>
    public string? NameOf(NameKind kind, long id)
    {
        lock (_gate)
        {
            if (!_read.TryGetValue(Key(kind, null), out var known))
            {
                return null;
            }

            if (!_byId.TryGetValue(kind, out var index) || index.Entries != known.Entries)
            {
                var names = new Dictionary<long, string>();
                foreach (var entry in known.Entries)
                {
                    if (!string.IsNullOrEmpty(entry.Name))
                    {
                        names[entry.Id] = entry.Name!;
                    }
                }

                _byId[kind] = index = (known.Entries, names);
            }

            return index.Names.TryGetValue(id, out var name) ? name : null;
        }
    }

    /// <summary>Reads anew.</summary>
    public async Task<IReadOnlyList<NamedEntry>> ReadAsync(IApiClient<TService> client, NameKind kind, ICallObserver? observer, CancellationToken cancellationToken, string? text = null)
    {
        var entries = await NameSources.ReadAsync(client, kind, text, observer, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _read[Key(kind, text)] = (entries, DateTime.UtcNow);
        }

        return entries;
    }

    /// <summary>
    /// What is known within a time: a call goes on beside it for the next one to ask, and at most one of a kind is under way. Never an error.
    /// </summary>
    public IReadOnlyList<NamedEntry> Within(TimeSpan limit, IApiClient<TService> client, NameKind kind, string? text = null)
    {
        var key = Key(kind, text);
        Task call;
        lock (_gate)
        {
            if (_read.TryGetValue(key, out var known) && DateTime.UtcNow - known.ReadAt < s_fresh)
            {
                return known.Entries;
            }

            if (!_underWay.TryGetValue(key, out call!))
            {
                call = Task.Run(async () =>
                {
                    try
                    {
                        await ReadAsync(client, kind, observer: null, CancellationToken.None, text).ConfigureAwait(false);
                    }
                    finally
                    {
                        lock (_gate)
                        {
                            _underWay.Remove(key);
                        }
                    }
                });
                _underWay[key] = call;
                // Looked at, so that a failure does not count as unobserved.
                _ = call.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
        }

        // Without throwing what the call threw.
        Task.WhenAny(call, Task.Delay(limit)).Wait();
        return Cached(kind, text) ?? Array.Empty<NamedEntry>();
    }

    private static (NameKind, string) Key(NameKind kind, string? text) => (kind, text?.ToLowerInvariant() ?? string.Empty);
}
