using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

[Collection(nameof(Alone))]
public class MemoryTests
{
    private const long Length = 15L << 20;

    [Fact]
    public async Task AnUploadDoesNotComeIntoMemory()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var client = Usedesk(host);
        var request = new CreateTicketRequest { Subject = "s", Message = "m", ClientEmail = "a@example.test", File = [new FileUpload("a", Length, () => new ZeroStream(Length))] };
        await Guard.Async(client.SendAsync(request));

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Guard.Async(client.SendAsync(request));
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        // The whole process, the server in it included.
        Assert.True(allocated < Length / 3, $"{allocated} bytes were allocated for a file of {Length}");
    }

    [Fact]
    public async Task PagesThatWereReadAreNotKept()
    {
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { SeedQueue = 3_000 });
        using var client = Udesk(host);
        var pages = new List<WeakReference>();
        var reader = client.Read(new GetAbandonedQueueRequest { StartTime = DateTimeOffset.UtcNow.AddDays(-31), EndTime = DateTimeOffset.UtcNow.AddDays(1) });
        while (await ReadAsync(reader) is { } page)
        {
            pages.Add(page);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(30, pages.Count);
        Assert.True(pages.Count(page => page.IsAlive) <= 1, $"{pages.Count(page => page.IsAlive)} pages are still in memory");
        GC.KeepAlive(reader);
    }

    /// <summary>In a method of its own, so that no local of the test keeps a page.</summary>
    private static async Task<WeakReference?> ReadAsync(IPageReader<UdeskAbandonedQueue> reader)
        => await reader.NextAsync() is { } page ? new WeakReference(page[0]) : null;
}
