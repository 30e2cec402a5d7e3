using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Pages;

/// <summary>
/// The page of ready structured messages. All of it has one address, with a query: the link that the console made, one of the two assets, or
/// send. So it works below whatever path a reverse proxy gives it.
/// </summary>
internal sealed class StructuredMessagePage : IHttpServer
{
    private const int MaximumBodyBytes = 8 * 1024;
    private const int MaximumConnections = 256;
    private const int MostPictureOrigins = 20;
    private static readonly string[] s_methods = { "GET", "HEAD", "POST" };
    private static readonly Regex s_origin = new(@"^https?://(\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?$", RegexOptions.CultureInvariant);
    private static readonly Regex s_click = new("^[A-Za-z0-9-]{8,64}$", RegexOptions.CultureInvariant);

    private readonly StructuredMessagePageOptions _options;
    private readonly CatalogFile _catalog;
    private readonly PageTokens _tokens;
    private readonly SendDesk _desk;
    private readonly IHttpServer _server;
    private readonly string _frameAncestors;

    /// <exception cref="RequestException">InvalidCatalog, CatalogNotReadable, InvalidFrameAncestor, and those of the server.</exception>
    public StructuredMessagePage(StructuredMessagePageOptions options, Func<HttpServerOptions, HttpServerHandler, IHttpServer> start)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        if (options.FrameAncestors.FirstOrDefault(static origin => !s_origin.IsMatch(origin)) is { } wrong)
        {
            throw RequestException.Create("InvalidFrameAncestor", $"'{wrong}' is not an origin such as https://*.udesk.cn.", nameof(StructuredMessagePageOptions.FrameAncestors));
        }

        _frameAncestors = string.Join(" ", options.FrameAncestors.Distinct(StringComparer.OrdinalIgnoreCase));
        _tokens = new PageTokens(options.MaximumPageAge);
        _desk = new SendDesk(options.Send);
        _catalog = new CatalogFile(options.CatalogPath, options.OnCatalogRefused, options.OnCatalogLoaded);
        try
        {
            _server = start(
                new HttpServerOptions
                {
                    ListenUri = options.ListenUri,
                    HealthPath = options.HealthPath,
                    Methods = s_methods,
                    MaximumBodyBytes = MaximumBodyBytes,
                    MaximumConnections = MaximumConnections,
                    OnRefused = options.OnRefused,
                },
                AnswerAsync);
        }
        catch
        {
            _catalog.Dispose();
            _tokens.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Uri Address => _server.Address;

    /// <inheritdoc/>
    public async Task StopAsync(TimeSpan grace)
    {
        await _server.StopAsync(grace).ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        _server.Dispose();
        _catalog.Dispose();
    }

    private async Task<HttpServerResponse?> AnswerAsync(HttpServerRequest request, CancellationToken cancellationToken)
    {
        if (request.Path.Length > 0)
        {
            return null;
        }

        var query = new QueryText(request.Query);
        var texts = PageTexts.For(request.Header("Accept-Language"));
        var response = request.Method == "POST"
            ? request.Query == "send" ? await SendAsync(request, texts, cancellationToken).ConfigureAwait(false) : null
            : query.Has("asset") ? Asset(query) : Page(query, texts, request);
        if (response is not null)
        {
            response.Headers["X-Content-Type-Options"] = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            if (!response.Headers.ContainsKey("Cache-Control"))
            {
                response.Headers["Cache-Control"] = "no-store";
            }
        }

        return response;
    }

    private static HttpServerResponse? Asset(QueryText query)
    {
        if (query["asset"] is not { } name || PageAsset.Find(name) is not { } asset)
        {
            return null;
        }

        var response = new HttpServerResponse(200, asset.MediaType + "; charset=utf-8", asset.Content);
        response.Headers["Cache-Control"] = query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return response;
    }

    private HttpServerResponse Page(QueryText query, PageTexts texts, HttpServerRequest request)
    {
        var link = PageLink.Read(query, _options.Key(), _options.MaximumLinkAge, DateTimeOffset.UtcNow, out var isStale);
        if (link is null)
        {
            _options.OnRefused?.Invoke($"{request.RemoteAddress}: A link was refused: {(isStale ? "it is too old, or a clock is wrong" : "its signature is not right")}.");
            return WithPolicy(HttpServerResponse.FromText(403, "text/html", PageHtml.Refusal(texts, isStale)), Array.Empty<CatalogMessage>());
        }

        var messages = _catalog.Current.Messages;
        return WithPolicy(HttpServerResponse.FromText(200, "text/html", PageHtml.Messages(texts, messages, _tokens.Issue(link, DateTimeOffset.UtcNow))), messages);
    }

    private HttpServerResponse WithPolicy(HttpServerResponse response, IReadOnlyList<CatalogMessage> messages)
    {
        response.Headers["Content-Security-Policy"] =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src " + PictureSources(messages)
            + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors " + _frameAncestors;
        response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        response.Headers["Vary"] = "Accept-Language";
        return response;
    }

    private static string PictureSources(IReadOnlyList<CatalogMessage> messages)
    {
        var origins = messages.Select(static message => message.Message.ImageUri!).Select(static uri => $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? string.Empty : ":" + uri.Port.ToString(CultureInfo.InvariantCulture))}")
            .Distinct(StringComparer.Ordinal).Take(MostPictureOrigins + 1).ToArray();
        return origins.Length == 0 ? "'none'" : origins.Length > MostPictureOrigins || !origins.All(s_origin.IsMatch) ? "https: http:" : string.Join(" ", origins);
    }

    /// <summary>
    /// Takes a click. A post from another site fails three times over: it knows no token, its browser says where it comes from, and
    /// JSON is asked for, which other sites may post only with leave, and nobody gets it here.
    /// </summary>
    private async Task<HttpServerResponse> SendAsync(HttpServerRequest request, PageTexts texts, CancellationToken cancellationToken)
    {
        if (!string.Equals(request.Header("Content-Type")?.Split(';')[0].Trim(), "application/json", StringComparison.OrdinalIgnoreCase))
        {
            return new HttpServerResponse(415);
        }

        if (!IsFromHere(request))
        {
            _options.OnRefused?.Invoke($"{request.RemoteAddress}: A post from another site was refused.");
            return new HttpServerResponse(403);
        }

        if (Body(request.Body) is not var (token, id, version, click))
        {
            return new HttpServerResponse(400);
        }

        if (_tokens.Check(token, DateTimeOffset.UtcNow) is not { } link)
        {
            _options.OnRefused?.Invoke($"{request.RemoteAddress}: A post without the token of an open page was refused.");
            return Json(403, "expired", texts.Expired, TimeSpan.Zero);
        }

        var message = _catalog.Current.Find(id);
        if (message is null || message.Version != version)
        {
            return Json(409, "changed", texts.Changed, TimeSpan.Zero);
        }

        var result = await _desk.SendAsync(link, click, message, cancellationToken).ConfigureAwait(false);
        var detail = string.IsNullOrWhiteSpace(result.Detail) ? string.Empty : " " + Fill(texts.Says, result.Detail!);
        return result.Outcome switch
        {
            SendOutcome.Sent => Json(200, "sent", Fill(texts.Sent, message.Message.Title), result.Wait),
            SendOutcome.TooSoon => Json(429, "wait", texts.TooSoon, result.Wait),
            SendOutcome.Busy => Json(429, "wait", texts.Busy, result.Wait),
            SendOutcome.Failed => Json(502, "failed", texts.Failed + detail, result.Wait),
            _ => Json(502, "unknown", texts.Unknown, result.Wait),
        };
    }

    /// <summary>
    /// Browsers say which site a post comes from. Sec-Fetch-Site decides where there is one: it holds also behind a proxy that changes
    /// the host. It is missing over plain http to another machine, and in old browsers, and there Origin decides.
    /// </summary>
    private static bool IsFromHere(HttpServerRequest request)
    {
        if (request.Header("Sec-Fetch-Site") is { } site)
        {
            return site == "same-origin";
        }

        if (request.Header("Origin") is not { } origin)
        {
            return true;
        }

        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && new[] { request.Header("Host"), request.Header("X-Forwarded-Host") }.Any(host => from.Authority.Equals(host?.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    private static (string Token, string Id, string Version, string Click)? Body(byte[] content)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(content))) { DateParseHandling = DateParseHandling.None, MaxDepth = 2 };
            return JToken.ReadFrom(reader) is JObject body
                && Text(body, "token") is { } token && Text(body, "id") is { } id && Text(body, "version") is { } version
                && Text(body, "click") is { } click && s_click.IsMatch(click)
                ? (token, id, version, click)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JObject body, string name) => body[name] is JValue { Type: JTokenType.String, Value: string text } ? text : null;

    private static string Fill(string pattern, string value) => pattern.Replace("{0}", value);

    private static HttpServerResponse Json(int status, string outcome, string text, TimeSpan wait)
    {
        var body = new JObject { ["outcome"] = outcome, ["text"] = text, ["wait"] = (long)Math.Ceiling(wait.TotalMilliseconds) };
        var response = HttpServerResponse.FromText(status, "application/json", body.ToString(Formatting.None));
        if (status == 429)
        {
            response.Headers["Retry-After"] = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return response;
    }
}
