using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Http;

/// <summary>Signs each attempt afresh: a nonce is good once, also when the attempt before it failed.</summary>
internal sealed class UdeskSigningHandler : DelegatingHandler
{
    private readonly UdeskApiOptions _options;
    private readonly Func<DateTimeOffset> _now;

    public UdeskSigningHandler(UdeskApiOptions options, Func<DateTimeOffset> now, HttpMessageHandler inner)
        : base(inner)
    {
        _options = options;
        _now = now;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var request = (ApiHttpRequest)message;
        if (request.SignsStructuredMessage)
        {
            var key = _options.StructuredMessageKey
                ?? throw new RequestException("NoStructuredMessageKey", "The connection has no structured message key.", nameof(UdeskApiOptions.StructuredMessageKey));
            request.RequestUri = UdeskSignature.SignStructuredMessage(request.UnsignedUri, key, _now());
        }
        else if (!request.NoSign && _options.Token is { } token)
        {
            request.RequestUri = RequestBuilder.AddQuery(request.UnsignedUri, UdeskSignature.Sign(_options.SignatureAlgorithm, _options.Email, token, _now()));
        }

        return base.SendAsync(request, cancellationToken);
    }
}
