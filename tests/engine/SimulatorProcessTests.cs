using System;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UsedeskUdesk.EngineTests.Support;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>The simulator as a process beside a prompt.</summary>
public sealed class SimulatorProcessTests
{
    /// <summary>Ctrl+C at a prompt reaches the simulator that was started there, too: it ends the cmdlet, and not the services.</summary>
    [UnixFact("Windows has no signals to send to another process.")]
    public async Task CtrlCAtItsParentsPromptDoesNotEndIt()
    {
        var dll = Repository.Combine("artifacts", "bin", "UsedeskUdesk.Simulator", Repository.Configuration.ToLowerInvariant(), "UsedeskUdesk.Simulator.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [dll, "--parent-pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        try
        {
            var address = (string)JsonNode.Parse((await process.StandardOutput.ReadLineAsync())!)!["control"]!;
            using var client = new HttpClient();
            await SignalAsync("INT", process);
            await SignalAsync("INT", process);
            Assert.True((await client.GetAsync(new Uri($"{address.TrimEnd('/')}/state"))).IsSuccessStatusCode);
            Assert.False(process.WaitForExit(300));

            await SignalAsync("TERM", process);
            Assert.True(process.WaitForExit(30_000));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task SignalAsync(string signal, Process process)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
