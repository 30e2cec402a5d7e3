using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client;

/// <inheritdoc/>
public sealed class ClientFactory : IClientFactory
{
    /// <inheritdoc/>
    public IUdeskClient CreateUdesk(UdeskClientOptions options) => new UdeskClient(options);

    /// <inheritdoc/>
    public IUsedeskClient CreateUsedesk(UsedeskClientOptions options) => new UsedeskClient(options);

    /// <inheritdoc/>
    public Task<ApiSecret> LogInUdeskAsync(UdeskClientOptions options, ApiSecret password, ICallObserver? observer, CancellationToken cancellationToken)
        => UdeskClient.LogInAsync(options, password, observer, cancellationToken);

    /// <inheritdoc/>
    public IJournal OpenJournal(string path) => new Journal(path);
}
