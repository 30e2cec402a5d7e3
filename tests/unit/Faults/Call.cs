using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Journals;
using UsedeskUdesk.Client.Storage;
using UsedeskUdesk.Tests.Support;

namespace UsedeskUdesk.Tests.Faults;

/// <summary>What one operation came to under one fault.</summary>
/// <param name="Seen">"result", or the error's ID.</param>
/// <param name="Requests">How many arrived, those before the fault aside.</param>
/// <param name="Acted">How often the service did the work.</param>
/// <param name="Journal">What the journal says afterwards; null where there is none.</param>
/// <param name="Waits">The waits before repeats.</param>
/// <param name="Bodies">How many different message IDs or bodies arrived.</param>
internal sealed record Seen(string What, int Requests, int Acted, JournalState? Journal, TimeSpan[] Waits, int Bodies)
{
    public override string ToString() => $"{What}, {Requests} requests, acted {Acted}, journal {Journal}, waits {string.Join(" ", Waits.Select(wait => wait.TotalSeconds))}, bodies {Bodies}";
}

/// <summary>One operation under one fault.</summary>
internal sealed class Call : IDisposable
{
    public const int Repeats = 2;

    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly OperationKind _kind;
    private readonly Fault _fault;
    private readonly Observer _observer = new();
    private readonly MemoryStream _journal = new();
    private Uri _address = null!;
    private Func<byte[], Task<JournalState>>? _readJournal;

    private Call(OperationKind kind, Fault fault) => (_kind, _fault) = (kind, fault);

    /// <param name="kind">What is sent.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="stays">Whether it goes wrong each time, and not only the first.</param>
    /// <param name="place">Where it goes wrong; null for a service that is reached.</param>
    public static async Task<Seen> MakeAsync(OperationKind kind, Fault fault, bool stays, Place? place)
    {
        using var call = new Call(kind, fault);
        return place is null ? await call.ToServerAsync(stays) : await call.ElsewhereAsync(place);
    }

    public async Task UdeskAsync<T>(UdeskRequest<T> request)
    {
        using var client = Clients.Udesk(_address, Adjust, Clock);
        await SendAsync(client, request);
    }

    public async Task UsedeskAsync<T>(UsedeskRequest<T> request)
    {
        using var client = Clients.Usedesk(_address, Adjust, Clock);
        await SendAsync(client, request);
    }

    public async Task LogInAsync()
    {
        var options = new UdeskApiOptions { BaseUri = _address, Email = Clients.Email };
        Adjust(options);
        options.MaximumBackoff = TimeSpan.FromMilliseconds(1);
        using var password = ApiSecret.FromText("planted-password");
        if (_fault.ClockOff != default || _fault.NamesWait)
        {
            // The exchange of a password takes no clock of a caller's; a client that has one sends the same request.
            using var client = Clients.Udesk(_address, Adjust, Clock);
            await client.SendAsync(new LogInRequest(Clients.Email, password), _observer);
            return;
        }

        using var token = await UdeskApiClient.LogInAsync(options, password, _observer);
    }

    public async Task PagesAsync()
    {
        using var client = Clients.Udesk(_address, Adjust, Clock);
        var reader = client.Read(new ListAgentsRequest(), _observer);
        var rows = 0;
        while (await reader.NextAsync() is { } page)
        {
            rows += page.Count;
        }

        if (rows != 2)
        {
            throw new InvalidDataException($"{rows} rows came of 2, and no error.");
        }
    }

    public void Dispose() => _journal.Dispose();

    private DateTimeOffset Clock() => Fault.Now + _fault.ClockOff;

    private void Adjust(ApiOptions options)
    {
        if (options is UdeskApiOptions udesk)
        {
            udesk.StructuredMessageKey ??= ApiSecret.FromText("key");
        }

        options.MaximumRetryCount = Repeats;
        options.Timeout = _fault.TimesOut ? s_short : s_patience;
        options.MaximumResponseBytes = _fault.IsLimited ? Fault.Limit : options.MaximumResponseBytes;
    }

    private async Task<Seen> ToServerAsync(bool stays)
    {
        var acted = 0;
        await using var server = new RawServer(
            async exchange =>
            {
                var number = exchange.Number - _kind.UnaffectedFirst;
                if (number < 1)
                {
                    await exchange.SendAsync(Http.Json(OperationKind.Before));
                }
                else if (number == 1 || stays)
                {
                    Interlocked.Add(ref acted, _fault.Acts ? 1 : 0);
                    await _fault.Play(exchange, _kind);
                }
                else
                {
                    Interlocked.Increment(ref acted);
                    await exchange.SendAsync(Http.Json(_kind.Answer));
                }
            },
            _fault.TakesOfBody);
        _address = server.BaseUri;
        var what = await RunAsync();
        var arrived = server.Arrived.Skip(_kind.UnaffectedFirst).ToArray();
        var state = _readJournal is null ? (JournalState?)null : await _readJournal(_journal.ToArray());
        return new Seen(what, arrived.Length, acted, state, [.. _observer.Waits], arrived.Where(exchange => exchange.IsWhole).Select(exchange => exchange.Text).Distinct().Count());
    }

    private async Task<Seen> ElsewhereAsync(Place place)
    {
        _address = place.Address;
        var what = await RunAsync();
        var state = _readJournal is null ? (JournalState?)null : await _readJournal(_journal.ToArray());
        return new Seen(what, 0, 0, state, [.. _observer.Waits], 0);
    }

    private async Task<string> RunAsync()
    {
        try
        {
            await _kind.Run(this).WaitAsync(s_patience);
            return Expected.Result;
        }
        catch (ServiceException error)
        {
            return error.ErrorId;
        }
    }

    private async Task SendAsync<TService, T>(IApiClient<TService> client, ApiRequest<TService, T> request)
        where TService : IService
    {
        if (_kind.IsHarmless)
        {
            await client.SendAsync(request, _observer);
            return;
        }

        // The next run, which knows the item by its content and the account.
        _readJournal = async bytes =>
        {
            using var file = new MemoryStream();
            await file.WriteAsync(bytes);
            using var journal = Journal.Open(new FileLineStore("memory", file, created: false), default);
            using var later = (IDisposable)(client is UdeskApiClient ? Clients.Udesk(_address, Adjust) : Clients.Usedesk(_address, Adjust));
            return journal.Begin((IApiClient<TService>)later, request).State;
        };
        using var run = Journal.Open(new FileLineStore("memory", _journal, created: false), default);
        var entry = run.Begin(client, request);
        try
        {
            entry.Done(await client.SendAsync(request, entry.Observe(_observer)));
        }
        catch (ServiceException error)
        {
            entry.Failed(error);
            throw;
        }
    }
}
