using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>Rules whose breaking went unnoticed before.</summary>
public class NamedBreakTests
{
    /// <summary>Of two pauses that the service asks for the longer one holds for all, whichever was told first.</summary>
    [Theory]
    [InlineData(1000, 20)]
    [InlineData(20, 1000)]
    public async Task TheLongerOfTwoPausesHolds(int first, int second)
    {
        TaskCompletionSource<bool>[] gates = [new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously)];
        TaskCompletionSource<bool>[] arrived = [new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously)];
        await using var server = new RawServer(async exchange =>
        {
            arrived[exchange.Number - 1].TrySetResult(true);
            await gates[exchange.Number - 1].Task;
            await exchange.SendAsync(Http.Answer(429, headers: $"Retry-After: {(exchange.Number == 1 ? first : second)}"));
        });
        using var client = Usedesk(server.BaseUri, options => (options.MaximumRetryCount, options.MaximumTotalWait) = (0, TimeSpan.FromSeconds(1)));

        var one = FailsAsync(client.SendAsync(Groups));
        await Guard.Async(arrived[0].Task);
        var other = FailsAsync(client.SendAsync(Groups));
        await Guard.Async(arrived[1].Task);
        gates[0].SetResult(true);
        await one;
        gates[1].SetResult(true);
        await other;

        var error = await FailsAsync(client.SendAsync(Groups));
        Assert.Equal("Http.429", error.ErrorId);
        Assert.InRange(error.RetryAfter!.Value, TimeSpan.FromSeconds(900), TimeSpan.FromSeconds(1000));
        Assert.Equal(2, server.Arrived.Count);
    }

    /// <summary>Where TLS does not come about nothing left: a write is not unknown.</summary>
    [Fact]
    public async Task AWriteIsNotUnknownWhereTlsFails()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var socket = await listener.AcceptSocketAsync();
            socket.Send(Encoding.ASCII.GetBytes("this is no TLS, and never was\r\n\r\n"));
            socket.Shutdown(SocketShutdown.Send);
            await Task.Delay(200);
        });
        using var client = Usedesk(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api"), options => options.MaximumRetryCount = 0);

        var error = await FailsAsync(client.SendAsync(Ticket));

        Assert.Equal("Network", error.ErrorId);
        listener.Stop();
        await serving;
    }
}
