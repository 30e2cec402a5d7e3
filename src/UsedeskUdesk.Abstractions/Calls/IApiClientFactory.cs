using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>Creates clients. The only type through which the module reaches the client library.</summary>
public interface IApiClientFactory
{
    /// <summary>A client for Udesk.</summary>
    IUdeskApiClient CreateUdesk(UdeskApiOptions options);

    /// <summary>A client for Usedesk.</summary>
    IUsedeskApiClient CreateUsedesk(UsedeskApiOptions options);

    /// <summary>Exchanges an administrator's e-mail and password for the API token (Udesk's log_in).</summary>
    /// <exception cref="ServiceException">The service refused, or could not be reached.</exception>
    Task<ApiSecret> LogInUdeskAsync(UdeskApiOptions options, ApiSecret password, ICallObserver? observer, CancellationToken cancellationToken);

    /// <summary>Opens a journal, or creates one when the first item is sent.</summary>
    /// <exception cref="RequestException">The file is not a journal, or another run has it open.</exception>
    IJournal OpenJournal(string path);

    /// <summary>Udesk's signatures, for what is signed or checked without a call.</summary>
    IUdeskSigner UdeskSigner { get; }
}
