using System;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>A server that is listening. Disposing of it ends it at once.</summary>
public interface IHttpServer : IDisposable
{
    /// <summary>The address with the port that is really used.</summary>
    Uri Address { get; }

    /// <summary>
    /// Takes no new connections or requests, lets those that are being answered end within the grace period, and then closes
    /// what is left. The handlers' token is cancelled at the end of it.
    /// </summary>
    Task StopAsync(TimeSpan grace);
}
