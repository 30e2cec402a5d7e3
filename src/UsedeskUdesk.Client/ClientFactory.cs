using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client;

/// <inheritdoc/>
public sealed class ClientFactory : IClientFactory
{
    /// <inheritdoc/>
    public IUdeskSigner UdeskSigner { get; } = new Signer();

    /// <inheritdoc/>
    public IUdeskClient CreateUdesk(UdeskClientOptions options) => new UdeskClient(options);

    /// <inheritdoc/>
    public IUsedeskClient CreateUsedesk(UsedeskClientOptions options) => new UsedeskClient(options);

    /// <inheritdoc/>
    public Task<ApiSecret> LogInUdeskAsync(UdeskClientOptions options, ApiSecret password, ICallObserver? observer, CancellationToken cancellationToken)
        => UdeskClient.LogInAsync(options, password, observer, cancellationToken);

    /// <inheritdoc/>
    public IJournal OpenJournal(string path) => new Journal(path);

    private sealed class Signer : IUdeskSigner
    {
        public string Sign(UdeskSignatureAlgorithm algorithm, string email, ApiSecret token, string timestamp, string nonce)
            => token.Use(text => UdeskSignature.Compute(algorithm, email, text, timestamp, nonce));

        public string SignStructuredMessage(string imSubSessionId, string customerId, string agentId, string timestamp, ApiSecret key)
            => key.Use(text => UdeskSignature.ComputeStructuredMessage(imSubSessionId, customerId, agentId, timestamp, text));
    }
}
