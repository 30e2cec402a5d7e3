// What the receiver and its spool cost, and the stores that were compared with it (docs/events.md).
//   dotnet run -c Release --project benchmarks/Receiver -- stores|receiver|memory|leftovers [folder]
//   … -- worker <store> <folder>            adds events and prints the number of each that is safe, until it is killed
//   … -- check <store> <folder> <printed>   counts those that were printed and are not there
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk;
using UsedeskUdesk.Benchmarks.Receiver;
using UsedeskUdesk.Client;

const int Senders = 50;
const int BodySize = 800;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = Path.Combine(args.Length > 1 && args[0] is not ("worker" or "check") ? args[1] : Path.GetTempPath(), $"receiver-bench-{Environment.ProcessId}");
switch (args.FirstOrDefault())
{
    case "stores":
        await CompareStoresAsync();
        break;
    case "receiver":
        await MeasureReceiverAsync();
        break;
    case "memory":
        await MeasureMemoryAsync();
        break;
    case "leftovers":
        await MeasureLeftoversAsync();
        break;
    case "worker":
        await WorkAsync(args[1], args[2]);
        break;
    case "check":
        return Check(args[1], args[2], args[3]);
    default:
        Console.WriteLine("stores | receiver | memory | leftovers [folder]");
        return 2;
}

if (Directory.Exists(folder))
{
    Directory.Delete(folder, recursive: true);
}

return 0;

// Appends a body and flushes, one after the other: what the disk can do for a sender at a time.
double RawFlushes(TimeSpan time)
{
    Directory.CreateDirectory(folder);
    using var file = new FileStream(Path.Combine(folder, "raw"), FileMode.Append, FileAccess.Write, FileShare.None, 1);
    var body = Stores.Body(1, BodySize);
    var clock = Stopwatch.StartNew();
    var count = 0;
    for (; clock.Elapsed < time; count++)
    {
        file.Write(body, 0, body.Length);
        file.Flush(flushToDisk: true);
    }

    return count / clock.Elapsed.TotalSeconds;
}

async Task CompareStoresAsync()
{
    var time = TimeSpan.FromSeconds(4);
    var rates = Stores.Names.ToDictionary(name => name, _ => new List<(double Ratio, double Rate, double P99, double Size)>());
    for (var round = 0; round < 3; round++)
    {
        foreach (var name in Stores.Names)
        {
            var raw = RawFlushes(TimeSpan.FromSeconds(1));
            var path = Path.Combine(folder, $"{name}{round}");
            long next = 0;
            var waits = new ConcurrentBag<double>();
            var clock = Stopwatch.StartNew();
            using (var store = Stores.Open(name, path))
            {
                await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
                {
                    while (clock.Elapsed < time)
                    {
                        var number = Interlocked.Increment(ref next);
                        var one = Stopwatch.GetTimestamp();
                        await store.AddAsync(number, Stores.Body(number, BodySize));
                        waits.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
                    }
                })));
            }

            var rate = waits.Count / clock.Elapsed.TotalSeconds;
            var size = Directory.GetFiles(path, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / (double)waits.Count;
            raw = (raw + RawFlushes(TimeSpan.FromSeconds(1))) / 2;
            rates[name].Add((rate / raw, rate, Percentile(waits, 0.99), size));
        }
    }

    Console.WriteLine("| store | events/s | times the raw flush rate | p99 | bytes an event (body 830) |\n|---|---|---|---|---|");
    foreach (var name in Stores.Names)
    {
        double Median(Func<(double Ratio, double Rate, double P99, double Size), double> of) => rates[name].Select(of).Order().ElementAt(1);
        Console.WriteLine($"| {name} | {Median(r => r.Rate):0} | {Median(r => r.Ratio):0.0} | {Median(r => r.P99):0} ms | {Median(r => r.Size):0} |");
    }
}

async Task MeasureReceiverAsync()
{
    for (var round = 0; round < 3; round++)
    {
        var raw = RawFlushes(TimeSpan.FromSeconds(2));
        using var receiver = Start(Path.Combine(folder, $"receiver{round}"));
        using var end = new CancellationTokenSource();
        var taken = 0;
        var pipeline = Task.Run(async () =>
        {
            try
            {
                while (await receiver.NextAsync(TimeSpan.FromMinutes(1), end.Token) is not null)
                {
                    await Task.Delay(1000, end.Token);
                    receiver.Taken();
                    taken++;
                }
            }
            catch (OperationCanceledException)
            {
                // The end.
            }
        });
        await SendAsync(receiver.Address, Senders, 50, TimeSpan.FromSeconds(1));
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var (count, seconds, waits) = await SendAsync(receiver.Address, Senders, int.MaxValue, TimeSpan.FromSeconds(8));
        var used = Process.GetCurrentProcess().TotalProcessorTime - before;
        raw = (raw + RawFlushes(TimeSpan.FromSeconds(2))) / 2;
        Console.WriteLine($"{count / seconds:0} pushes/s durable, raw flushes {raw:0}/s, ratio {count / seconds / raw:0.0}; p50 {Percentile(waits, 0.5):0.0} ms, p99 {Percentile(waits, 0.99):0.0} ms, max {waits.Max():0} ms; {taken} taken at 1 s each; {used.TotalMilliseconds * 1000 / count:0} µs of processor time a push, the senders' included, {used.TotalSeconds / seconds:0.00} of {Environment.ProcessorCount} cores");
        end.Cancel();
        await pipeline;
    }
}

async Task MeasureMemoryAsync()
{
    using var receiver = Start(Path.Combine(folder, "memory"));
    const int Total = 200_000;
    var sending = SendAsync(receiver.Address, Senders, Total / Senders, TimeSpan.FromHours(1));
    for (var i = 1; i <= Total; i++)
    {
        if ((receiver.TryNext() ?? await receiver.NextAsync(TimeSpan.FromMinutes(1), default)) is null)
        {
            break;
        }

        receiver.Taken();
        if (i % 25_000 == 0)
        {
            var heap = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
            var disk = new DirectoryInfo(Path.Combine(folder, "memory")).GetFiles().Sum(file => file.Length) / 1048576.0;
            Console.WriteLine($"{i} events: heap {heap:0.0} MB, working set {Environment.WorkingSet / 1048576.0:0} MB, spool {disk:0.0} MB");
        }
    }

    await sending;
}

async Task MeasureLeftoversAsync()
{
    var path = Path.Combine(folder, "leftovers");
    using (var receiver = Start(path))
    {
        await SendAsync(receiver.Address, Senders, 100_000 / Senders, TimeSpan.FromHours(1));
        Console.WriteLine($"{receiver.Waiting} wait");
    }

    for (var i = 0; i < 3; i++)
    {
        var clock = Stopwatch.StartNew();
        using var receiver = Start(path);
        var first = await receiver.NextAsync(TimeSpan.FromMinutes(1), default);
        Console.WriteLine($"First of {receiver.Waiting} after {clock.Elapsed.TotalSeconds:0.00} s ({first!.Raw.Length} characters)");
    }
}

IEventReceiver<UdeskEvent> Start(string path)
{
    var options = new EventReceiverOptions { SpoolPath = path };
    options.Server.ListenUri = new Uri("http://127.0.0.1:0/hooks/k3Jd8sQ0");
    return new ApiClientFactory().ReceiveUdesk(options);
}

// Plain sockets, so that the sender costs little.
static async Task<(int Count, double Seconds, ConcurrentBag<double> Waits)> SendAsync(Uri address, int senders, int each, TimeSpan time)
{
    var waits = new ConcurrentBag<double>();
    var run = Guid.NewGuid().ToString("N");
    var clock = Stopwatch.StartNew();
    await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(async () =>
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var answer = new byte[1024];
        var text = new string('x', 500);
        for (var i = 0; i < each && clock.Elapsed < time; i++)
        {
            var body = $$"""{"customer_token":"c{{sender}}","assign_type":"agent","messages":[{"type":"message","message_id":"{{run}}-{{sender}}-{{i}}","agent_id":1,"agent_name":"TOM","im_sub_session_id":{{sender}},"message_created_at":"2018-01-01 00:00:00","data":{"content":"{{text}}","font":"x"} }]}""";
            var request = Encoding.ASCII.GetBytes($"POST {address.AbsolutePath} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
            var one = Stopwatch.GetTimestamp();
            await socket.SendAsync(request, SocketFlags.None);
            var read = await socket.ReceiveAsync(answer, SocketFlags.None);
            if (read < 12 || Encoding.ASCII.GetString(answer, 9, 3) != "200")
            {
                throw new InvalidOperationException($"Answered {Encoding.ASCII.GetString(answer, 0, read)}");
            }

            waits.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
        }
    })));
    return (waits.Count, clock.Elapsed.TotalSeconds, waits);
}

async Task WorkAsync(string name, string path)
{
    var output = Console.OpenStandardOutput();
    var store = Stores.Open(name, path);
    var next = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
    await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
    {
        while (true)
        {
            var number = Interlocked.Increment(ref next);
            await store.AddAsync(number, Stores.Body(number, BodySize));
            var line = Encoding.ASCII.GetBytes($"{number}\n");
            lock (output)
            {
                output.Write(line);
                output.Flush();
            }
        }
    })));
}

int Check(string name, string path, string printed)
{
    var safe = File.ReadAllLines(printed).Where(line => line.Length >= 16).Select(long.Parse).ToArray();
    try
    {
        using var store = Stores.Open(name, path);
        var there = store.ReadNumbers().ToHashSet();
        Console.WriteLine($"{name}: {safe.Length} were safe, {safe.Count(number => !there.Contains(number))} of them are lost, {there.Count - safe.Count(there.Contains)} more are there");
        return 0;
    }
    catch (Exception error)
    {
        Console.WriteLine($"{name}: {safe.Length} were safe; it cannot be opened: {error.GetType().Name}: {error.Message}");
        return 1;
    }
}

static double Percentile(IEnumerable<double> values, double part)
{
    var sorted = values.Order().ToArray();
    return sorted[(int)((sorted.Length - 1) * part)];
}
