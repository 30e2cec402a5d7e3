using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Http;

/// <summary>Puts the token into the query of calls without a body; the others carry it in the body (see <see cref="BodyContent"/>).</summary>
internal sealed class UsedeskTokenHandler : DelegatingHandler
{
    public const string TokenName = "api_token";

    private readonly UsedeskApiOptions _options;

    public UsedeskTokenHandler(UsedeskApiOptions options, HttpMessageHandler inner)
        : base(inner)
        => _options = options;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var request = (ApiHttpRequest)message;
        if (!request.NoSign && request.Content is null && _options.Token is { } token)
        {
            request.RequestUri = token.Use(text => RequestBuilder.AddQuery(request.UnsignedUri, new[] { new KeyValuePair<string, string>(TokenName, text) }));
        }

        return base.SendAsync(request, cancellationToken);
    }
}
