using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>
/// Answers a request; several run at once, on threads of the pool. Null is answered with 404, an exception with 500 and nothing of its text.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="cancellationToken">Cancelled when the server ends.</param>
public delegate Task<HttpServerResponse?> HttpServerHandler(HttpServerRequest request, CancellationToken cancellationToken);
