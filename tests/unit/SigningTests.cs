using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

public class SigningTests
{
    [Theory]
    [InlineData(UdeskSignatureAlgorithm.Sha256, "sha256")]
    [InlineData(UdeskSignatureAlgorithm.Sha1, "sha1")]
    [InlineData(UdeskSignatureAlgorithm.LegacySha1, "legacy")]
    public async Task EachAlgorithmIsTaken(UdeskSignatureAlgorithm algorithm, string setting)
    {
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { Signature = setting, Email = Email });
        using var client = Udesk(host, o => o.SignatureAlgorithm = algorithm);

        Assert.NotEmpty(await client.SendAsync(Agents));
        var query = host.State.Requests.Single().Query.Select(p => p.Name).ToArray();
        Assert.Equal(setting == "legacy" ? ["email", "timestamp", "sign"] : ["email", "timestamp", "nonce", "sign_version", "sign"], query);
    }

    [Fact]
    public async Task AWrongAlgorithmIsACredentialsError()
    {
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { Signature = "sha1" });
        using var client = Udesk(host);

        var error = await FailsAsync(client.SendAsync(Agents));
        Assert.Equal((ServiceFailure.CredentialsRefused, "UdeskApi.2059", 1), (error.Failure, error.ErrorId, error.Attempts));
        Assert.Contains("Sha1", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryAttemptHasItsOwnNonceTimestampAndSignature()
    {
        await using var server = new RawServer(Http.Answer(503), Http.Answer(500), Http.Answer(429), Http.Json(NoAgents));
        var seconds = 1_700_000_000L;
        using var client = Udesk(server.BaseUri, now: () => DateTimeOffset.FromUnixTimeSeconds(++seconds));

        await Guard.Async(client.SendAsync(Agents));

        var arrived = server.Arrived;
        Assert.Equal(4, arrived.Count);
        Assert.Equal(4, arrived.Select(a => a.Query("nonce")).Distinct().Count());
        Assert.Equal(4, arrived.Select(a => a.Query("timestamp")).Distinct().Count());
        Assert.All(arrived, a => Assert.Equal(
            UdeskSignature.Compute(UdeskSignatureAlgorithm.Sha256, Email, Token, long.Parse(a.Query("timestamp")!, CultureInfo.InvariantCulture), a.Query("nonce")!),
            a.Query("sign")));
    }

    [Fact]
    public async Task TheClockIsTheOneThatWasGiven()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var late = Udesk(host, now: () => DateTimeOffset.UtcNow.AddMinutes(-6));
        using var almost = Udesk(host, now: () => DateTimeOffset.UtcNow.AddMinutes(-4));

        Assert.Equal("UdeskApi.20622", (await FailsAsync(late.SendAsync(Agents))).ErrorId);
        Assert.NotEmpty(await almost.SendAsync(Agents));
    }

    [Theory]
    [InlineData("first.last+admin@example.test", "first.last%2Badmin%40example.test")]
    [InlineData("имя&a=b#c%41 d@example.test", "%D0%B8%D0%BC%D1%8F%26a%3Db%23c%2541%20d%40example.test")]
    public async Task TheEmailIsSignedAsItIsAndEncodedInTheAddress(string email, string encoded)
    {
        await using var server = new RawServer(Http.Json(NoAgents));
        using var client = Udesk(server.BaseUri, o => o.Email = email);

        await Guard.Async(client.SendAsync(Agents));

        var arrived = server.Arrived.Single();
        Assert.Contains($"email={encoded}&", arrived.Target, StringComparison.Ordinal);
        Assert.Equal(
            UdeskSignature.Compute(UdeskSignatureAlgorithm.Sha256, email, Token, long.Parse(arrived.Query("timestamp")!, CultureInfo.InvariantCulture), arrived.Query("nonce")!),
            arrived.Query("sign"));
    }

    [Fact]
    public async Task ParametersGoBeforeTheSignatureAndComeBackAsTheyWere()
    {
        await using var server = new RawServer(Http.Json("""{"code":1000,"status":"x"}"""));
        using var client = Udesk(server.BaseUri);
        const string Odd = "a b+c/d?e&f=g%20ё\"'";

        await Guard.Async(client.SendAsync(new GetQueueStatusRequest { CustomerToken = Odd }));

        Assert.Equal(Odd, server.Arrived.Single().Query("customer_token"));
        Assert.StartsWith("/api/im/queue_status?customer_token=", server.Arrived.Single().Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open_api_auth_token")]
    [InlineData("open_api_token")]
    public async Task LogInIsNotSignedAndTakesBothNamesOfTheToken(string field)
    {
        await using var host = await SimulatorHost.StartAsync();
        host.State.Configure(settings => settings.LogInField = field);
        var options = new UdeskApiOptions { BaseUri = host.UdeskBaseUri, Email = host.Email };

        var token = await UdeskApiClient.LogInAsync(options, ApiSecret.FromText(host.UdeskPassword));

        Assert.Equal(host.UdeskToken, token.Use(text => text));
        Assert.Empty(host.State.Requests.Single().Query);
    }

    [Theory]
    [InlineData("""{"code":1000}""")]
    [InlineData("""{"code":1000,"open_api_auth_token":""}""")]
    [InlineData("""{"code":1000,"open_api_auth_token":null}""")]
    [InlineData("""{"code":1000,"open_api_auth_token":{"a":1}}""")]
    public async Task ALogInWithoutATokenIsAnErrorThatSaysSo(string answer)
    {
        await using var server = new RawServer(Http.Json(answer));
        var options = new UdeskApiOptions { BaseUri = server.BaseUri, Email = Email };

        var error = await FailsAsync(UdeskApiClient.LogInAsync(options, ApiSecret.FromText("password")));
        Assert.Equal("InvalidResponse", error.ErrorId);
    }

    [Fact]
    public async Task AWrongPasswordIsACredentialsErrorWithoutThePassword()
    {
        await using var host = await SimulatorHost.StartAsync();
        var options = new UdeskApiOptions { BaseUri = host.UdeskBaseUri, Email = host.Email };

        var error = await FailsAsync(UdeskApiClient.LogInAsync(options, ApiSecret.FromText("wrong-password")));
        Assert.Equal((ServiceFailure.CredentialsRefused, 2005), (error.Failure, error.Code));
        Assert.DoesNotContain("wrong-password", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyCallsAtOnceNeverShareANonce()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var client = Udesk(host);

        await Guard.Async(Task.WhenAll(Enumerable.Range(0, 200).Select(_ => client.SendAsync(Agents))));

        var nonces = host.State.Requests.Select(r => r.Query.Single(p => p.Name == "nonce").Value).ToArray();
        Assert.Equal(200, new HashSet<string>(nonces).Count);
    }
}
