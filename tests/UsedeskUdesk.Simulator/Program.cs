using System;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using UsedeskUdesk.Simulator;

var options = new SimulatorOptions();
var parent = 0;
for (var i = 0; i < args.Length; i++)
{
    int Number() => ++i < args.Length && int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        ? n
        : throw new ArgumentException($"{args[i - 1]} needs a number");

    switch (args[i])
    {
        case "--port": options.Port = Number(); break;
        case "--seed-queue": options.SeedQueue = Number(); break;
        case "--requests-per-minute": options.RequestsPerMinute = Number(); break;
        case "--parent-pid": parent = Number(); break;
        default:
            Console.Error.WriteLine($"Unknown argument {args[i]}. Known: --port N, --seed-queue N, --requests-per-minute N, --parent-pid N.");
            return 2;
    }
}

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}

// A terminal sends Ctrl+C to all that it runs: what is meant for a cmdlet must not end the services that it calls. With a parent it ends with that.
void StopAlone(PosixSignalContext context)
{
    context.Cancel = true;
    if (parent == 0)
    {
        stop.Cancel();
    }
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, StopAlone);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

await using var host = await SimulatorHost.StartAsync(options);
Console.Out.WriteLine(JsonConvert.SerializeObject(new
{
    udesk = host.UdeskBaseUri.ToString(),
    usedesk = host.UsedeskBaseUri.ToString(),
    control = host.ControlUri.ToString(),
    email = host.Email,
    udeskToken = host.UdeskToken,
    udeskPassword = host.UdeskPassword,
    structuredMessageKey = host.StructuredMessageKey,
    usedeskToken = host.UsedeskToken,
    webhookSecret = host.WebhookSecret,
    pid = Environment.ProcessId,
}));
Console.Out.Flush();

while (!stop.IsCancellationRequested && (parent == 0 || IsAlive(parent)))
{
    try
    {
        await Task.Delay(parent == 0 ? Timeout.Infinite : 1000, stop.Token);
    }
    catch (OperationCanceledException)
    {
    }
}

return 0;

static bool IsAlive(int pid)
{
    try
    {
        using var process = Process.GetProcessById(pid);
        return !process.HasExited;
    }
    catch (ArgumentException)
    {
        return false;
    }
}
