using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Events.Receiving;
using UsedeskUdesk.Client.Journals;
using UsedeskUdesk.Client.Listening;
using UsedeskUdesk.Client.Pages;
using UsedeskUdesk.Client.Storage;

namespace UsedeskUdesk.Client;

/// <inheritdoc/>
public sealed class ApiClientFactory : IApiClientFactory
{
    /// <inheritdoc/>
    public IUdeskSigner UdeskSigner { get; } = new Signer();

    /// <inheritdoc/>
    public IUdeskWebhookReader UdeskWebhookReader { get; } = new UdeskWebhookReader();

    /// <inheritdoc/>
    public IUsedeskWebhookReader CreateUsedeskWebhookReader(UsedeskWebhookOptions options) => new UsedeskWebhookReader(options);

    /// <inheritdoc/>
    public IUdeskApiClient CreateUdesk(UdeskApiOptions options) => new UdeskApiClient(options);

    /// <inheritdoc/>
    public IUsedeskApiClient CreateUsedesk(UsedeskApiOptions options) => new UsedeskApiClient(options);

    /// <inheritdoc/>
    public Task<ApiSecret> LogInUdeskAsync(UdeskApiOptions options, ApiSecret password, ICallObserver? observer, CancellationToken cancellationToken)
        => UdeskApiClient.LogInAsync(options, password, observer, cancellationToken);

    /// <inheritdoc/>
    public IJournal OpenJournal(string path, CancellationToken cancellationToken = default) => Journal.Open(FileLineStore.Open(path), cancellationToken);

    /// <inheritdoc/>
    public BulkResultList ReadJournal(string path, CancellationToken cancellationToken = default) => JournalReport.Read(path, cancellationToken);

    /// <inheritdoc/>
    public IHttpServer StartServer(HttpServerOptions options, HttpServerHandler handler) => HttpServer.Start(options, handler);

    /// <inheritdoc/>
    public IHttpServer StartStructuredMessagePage(StructuredMessagePageOptions options) => new StructuredMessagePage(options, StartServer);

    /// <inheritdoc/>
    public IHttpServer StartDynamicBlock(DynamicBlockOptions options) => new DynamicBlock(options, StartServer);

    /// <inheritdoc/>
    public IEventReceiver<UdeskEvent> ReceiveUdesk(EventReceiverOptions options, CancellationToken cancellationToken = default)
        => EventReceiver<UdeskEvent>.Start(options, nameof(ServiceName.Udesk), new UdeskEventFormat(options?.PathSecrets ?? System.Array.Empty<ApiSecret>()), cancellationToken);

    /// <inheritdoc/>
    public IEventReceiver<UsedeskEvent> ReceiveUsedesk(EventReceiverOptions options, UsedeskWebhookOptions webhookOptions, CancellationToken cancellationToken = default)
        => EventReceiver<UsedeskEvent>.Start(options, nameof(ServiceName.Usedesk), new UsedeskEventFormat(webhookOptions, options?.PathSecrets ?? System.Array.Empty<ApiSecret>()), cancellationToken);

    private sealed class Signer : IUdeskSigner
    {
        public string Sign(UdeskSignatureAlgorithm algorithm, string email, ApiSecret token, string timestamp, string nonce)
            => token.Use(text => UdeskSignature.Compute(algorithm, email, text, timestamp, nonce));

        public string SignStructuredMessage(string imSubSessionId, string customerId, string agentId, string timestamp, ApiSecret key)
            => key.Use(text => UdeskSignature.ComputeStructuredMessage(imSubSessionId, customerId, agentId, timestamp, text));
    }
}
