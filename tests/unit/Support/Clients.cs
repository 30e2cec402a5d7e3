using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using Xunit;

namespace UsedeskUdesk.Tests.Support;

/// <summary>Clients that do not wait long, and the requests that most tests send.</summary>
internal static partial class Clients
{
    public const string Token = "0123456789abcdef-token";
    public const string Email = "first.last+admin@example.test";

    /// <summary>A read of Udesk: GET, no body.</summary>
    public static readonly GetAgentStatusRequest Agents = new();

    /// <summary>A read of Usedesk: POST with a body.</summary>
    public static readonly GetGroupsRequest Groups = new();

    /// <summary>A write of Usedesk.</summary>
    public static readonly CreateTicketRequest Ticket = new() { Subject = "s", Message = "m", ClientEmail = "a@example.test" };

    /// <summary>A write of Udesk without a body: what a socket handler would like to send twice.</summary>
    public static readonly DestroySessionsRequest Destroy = new() { StartTime = DateTimeOffset.UnixEpoch, EndTime = DateTimeOffset.UnixEpoch.AddDays(1), CustomerId = 7 };

    public const string NoAgents = """{"code":1000,"agents":[]}""";
    public const string TicketMade = """{"status":"success","ticket_id":77}""";

    public static UdeskApiClient Udesk(Uri uri, Action<UdeskApiOptions>? change = null, Func<DateTimeOffset>? now = null)
    {
        var options = Quick(new UdeskApiOptions { BaseUri = uri, Email = Email, Token = ApiSecret.FromText(Token) });
        change?.Invoke(options);
        return now is null ? new UdeskApiClient(options) : new UdeskApiClient(options, now);
    }

    public static UsedeskApiClient Usedesk(Uri uri, Action<UsedeskApiOptions>? change = null, Func<DateTimeOffset>? now = null)
    {
        var options = Quick(new UsedeskApiOptions { BaseUri = uri, Token = ApiSecret.FromText(Token) });
        change?.Invoke(options);
        return now is null ? new UsedeskApiClient(options) : new UsedeskApiClient(options, now);
    }

    public static async Task<ServiceException> FailsAsync<T>(Task<T> call) => await Assert.ThrowsAsync<ServiceException>(() => Guard.Async(call));

    private static T Quick<T>(T options)
        where T : ApiOptions
    {
        options.RequestsPerMinute = 0;
        options.MaximumBackoff = TimeSpan.FromMilliseconds(1);
        options.Timeout = TimeSpan.FromSeconds(20);
        return options;
    }
}

/// <summary>Keeps a test from hanging; never a measurement.</summary>
internal static class Guard
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);

    public static Task<T> Async<T>(Task<T> call) => call.WaitAsync(s_long);

    public static Task Async(Task call) => call.WaitAsync(s_long);

    /// <summary>Until something is so, looked at again and again.</summary>
    public static async Task Until(Func<bool> condition)
    {
        var end = DateTime.UtcNow + s_long;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < end, "It did not come to be.");
            await Task.Delay(20);
        }
    }
}

/// <summary>Keeps what it was told.</summary>
internal sealed class Observer : ICallObserver
{
    private readonly ConcurrentQueue<string> _told = new();
    private readonly TaskCompletionSource<bool> _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyCollection<string> Told => _told;

    /// <summary>Done as soon as a call waits for anything.</summary>
    public Task Waiting => _waiting.Task;

    public List<TimeSpan> Waits { get; } = [];

    public void Sending(string method, string path, int attempt) => _told.Enqueue($"sending {method} {path} {attempt}");

    public void Answered(string method, string path, int status, TimeSpan elapsed) => _told.Enqueue($"answered {status}");

    public void Pacing(TimeSpan wait, string reason)
    {
        _told.Enqueue($"pacing {reason}");
        _waiting.TrySetResult(true);
    }

    public void Repeating(int attempt, TimeSpan wait, string reason)
    {
        Waits.Add(wait);
        _told.Enqueue($"repeating {attempt} {reason}");
        _waiting.TrySetResult(true);
    }
}
