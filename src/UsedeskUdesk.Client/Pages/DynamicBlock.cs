using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Pages;

/// <summary>
/// Answers Usedesk's dynamic blocks within the time that Usedesk waits, whatever happens to what makes the answer. Questions that are the same
/// share one answer while it is being made, and for a while after, where that is asked for.
/// </summary>
internal sealed class DynamicBlock : IHttpServer
{
    private const int MaximumBodyBytes = 1024 * 1024;
    private const int MostCached = 500;
    private const int MaximumHtmlLength = 2 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly Dictionary<string, (Task<string> Html, Stopwatch Age)> _cache = new(StringComparer.Ordinal);
    private readonly DynamicBlockOptions _options;
    private readonly UsedeskWebhookOptions _reading;
    private readonly IHttpServer _server;

    /// <exception cref="RequestException">InvalidAnswerLimit, and those of the server.</exception>
    public DynamicBlock(DynamicBlockOptions options, Func<HttpServerOptions, HttpServerHandler, IHttpServer> start)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        if (options.AnswerLimit <= TimeSpan.Zero || options.AnswerLimit >= DynamicBlockOptions.ServiceLimit)
        {
            throw RequestException.Create("InvalidAnswerLimit", $"{new PropertyName(nameof(DynamicBlockOptions.AnswerLimit))} must be less than the {DynamicBlockOptions.ServiceLimit.TotalSeconds} seconds that Usedesk waits.", nameof(DynamicBlockOptions.AnswerLimit));
        }

        _reading = new UsedeskWebhookOptions { Secrets = options.Secrets };
        _server = start(
            new HttpServerOptions { ListenUri = options.ListenUri, HealthPath = options.HealthPath, MaximumBodyBytes = MaximumBodyBytes, OnRefused = options.OnRefused },
            AnswerAsync);
    }

    /// <inheritdoc/>
    public Uri Address => _server.Address;

    /// <inheritdoc/>
    public Task StopAsync(TimeSpan grace) => _server.StopAsync(grace);

    public void Dispose() => _server.Dispose();

    private async Task<HttpServerResponse?> AnswerAsync(HttpServerRequest request, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        if (request.Path.Length > 0)
        {
            return null;
        }

        UsedeskDynamicBlockEvent block;
        try
        {
            var events = new UsedeskWebhookReader(_reading).Read(WebhookBody.FromBytes(request.Body, request.Header("Content-Type")));
            if (events.Count == 1 && events[0] is UsedeskPingEvent)
            {
                return new HttpServerResponse(200);
            }

            if (events.Count != 1 || events[0] is not UsedeskDynamicBlockEvent one)
            {
                _options.OnRefused?.Invoke($"{request.RemoteAddress}: A body that is not a dynamic block's was refused.");
                return new HttpServerResponse(400);
            }

            block = one;
        }
        catch (WebhookException error)
        {
            _options.OnRefused?.Invoke($"{request.RemoteAddress}: {error.Message}");
            return new HttpServerResponse(error.Failure switch
            {
                WebhookFailure.SecretMissing or WebhookFailure.SecretWrong => 403,
                WebhookFailure.UnknownCharset => 415,
                _ => 400,
            });
        }

        var (html, outcome) = await MakeAsync(block, clock, cancellationToken).ConfigureAwait(false);
        _options.OnAnswered?.Invoke(new UsedeskDynamicBlockAnswer { TicketId = block.TicketId, ClientId = block.ClientId, Outcome = outcome, Elapsed = clock.Elapsed, Length = html.Length });
        var response = HttpServerResponse.FromText(200, "application/json", new JObject { ["html"] = html }.ToString(Formatting.None));
        response.Headers["Cache-Control"] = "no-store";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        return response;
    }

    private async Task<(string Html, UsedeskDynamicBlockOutcome Outcome)> MakeAsync(UsedeskDynamicBlockEvent block, Stopwatch clock, CancellationToken cancellationToken)
    {
        var (making, isCached) = Begin(block, cancellationToken);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = _options.AnswerLimit - clock.Elapsed;
        if (await Task.WhenAny(making, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, late.Token)).ConfigureAwait(false) != making)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (Panel($"There was no answer within {_options.AnswerLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds. Refresh the block to ask again."), UsedeskDynamicBlockOutcome.TimedOut);
        }

        late.Cancel();
        try
        {
            var html = await making.ConfigureAwait(false);
            return html.Length > MaximumHtmlLength
                ? (Panel("The answer is too long to show."), UsedeskDynamicBlockOutcome.Failed)
                : (html, isCached ? UsedeskDynamicBlockOutcome.FromCache : UsedeskDynamicBlockOutcome.Answered);
        }
#pragma warning disable CA1031 // Whatever the maker throws, the agent sees a panel that says so, and nothing of its text, which may hold anything.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return (Panel("The content could not be made. The administrator sees the reason where the block is served. Refresh the block to try again."), UsedeskDynamicBlockOutcome.Failed);
        }
    }

    private (Task<string> Making, bool IsCached) Begin(UsedeskDynamicBlockEvent block, CancellationToken cancellationToken)
    {
        if (_options.CacheFor <= TimeSpan.Zero)
        {
            return (RunAsync(block, cancellationToken), false);
        }

        var key = KeyOf(block);
        lock (_gate)
        {
            // Whoever presses the button wants to see what is new, unless that is being made already.
            if (_cache.TryGetValue(key, out var known) && (!known.Html.IsCompleted || (known.Html.Status == TaskStatus.RanToCompletion && block.IsAutoLoad != false && known.Age.Elapsed < _options.CacheFor)))
            {
                return (known.Html, known.Html.IsCompleted);
            }

            foreach (var old in _cache.Where(one => one.Value.Html.IsCompleted && (one.Value.Html.Status != TaskStatus.RanToCompletion || one.Value.Age.Elapsed >= _options.CacheFor)).Select(static one => one.Key).ToArray())
            {
                _cache.Remove(old);
            }

            if (_cache.Count >= MostCached)
            {
                _cache.Remove(_cache.OrderByDescending(static one => one.Value.Age.Elapsed).First().Key);
            }

            var making = RunAsync(block, cancellationToken);
            _cache[key] = (making, Stopwatch.StartNew());
            return (making, false);
        }
    }

    private async Task<string> RunAsync(UsedeskDynamicBlockEvent block, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.AnswerLimit);
        return await Task.Run(() => _options.Render(block, limit.Token), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>What a question is about: all of it but whether somebody pressed the button.</summary>
    private static string KeyOf(UsedeskDynamicBlockEvent block)
    {
        var question = JToken.Parse(block.Raw ?? "{}");
        (question as JObject)?.Remove("is_auto_load");
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(question.ToString(Formatting.None))));
    }

    /// <summary>Bootstrap's classes: Usedesk shows blocks with it.</summary>
    private static string Panel(string text) => $"<div class=\"alert alert-warning\" role=\"alert\">{text}</div>";
}
