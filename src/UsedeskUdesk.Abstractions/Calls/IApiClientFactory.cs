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

    /// <summary>Opens a journal, or begins one with the first item that leaves.</summary>
    /// <exception cref="RequestException">The file is no journal, or another run has it open.</exception>
    IJournal OpenJournal(string path);

    /// <summary>Udesk's signatures, for what is signed or checked without a call.</summary>
    IUdeskSigner UdeskSigner { get; }

    /// <summary>Reads what Udesk pushes.</summary>
    IUdeskWebhookReader UdeskWebhookReader { get; }

    /// <summary>A reader of what Usedesk sends, for one run.</summary>
    IUsedeskWebhookReader CreateUsedeskWebhookReader(UsedeskWebhookOptions options);
}
