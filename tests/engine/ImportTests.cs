using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>The module's coming and going, and its neighbours.</summary>
[Collection(EngineCollection.Name)]
public sealed class ImportTests
{
    private readonly EngineFixture _engine;

    public ImportTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    [Theory]
    [InlineData("Import-Module $module -Force")]
    [InlineData("Remove-Module UsedeskUdesk; Import-Module $module")]
    [InlineData("Remove-Module UsedeskUdesk; Import-Module $module; Import-Module $module -Force; Import-Module $module -Force")]
    public void CanBeImportedAgain(string again)
    {
        using var session = new EngineSession();
        _engine.Introduce(session);
        const string Use = "Connect-Udesk -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken; @(Get-UdeskAgentStatus).Count; [UsedeskUdesk.UdeskImStatus]::Online; (Get-Command -Module UsedeskUdesk).Count";
        var first = session.Run(Use).ThrowIfFailed().Output.Select(item => item.ToString()).ToArray();
        session.Run(again, ("module", Repository.Module)).ThrowIfFailed();
        Assert.Equal(first, session.Run(Use).ThrowIfFailed().Output.Select(item => item.ToString()));
        Assert.Equal("6", first[0]);
    }

    [Fact]
    public void RemovingForgetsTheConnections()
    {
        using var session = new EngineSession();
        _engine.Introduce(session);
        var result = session.RunCaught($"Connect-Udesk -BaseUri $sim.Udesk -Email $sim.Email -ApiToken $sim.UdeskToken; Remove-Module UsedeskUdesk; Import-Module '{Repository.Module}'; Get-UdeskAgentStatus");
        Assert.StartsWith("NotConnected,", result.Terminating!.FullyQualifiedErrorId);
    }

    [Fact]
    public void ImportsWithoutAWord()
    {
        using var session = new EngineSession(import: false);
        var result = session.Run($"Import-Module '{Repository.Module}'").ThrowIfFailed();
        Assert.Empty(result.Warnings);
        Assert.Empty(result.Shown);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void TwoRunspacesUseOneConnection()
    {
        var connection = _engine.Session.Run("Get-UsedeskConnection").ThrowIfFailed().Single().BaseObject;
        using var first = new EngineSession();
        using var second = new EngineSession();
        var running = new[] { first, second }.Select((session, i) =>
        {
            session.Run("$null", ("connection", connection), ("name", $"r{i}"));
            return session.Begin("1..10 | New-UsedeskTicket -Subject { \"$name-$_\" } -Message m -ThrottleLimit 3 -Connection $connection; Get-UsedeskConnection -ErrorAction SilentlyContinue");
        }).ToArray();
        Assert.All(running, one => Assert.Equal(10, one.End().Count));
        var subjects = _engine.Simulator.State.Tickets.Select(ticket => ticket.Subject).ToHashSet();
        Assert.All(Enumerable.Range(0, 2).SelectMany(i => Enumerable.Range(1, 10).Select(j => $"r{i}-{j}")), subject => Assert.Contains(subject, subjects));
    }

    [Fact]
    public void EachRunspaceHasItsOwnCurrentConnection()
    {
        using var other = new EngineSession();
        var result = other.RunCaught("Get-UdeskAgentStatus");
        Assert.StartsWith("NotConnected,", result.Terminating!.FullyQualifiedErrorId);
    }

    [Fact]
    public void TheClientIsLoadedWithTheFirstCallAndOutOfSight()
    {
        const string Script = """
            function Show($when) {
                $names = [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }
                "$when $(@($names | Where-Object { $_ -eq 'UsedeskUdesk.Client' -or $_ -like 'Polly*' -or $_ -like 'Microsoft.Extensions.*' -or $_ -eq 'System.Threading.RateLimiting' }).Count -gt 0)"
            }
            Import-Module $env:USEDESKUDESK_MODULE
            Show imported
            Connect-Usedesk -BaseUri $env:ADDRESS -ApiToken ([Net.NetworkCredential]::new('', $env:TOKEN).SecurePassword)
            $null = Get-UsedeskGroup
            Show called
            'in sight: ' + ((@([Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { $_.GetName().Name }) | Where-Object { $_ -eq 'UsedeskUdesk.Client' -or $_ -like 'Polly*' -or $_ -like 'Microsoft.Extensions.*' }) -join ',')
            """;
        var (exitCode, output, error) = HostProcess.Run(["-NonInteractive", "-Command", Script], Credentials());
        Assert.Empty(error);
        Assert.Equal(0, exitCode);
        Assert.Equal("imported False\ncalled True\nin sight: \n", output);
    }

    /// <summary>Other modules bring their own versions of the same assemblies, and neither side may notice the other.</summary>
    [Theory]
    [InlineData("0.0.1.0")]
    [InlineData("99.0.0.0")]
    public void CallsBesideOtherVersionsOfItsDependencies(string version)
    {
        var folder = Directory.CreateDirectory(_engine.NewPath(version)).FullName;
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var dependencies = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(Repository.Module)!, "dependencies", "core"), "*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => name != "UsedeskUdesk.Client" && !File.Exists(Path.Combine(runtime, name + ".dll")))
            .ToArray();
        Assert.Contains("Polly", dependencies);
        Assert.Contains("Microsoft.Extensions.Http", dependencies);
        foreach (var name in dependencies)
        {
            MakeAssembly(Path.Combine(folder, name + ".dll"), name, version);
        }

        const string Script = """
            $ErrorActionPreference = 'Stop'
            foreach ($file in [IO.Directory]::GetFiles($env:FOLDER)) { $null = [Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath($file) }
            Import-Module $env:USEDESKUDESK_MODULE
            Connect-Usedesk -BaseUri $env:ADDRESS -ApiToken ([Net.NetworkCredential]::new('', $env:TOKEN).SecurePassword)
            @(Get-UsedeskGroup).Count
            (New-UsedeskTicket -Subject beside -Message m).Status
            [Polly.Stranger].Assembly.GetName().Version.ToString()
            @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Polly' }).Count
            """;
        var environment = Credentials();
        environment["FOLDER"] = folder;
        var (exitCode, output, error) = HostProcess.Run(["-NonInteractive", "-Command", Script], environment);
        Assert.Empty(error);
        Assert.Equal(0, exitCode);
        Assert.Equal($"3\nsuccess\n{version}\n2\n", output);
    }

    private Dictionary<string, string> Credentials() => new() { ["ADDRESS"] = _engine.Simulator.UsedeskBaseUri.ToString(), ["TOKEN"] = _engine.Simulator.UsedeskToken };

    private static void MakeAssembly(string path, string name, string version)
    {
        var builder = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(version) }, typeof(object).Assembly);
        builder.DefineDynamicModule(name).DefineType($"{name}.Stranger", TypeAttributes.Public).CreateType();
        builder.Save(path);
    }
}
