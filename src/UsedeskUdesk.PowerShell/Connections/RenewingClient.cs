using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Connections;

/// <summary>
/// A client whose credentials came from a vault. When the service refuses them, the vault is read again, once; with other
/// credentials the call is sent again. A refused call was not carried out.
/// </summary>
/// <typeparam name="TService">The service.</typeparam>
internal class RenewingClient<TService> : IApiClient<TService>
    where TService : IService
{
    private readonly IApiClient<TService> _client;
    private readonly Func<bool> _renew;
    private readonly SemaphoreSlim _gate = new(1);
    private int _looks;
    private bool _found;

    /// <param name="client">Does the calls.</param>
    /// <param name="renew">Reads the vault, and says whether other credentials are in force now.</param>
    public RenewingClient(IApiClient<TService> client, Func<bool> renew)
    {
        _client = client;
        _renew = renew;
    }

    public Task<TResult> SendAsync<TResult>(ApiRequest<TService, TResult> request, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => TwiceAsync(() => _client.SendAsync(request, observer, cancellationToken), observer, cancellationToken);

    public IPageReader<TItem> Read<TItem>(IPageRequest<TService, TItem> request, ICallObserver? observer = null)
        => new RenewingReader<TItem>(this, _client.Read(request, observer), observer);

    public string Fingerprint<TResult>(ApiRequest<TService, TResult> request, CancellationToken cancellationToken = default) => _client.Fingerprint(request, cancellationToken);

    public IReadOnlyList<string> MarkAccount(byte[] salt) => _client.MarkAccount(salt);

    public void Dispose() => _client.Dispose();

    private async Task<T> TwiceAsync<T>(Func<Task<T>> call, ICallObserver? observer, CancellationToken cancellationToken)
    {
        var looks = Volatile.Read(ref _looks);
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (ServiceException error) when (IsStale(error))
        {
            if (!await RenewAsync(looks, error, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }

            observer?.Repeating(error.Attempts + 1, TimeSpan.Zero, "the credentials were refused, and the vault has others");
        }

        return await call().ConfigureAwait(false);
    }

    /// <summary>Calls that were under way together share one look into the vault.</summary>
    private async Task<bool> RenewAsync(int looksBefore, ServiceException refusal, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_looks == looksBefore)
            {
                _found = await Task.Run(_renew, cancellationToken).ConfigureAwait(false);
                Volatile.Write(ref _looks, looksBefore + 1);
            }

            return _found;
        }
        catch (VaultException error)
        {
            refusal.Advise($"The vault was asked for newer credentials, in vain: {error.Message} {error.Advice}");
            _found = false;
            Volatile.Write(ref _looks, looksBefore + 1);
            return false;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static bool IsStale(ServiceException error)
        => error is { Failure: ServiceFailure.CredentialsRefused, Meaning: ServiceMeaning.CredentialsRefused };

    private sealed class RenewingReader<TItem> : IPageReader<TItem>
    {
        private readonly RenewingClient<TService> _owner;
        private readonly IPageReader<TItem> _reader;
        private readonly ICallObserver? _observer;

        public RenewingReader(RenewingClient<TService> owner, IPageReader<TItem> reader, ICallObserver? observer)
        {
            _owner = owner;
            _reader = reader;
            _observer = observer;
        }

        // A reader whose page failed stays where it was.
        public Task<IReadOnlyList<TItem>?> NextAsync(CancellationToken cancellationToken = default)
            => _owner.TwiceAsync(() => _reader.NextAsync(cancellationToken), _observer, cancellationToken);

        public string? TakeWarning() => _reader.TakeWarning();

        public ServiceException? TakeRefusal() => _reader.TakeRefusal();
    }
}
