using System;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Names;

namespace UsedeskUdesk;

/// <summary>A connection to one service. Its client is made with the first call.</summary>
/// <typeparam name="TService">The service.</typeparam>
public abstract class ServiceConnection<TService> : ServiceConnection
    where TService : IService
{
    private readonly Lazy<IApiClient<TService>>? _client;
    private bool _isClosed;

    private protected ServiceConnection(ServiceName service, string name)
        : base(service, name)
    {
    }

    /// <param name="service">Which service.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="options">Address and credentials.</param>
    /// <param name="create">Makes the client.</param>
    /// <param name="renew">Reads the credentials again from where they came, and says whether they are others.</param>
    private protected ServiceConnection(ServiceName service, string name, ApiOptions options, Func<IApiClient<TService>> create, Func<bool>? renew)
        : base(service, name, options)
        => _client = new Lazy<IApiClient<TService>>(() =>
        {
            if (_isClosed)
            {
                throw new ObjectDisposedException(name);
            }

            var client = create();
            return renew is null ? client : new RenewingClient<TService>(client, renew);
        });

    /// <summary>The names that were read through it.</summary>
    internal NameDirectory<TService> Names { get; } = new();

    internal IApiClient<TService> Client => _client is null ? throw new InvalidOperationException($"The connection '{Name}' was not looked up.") : _client.Value;

    internal override void Close()
    {
        _isClosed = true;
        if (_client is { IsValueCreated: true })
        {
            _client.Value.Dispose();
        }
    }
}
