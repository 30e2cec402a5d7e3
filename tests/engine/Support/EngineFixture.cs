using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Simulator.Http;
using Xunit;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace UsedeskUdesk.EngineTests.Support;

/// <summary>The simulator and the session that all tests share; each begins with <see cref="Reset"/>.</summary>
public sealed class EngineFixture : IDisposable
{
    // What the stand-in for SecretManagement holds, and its commands that a test may have replaced.
    private static readonly string[] s_vaultNames = ["Vault", "Get-Secret", "Get-SecretInfo", "Set-Secret", "Set-SecretInfo", "Remove-Secret"];

    private readonly HttpClient _control;
    private readonly string _folder = Directory.CreateTempSubdirectory("usedeskudesk-engine-").FullName;
    private PushSender? _sender;

    /// <summary>Starts both.</summary>
    public EngineFixture()
    {
        // What is registered on the machine that runs the tests must not come into them.
        Environment.SetEnvironmentVariable("UDESK_CONNECTION", null);
        Environment.SetEnvironmentVariable("USEDESK_CONNECTION", null);
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", _folder);
        Environment.SetEnvironmentVariable("PSModulePath", Repository.Combine("tests", "engine", "Modules"));
        Simulator = SimulatorHost.StartAsync().GetAwaiter().GetResult();
        _control = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(Simulator.ControlUri + "/") };
        Directory.CreateDirectory(Path.Combine(_folder, "UsedeskUdesk"));
        Note = Path.Combine(_folder, "note.txt");
        File.WriteAllText(Note, "a note");
        Picture = Path.Combine(_folder, "face.png");
        File.WriteAllBytes(Picture, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Session = new EngineSession();
    }

    /// <summary>Both services, in this process.</summary>
    public SimulatorHost Simulator { get; }

    /// <summary>A file to attach, of six bytes.</summary>
    public string Note { get; }

    /// <summary>A picture.</summary>
    public string Picture { get; }

    internal EngineSession Session { get; }

    /// <summary>The index of registered connections.</summary>
    internal string Index => Path.Combine(_folder, "UsedeskUdesk", "connections.json");

    /// <summary>The requests since the log was last cleared.</summary>
    internal IReadOnlyList<RequestRecord> Requests => Simulator.State.Requests;

    /// <summary>A path of a file that is not there yet.</summary>
    internal string NewPath(string name) => Path.Combine(_folder, $"{Guid.NewGuid():N}-{name}");

    /// <summary>Seeds again, and connects anew, so that no test waits for the allowance of another.</summary>
    /// <param name="udesk">Further parameters of Connect-Udesk.</param>
    /// <param name="usedesk">Further parameters of Connect-Usedesk.</param>
    /// <param name="pace">Calls a minute; 0 for no limit.</param>
    internal void Reset(string udesk = "", string usedesk = "", int pace = 0)
    {
        Post("reset");
        File.Delete(Index);
        Introduce(Session);
        foreach (var name in s_vaultNames)
        {
            AppDomain.CurrentDomain.SetData("UsedeskUdesk.EngineTests." + name, null);
        }

        Session.Run($"""
            $Error.Clear()
            Get-UdeskConnection * | Disconnect-Udesk
            Get-UsedeskConnection * | Disconnect-Usedesk
            Connect-Udesk -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken -StructuredMessageKey $sim.StructuredMessageKey -RequestsPerMinute {pace} {udesk}
            Connect-Usedesk -BaseUri $sim.Usedesk -ApiToken $sim.UsedeskToken -RequestsPerMinute {pace} {usedesk}
            """).ThrowIfFailed();
        Simulator.State.ClearRequests();
    }

    /// <summary>Gives a session $sim, where the services are and what they know, with secrets as SecureString.</summary>
    internal void Introduce(EngineSession session) => session.Run(
        "$sim = @{ Udesk = $a; Usedesk = $b; Email = $c; UdeskToken = $d; UsedeskToken = $e; StructuredMessageKey = $f; Password = $g; WebhookSecret = $h; Note = $i; Picture = $j; Host = ([uri]$a).Authority }",
        ("a", Simulator.UdeskBaseUri.ToString()),
        ("b", Simulator.UsedeskBaseUri.ToString()),
        ("c", Simulator.Email),
        ("d", Secret(Simulator.UdeskToken)),
        ("e", Secret(Simulator.UsedeskToken)),
        ("f", Secret(Simulator.StructuredMessageKey)),
        ("g", Secret(Simulator.UdeskPassword)),
        ("h", Secret(Simulator.WebhookSecret)),
        ("i", Note),
        ("j", Picture)).ThrowIfFailed();

    /// <summary>Something happens at the services: "POST queue/seed {…}".</summary>
    internal void Happen(string happening)
    {
        var parts = happening.Split(' ', 3);
        if (parts[0] != "POST")
        {
            throw new ArgumentException($"'{happening}' is no happening.");
        }

        Post(parts[1], parts.Length > 2 ? parts[2] : "{}");
    }

    internal JsonNode? Post(string path, string json = "{}")
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = _control.PostAsync(path, content).GetAwaiter().GetResult();
        var text = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text) : throw new InvalidOperationException($"{path}: {text}");
    }

    internal void Fault(string json) => Post("faults", json);

    /// <summary>Begins to post, as soon as somebody listens. $listen and $spool are new each time: a spool knows repeats again.</summary>
    internal void Send(IReadOnlyList<Push> pushes)
    {
        _sender?.Dispose();
        _sender = new PushSender(pushes, Simulator.WebhookSecret);
        Session.Runspace.SessionStateProxy.SetVariable("listen", _sender.Address);
        Session.Runspace.SessionStateProxy.SetVariable("spool", NewPath("spool"));
    }

    /// <summary>Fails unless all that <see cref="Send"/> began with was answered with 200.</summary>
    internal void AllWereTaken() => _sender?.AllWereTaken();

    /// <summary>Waits until something is so; time only bounds it.</summary>
    internal static void Until(Func<bool> isSo, string what)
    {
        for (var deadline = Environment.TickCount64 + 120_000; !isSo(); Thread.Sleep(10))
        {
            if (Environment.TickCount64 > deadline)
            {
                throw new TimeoutException($"It never came to be: {what}");
            }
        }
    }

    internal static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        return secret;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sender?.Dispose();
        Session.Dispose();
        _control.Dispose();
        Simulator.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Tests with the shared simulator and session.</summary>
[CollectionDefinition(Name)]
public sealed class EngineCollection : ICollectionFixture<EngineFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "engine";
}
