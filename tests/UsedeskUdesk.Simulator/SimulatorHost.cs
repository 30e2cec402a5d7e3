using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UsedeskUdesk.Simulator.Control;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;
using UsedeskUdesk.Simulator.Udesk;
using UsedeskUdesk.Simulator.Usedesk;

namespace UsedeskUdesk.Simulator;

/// <summary>Both services and the control endpoint on one loopback port. Any number may run in a process.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private const string UdeskPath = "/open_api_v1";
    private const string UsedeskPath = "/uapi";
    private const string ControlPath = "/_control";

    private readonly WebApplication application;
    private readonly UdeskService udesk;
    private readonly UsedeskService usedesk;
    private readonly ControlService control;
    private readonly PushService pushes;
    private readonly PushOutbox outbox;

    private SimulatorHost(SimulatorOptions options)
    {
        State = new SimulatorState(options);
        udesk = new UdeskService(State);
        usedesk = new UsedeskService(State);
        pushes = new PushService(State, udesk, usedesk);
        outbox = new PushOutbox(State, pushes);
        control = new ControlService(State, udesk, usedesk, outbox, () => Operations);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{options.Port}").ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        });
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        application = builder.Build();
        application.Run(HandleAsync);
        BaseAddress = new Uri("http://127.0.0.1/");
    }

    public Uri BaseAddress { get; private set; }

    public Uri UdeskBaseUri => new(BaseAddress, UdeskPath);

    public Uri UsedeskBaseUri => new(BaseAddress, UsedeskPath);

    public Uri ControlUri => new(BaseAddress, ControlPath);

    public string Email => State.Secrets.Email;

    public string UdeskToken => State.Secrets.UdeskToken;

    public string UdeskPassword => State.Secrets.UdeskPassword;

    public string StructuredMessageKey => State.Secrets.StructuredMessageKey;

    public string UsedeskToken => State.Secrets.UsedeskToken;

    public string WebhookSecret => State.Secrets.WebhookSecret;

    /// <summary>Every operation that is played, with the source of its form.</summary>
    public IReadOnlyList<SimulatedOperation> Operations => [.. usedesk.Operations, .. udesk.Operations];

    /// <summary>What the services hold; safe to read while requests run.</summary>
    public SimulatorState State { get; }

    public static async Task<SimulatorHost> StartAsync(SimulatorOptions? options = null)
    {
        var host = new SimulatorHost(options ?? new SimulatorOptions());
        await host.application.StartAsync();
        var addresses = host.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        host.BaseAddress = new Uri(addresses!.Addresses.First() + "/");
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        // Taken before the body is read: a request that a reset overtakes while it arrives belongs to the past as well.
        var era = State.Era;
        try
        {
            var path = context.Request.Path.Value ?? "/";
            if (Below(path, ControlPath) is { } controlPath)
            {
                var call = await CallReader.ReadAsync(context, "control", controlPath, State.RealNow);
                await WriteAsync(context, (call.Method, call.Path) == ("POST", "/push") ? await pushes.HandleAsync(call, context.RequestAborted) : control.Handle(call));
            }
            else if (Below(path, UdeskPath) is { } udeskPath)
            {
                await ServeAsync(context, await CallReader.ReadAsync(context, "udesk", udeskPath, State.RealNow), era);
            }
            else if (Below(path, UsedeskPath) is { } usedeskPath)
            {
                await ServeAsync(context, await CallReader.ReadAsync(context, "usedesk", usedeskPath, State.RealNow), era);
            }
            else
            {
                await WriteAsync(context, Reply.Html(404, "404 Not Found"));
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // The client went away or sent nonsense below HTTP, or a reset ended its request: nobody is left to be answered.
            context.Abort();
        }
    }

    private static string? Below(string path, string root) =>
        path == root ? "/" : path.StartsWith(root + "/", StringComparison.Ordinal) ? path[root.Length..] : null;

    private async Task ServeAsync(HttpContext context, Call call, CancellationTokenSource era)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, era.Token);
        var (record, settings) = State.Within(era, () => (State.Log.Add(call), State.Settings));
        if (settings.AnswerDelayMs > 0)
        {
            await Task.Delay(settings.AnswerDelayMs, ended.Token);
        }

        var limit = settings.RequestsPerMinute;
        if (limit > 0 && State.Within(era, () => State.Limits.Hit("minute:" + call.Service, limit, TimeSpan.FromMinutes(1))) is { } wait)
        {
            record.Fault = "rate-limit";
            record.Status = 429;
            await WriteAsync(context, call.Service == "udesk" ? udesk.TooMany(wait) : usedesk.TooMany(wait));
            return;
        }

        var fault = State.Within(era, () => State.Faults.Take(call.Service, call.Method, call.Path));
        record.Fault = fault?.Kind;
        if (fault is { DelayMs: > 0, Kind: "late-work" })
        {
            // A service that has the request works on it, whatever became of who sent it.
            await Task.Delay(fault.DelayMs, era.Token);
        }
        else if (fault is { DelayMs: > 0, Kind: not "late-answer" })
        {
            await Task.Delay(fault.DelayMs, ended.Token);
        }

        switch (fault?.Kind)
        {
            case "cut-before":
                context.Abort();
                return;
            case "status" or "body":
                record.Status = fault.Status ?? (fault.Kind == "status" ? 503 : 200);
                await WriteAsync(context, new Reply
                {
                    Status = record.Status,
                    ContentType = fault.ContentType ?? (fault.Body is null ? null : "application/json"),
                    Body = Encoding.UTF8.GetBytes(fault.Body ?? ""),
                    RetryAfter = fault.RetryAfter,
                });
                return;
        }

        var reply = State.Within(era, () => call.Service == "udesk" ? udesk.Handle(call) : usedesk.Handle(call));
        record.CarriedOut = reply.Accepted;
        switch (fault?.Kind)
        {
            case "cut-after":
                context.Abort();
                return;
            case "late-answer":
                await Task.Delay(fault.DelayMs, ended.Token);
                break;
            case "truncate":
                record.Status = reply.Status;
                await TruncateAsync(context, reply);
                return;
            case "not-json":
                reply = Reply.Html(200, "Please wait");
                break;
            case "empty":
                reply = new Reply { ContentType = null };
                break;
        }

        record.Status = reply.Status;
        await WriteAsync(context, reply);
    }

    private static async Task WriteAsync(HttpContext context, Reply reply)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        if (reply.RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = reply.RetryAfter;
        }

        context.Response.ContentLength = reply.Body.Length;
        await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }

    private static async Task TruncateAsync(HttpContext context, Reply reply)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = reply.Body.Length;
        await context.Response.Body.WriteAsync(reply.Body.AsMemory(0, reply.Body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);

        // An abort at once could overtake the half that was just written.
        await Task.Delay(50);
        context.Abort();
    }
}
