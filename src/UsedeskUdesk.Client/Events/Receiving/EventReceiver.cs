using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Listening;
using UsedeskUdesk.Client.Spools;

namespace UsedeskUdesk.Client.Events.Receiving;

/// <inheritdoc/>
/// <typeparam name="TEvent">The base type of the service's events.</typeparam>
internal sealed class EventReceiver<TEvent> : IEventReceiver<TEvent>
    where TEvent : ApiObject
{
    private const int MaximumNotices = 1_000;

    /// <summary>How long an event waits for a later one that may replace it.</summary>
    private static readonly TimeSpan s_holdTime = TimeSpan.FromSeconds(3);

    /// <summary>How many bodies are read on behind an event that waits, also where none of them has an event that counts.</summary>
    private const int MaximumReadOn = UsedeskWebhookOptions.MaximumHeld;

    /// <summary>From this length on bodies are parsed one by one: as a tree, each may take a hundred times its length.</summary>
    private const int LargeBody = 64 * 1024;

    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(100);

    private readonly IEventFormat<TEvent> _format;
    private readonly IEventStore _store;
    private readonly IReadOnlyList<ApiSecret> _pathSecrets;
    private readonly string? _unreadableFile;
    private readonly HttpServer _server;
    private readonly Queue<TEvent> _ready = new();

    /// <summary>Every event that was read and not taken, with its body's number, its place there and when it came; null stands for a body without a wanted event.</summary>
    private readonly LinkedList<(long Number, int Place, long At, TEvent? Event)> _order = new();
    private readonly ConcurrentQueue<EventReceiverNotice> _notices = new();
    private readonly ConcurrentDictionary<string, bool> _said = new();
    private readonly List<(TEvent Event, byte[] Json)> _unreadable = new();
    private readonly Stopwatch _held = new();
    private readonly SemaphoreSlim _large = new(1);
    private TEvent? _heldFor;
    private long _heldSince;
    private int _readOn;
    private TEvent? _given;
    private long _partOf;
    private int _part;
    private int _isDisposed;

    private EventReceiver(EventReceiverOptions options, IEventFormat<TEvent> format, IEventStore store)
    {
        _format = format;
        _store = store;
        _pathSecrets = options.PathSecrets;
        _unreadableFile = options.SpoolPath is { } folder ? Path.Combine(folder, "unreadable.jsonl") : null;
        var server = options.Server;
        server.AcceptsPath = IsOurs;
        server.IsHealthy = () => _store.IsHealthy;
        server.OnRefused = text => Notice(text, Kind(text));
        _server = HttpServer.Start(server, AnswerAsync);
    }

    /// <summary>How large the file may get that has what cannot be read: beyond that, it is handed on. Nothing but a person makes the file smaller.</summary>
    internal long MaximumSetAside { get; set; } = 64L << 20;

    public Uri Address => _server.Address;

    public long Waiting => _store.Waiting;

    public int DamagedLines => (_store as Spool)?.DamagedLines ?? 0;

    /// <exception cref="RequestException">The folder or the address cannot be used.</exception>
    public static EventReceiver<TEvent> Start(EventReceiverOptions options, string service, IEventFormat<TEvent> format, CancellationToken cancellationToken)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        IEventStore store = options.SpoolPath is null ? new MemoryEventStore() : Spool.Open(options.SpoolPath, service, cancellationToken);
        try
        {
            return new EventReceiver<TEvent>(options, format, store);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public TEvent? TryNext() => _given is null && _ready.Count > 0 ? _given = _ready.Dequeue() : null;

    public async Task<TEvent?> NextAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        // Off the caller's thread: the disk may be slow.
        await Task.Yield();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryNext() is { } next)
            {
                return next;
            }

            if (_format.Held is { } waits && HasReadOn(waits))
            {
                Enqueue(_format.Flush());
                continue;
            }

            if (_store.Read() is { } body)
            {
                _readOn++;
                Take(body);
                continue;
            }

            var left = limit - clock.Elapsed;
            if (_format.Held is { } held)
            {
                var hold = s_holdTime - HeldFor(held);
                if (hold <= TimeSpan.Zero)
                {
                    Enqueue(_format.Flush());
                    continue;
                }

                await WaitAsync(hold < left ? hold : left, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await WaitAsync(left, cancellationToken).ConfigureAwait(false);
            }

            // Null also where others are ready, but the last one has not been taken yet.
            if (clock.Elapsed >= limit)
            {
                return TryNext();
            }
        }
    }

    public void Taken()
    {
        if (_given is not { } given)
        {
            return;
        }

        _given = null;
        _unreadable.RemoveAll(item => ReferenceEquals(item.Event, given));
        while (_order.First is { } first)
        {
            Pass(first);
            if (ReferenceEquals(first.Value.Event, given))
            {
                break;
            }

            // It was another that was dropped on the way, such as a flat form.
        }

        PassGone();
        Tell();
    }

    public bool TryLetGo()
    {
        foreach (var (item, json) in _unreadable)
        {
            if (!ReferenceEquals(item, _given))
            {
                continue;
            }

            try
            {
                if (_unreadableFile is { } file && new FileInfo(file) is { Exists: true } kept && kept.Length + json.Length > MaximumSetAside)
                {
                    Notice($"An event that this version cannot read is handed on although its type is not asked for, since '{file}' is full. Have a later version read it, and remove it.", "UnreadableFull");
                    return false;
                }

                if (_store.SetAside(json) is not { } path)
                {
                    return false;
                }

                Notice($"An event that this version cannot read is not among the types that are asked for. It is kept in '{path}'.", path);
                break;
            }
            catch (RequestException error)
            {
                Notice($"An event that this version cannot read is handed on although its type is not asked for, since it cannot be kept elsewhere: {error.Message}", error.ErrorId);
                return false;
            }
        }

        Taken();
        return true;
    }

    public IReadOnlyList<EventReceiverNotice> TakeNotices()
    {
        var notices = new List<EventReceiverNotice>();
        while (_notices.TryDequeue(out var notice))
        {
            notices.Add(notice);
        }

        return notices;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        // On the pool: the caller may have a context of its own.
        Task.Run(() => _server.StopAsync(s_grace)).GetAwaiter().GetResult();
        _store.Dispose();
    }

    private static string Kind(string text) => text.Substring(text.IndexOf(": ", StringComparison.Ordinal) + 1);

    private async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
        => await _store.WaitAsync(time > TimeSpan.Zero ? time : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);

    private bool IsOurs(string path) => _pathSecrets.Count == 0 ? path.Length == 0 : SecretFields.IsAny(path, _pathSecrets);

    private async Task<HttpServerResponse?> AnswerAsync(HttpServerRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // All of them at once: they are on the disk with the same flush.
            var bodies = await CheckAsync(WebhookBody.FromBytes(request.Body, request.Header("Content-Type")), request.Body.Length > LargeBody, cancellationToken).ConfigureAwait(false);
            await Task.WhenAll(bodies.Select(_store.AddAsync)).ConfigureAwait(false);
            return new HttpServerResponse();
        }
        catch (WebhookException error)
        {
            Notice($"{request.RemoteAddress}: {error.Message}", error.Message);
            return new HttpServerResponse(error.Failure switch
            {
                WebhookFailure.SecretMissing or WebhookFailure.SecretWrong => 403,
                WebhookFailure.TooLarge => 413,
                WebhookFailure.UnknownCharset => 415,
                _ => 400,
            });
        }
        catch (RequestException error)
        {
            Notice($"An event was not taken, and its sender was told so: {error.Message}", error.ErrorId);
            return new HttpServerResponse(503);
        }
    }

    private async Task<IReadOnlyList<StoredBody>> CheckAsync(WebhookBody body, bool isLarge, CancellationToken cancellationToken)
    {
        if (!isLarge)
        {
            return _format.Check(body);
        }

        await _large.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _format.Check(body);
        }
        finally
        {
            _large.Release();
        }
    }

    private void Take(KeptBody body)
    {
        var entered = new List<(int Place, TEvent Event)>();
        var ready = _format.Read(body, entered, out var wasReadable);
        if (!wasReadable)
        {
            Notice($"Event {body.Number} of the spool cannot be read by this version. It is an event of type Unknown, with all of it in Raw.", "Unreadable");
            _unreadable.AddRange(entered.Select(item => (item.Event, body.Json)));
        }

        foreach (var item in entered)
        {
            _order.AddLast((body.Number, item.Place, body.At, item.Event));
        }

        if (entered.Count == 0)
        {
            _order.AddLast((body.Number, 0, body.At, null));
        }

        Enqueue(ready);
        if (_given is null && _ready.Count == 0)
        {
            PassGone();
            Tell();
        }
    }

    private void Enqueue(IReadOnlyList<TEvent> ready)
    {
        foreach (var item in ready)
        {
            _ready.Enqueue(item);
        }
    }

    /// <summary>
    /// How long an event has waited for a later one. It counts from when it came, since runs that are shorter than the time would otherwise never hand it out;
    /// and from when it was read, since the machine's clock may be set.
    /// </summary>
    private TimeSpan HeldFor(TEvent held)
    {
        HoldFor(held);
        // A clock that was set back since then says nothing of the time that has passed; the event has had another run's.
        var since = TimeSpan.FromMilliseconds(Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - _heldSince));
        return since > _held.Elapsed ? since : _held.Elapsed;
    }

    /// <summary>A sender that never pauses must not keep it waiting, whatever it sends.</summary>
    private bool HasReadOn(TEvent held)
    {
        HoldFor(held);
        return _readOn > MaximumReadOn;
    }

    private void HoldFor(TEvent held)
    {
        if (!ReferenceEquals(held, _heldFor))
        {
            (_heldFor, _heldSince, _readOn) = (held, _order.First(item => ReferenceEquals(item.Event, held)).At, 0);
            _held.Restart();
        }
    }

    /// <summary>An event is done with, and so is what stands before it in its body: repeats, and what an earlier run let go.</summary>
    private void Pass(LinkedListNode<(long Number, int Place, long At, TEvent? Event)> first)
    {
        _order.Remove(first);
        (_partOf, _part) = (first.Value.Number, first.Value.Place + 1);
    }

    /// <summary>Bodies without a wanted event, and events that were dropped, such as flat forms, are done with as soon as what was before them is.</summary>
    private void PassGone()
    {
        var next = _ready.Count > 0 ? _ready.Peek() : null;
        while (_order.First is { } first && !(next is null ? _format.Held is not null && first.Value.Event is not null : ReferenceEquals(first.Value.Event, next)))
        {
            Pass(first);
        }
    }

    private void Tell()
    {
        if (_partOf == 0)
        {
            return;
        }

        if (_order.First?.Value.Number == _partOf)
        {
            _store.Done(_partOf - 1, _part);
        }
        else
        {
            _store.Done(_partOf, 0);
        }
    }

    private void Notice(string text, string kind)
    {
        if (_notices.Count < MaximumNotices)
        {
            _notices.Enqueue(new EventReceiverNotice(text, _said.Count < MaximumNotices && _said.TryAdd(kind, true)));
        }
    }
}
