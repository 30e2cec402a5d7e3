using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>Makes clients. The one type through which the module reaches the client library.</summary>
public interface IApiClientFactory
{
    /// <summary>A client for Udesk.</summary>
    IUdeskApiClient CreateUdesk(UdeskApiOptions options);

    /// <summary>A client for Usedesk.</summary>
    IUsedeskApiClient CreateUsedesk(UsedeskApiOptions options);

    /// <summary>Exchanges an administrator's e-mail and password for the API token (Udesk's log_in).</summary>
    /// <exception cref="ServiceException">Refused, or not reachable.</exception>
    Task<ApiSecret> LogInUdeskAsync(UdeskApiOptions options, ApiSecret password, ICallObserver? observer, CancellationToken cancellationToken);

    /// <summary>Opens a journal or begins one, and keeps it from any other run until it is disposed of.</summary>
    /// <param name="path">The file. One that did not exist and into which nothing was written is removed again.</param>
    /// <param name="cancellationToken">Ends the reading of a long one.</param>
    /// <exception cref="RequestException">The file is no journal, or another run has it.</exception>
    IJournal OpenJournal(string path, CancellationToken cancellationToken = default);

    /// <summary>Reads what stands in a journal, also while a run has it: nothing is locked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading of a long one.</param>
    /// <exception cref="RequestException">JournalNotReadable, NotAJournal.</exception>
    BulkResultList ReadJournal(string path, CancellationToken cancellationToken = default);

    /// <summary>Starts to listen.</summary>
    /// <exception cref="RequestException">InvalidListenUri, ListenUriInUse, ListenUriNotUsable, InvalidHealthPath.</exception>
    IHttpServer StartServer(HttpServerOptions options, HttpServerHandler handler);

    /// <summary>Starts to serve the page of structured messages that Udesk's console shows.</summary>
    /// <exception cref="RequestException">InvalidCatalog, CatalogNotReadable, InvalidFrameAncestor, and those of <see cref="StartServer"/>.</exception>
    IHttpServer StartStructuredMessagePage(StructuredMessagePageOptions options);

    /// <summary>Starts to answer Usedesk's dynamic blocks.</summary>
    /// <exception cref="RequestException">InvalidAnswerLimit, and those of <see cref="StartServer"/>.</exception>
    IHttpServer StartDynamicBlock(DynamicBlockOptions options);

    /// <summary>Udesk's signatures, for what is signed or checked without a call.</summary>
    IUdeskSigner UdeskSigner { get; }

    /// <summary>Reads what Udesk pushes.</summary>
    IUdeskWebhookReader UdeskWebhookReader { get; }

    /// <summary>A reader of what Usedesk sends, for one run.</summary>
    IUsedeskWebhookReader CreateUsedeskWebhookReader(UsedeskWebhookOptions options);

    /// <summary>Starts to receive what Udesk pushes. What an earlier run left in the spool comes first.</summary>
    /// <exception cref="RequestException">The address or the spool cannot be used, or another receiver has it.</exception>
    IEventReceiver<UdeskEvent> ReceiveUdesk(EventReceiverOptions options, CancellationToken cancellationToken = default);

    /// <summary>Starts to receive what Usedesk sends. What an earlier run left in the spool comes first.</summary>
    /// <exception cref="RequestException">The address or the spool cannot be used, or another receiver has it.</exception>
    IEventReceiver<UsedeskEvent> ReceiveUsedesk(EventReceiverOptions options, UsedeskWebhookOptions webhookOptions, CancellationToken cancellationToken = default);
}
