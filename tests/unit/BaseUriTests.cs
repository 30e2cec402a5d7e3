using System;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

public class BaseUriTests
{
    [Theory]
    [InlineData("https://tenant.udesk.cn/open_api_v1")]
    [InlineData("HTTPS://tenant.udesk.cn")]
    [InlineData("http://localhost:8080/x")]
    [InlineData("http://127.0.0.1/x")]
    [InlineData("http://127.9.9.9/x")]
    [InlineData("http://[::1]/x")]
    public void EncryptedOrLocalAddressesAreTaken(string uri)
    {
        using var client = Udesk(new Uri(uri));
        Assert.NotNull(client);
    }

    [Theory]
    [InlineData("http://tenant.udesk.cn/open_api_v1", "UnencryptedBaseUri")]
    [InlineData("http://localhost.example/x", "UnencryptedBaseUri")]
    [InlineData("http://127.0.0.1.example/x", "UnencryptedBaseUri")]
    [InlineData("http://10.0.0.1/x", "UnencryptedBaseUri")]
    [InlineData("ftp://tenant.udesk.cn/", "InvalidBaseUri")]
    [InlineData("file:///etc/passwd", "InvalidBaseUri")]
    [InlineData("tenant.udesk.cn", "InvalidBaseUri")]
    [InlineData("/open_api_v1", "InvalidBaseUri")]
    [InlineData("https://user:hunter2@tenant.udesk.cn/", "InvalidBaseUri")]
    [InlineData("http://user:hunter2@tenant.udesk.cn/", "InvalidBaseUri")]
    [InlineData("ftp://user:hunter2@tenant.udesk.cn/", "InvalidBaseUri")]
    [InlineData("https://tenant.udesk.cn/?sign=hunter2", "InvalidBaseUri")]
    [InlineData("https://tenant.udesk.cn/#hunter2", "InvalidBaseUri")]
    public void OthersAreRefusedWithoutRepeatingASecret(string uri, string errorId)
    {
        var error = Assert.Throws<RequestException>(() => Udesk(new Uri(uri, UriKind.RelativeOrAbsolute)));
        Assert.Equal((errorId, "BaseUri"), (error.ErrorId, error.PropertyName));
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PlainHttpIsTakenWhereItIsWanted()
    {
        using var client = Usedesk(new Uri("http://desk.example/uapi"), o => o.AllowUnencrypted = true);
        Assert.NotNull(client);
        Assert.Throws<ArgumentException>(() => new UsedeskApiClient(new UsedeskApiOptions()));
    }

    [Theory]
    [InlineData("", "/groups")]
    [InlineData("/", "/groups")]
    [InlineData("/uapi", "/uapi/groups")]
    [InlineData("/uapi/", "/uapi/groups")]
    [InlineData("/uapi//", "/uapi/groups")]
    [InlineData("/a/b%20c", "/a/b%20c/groups")]
    public async Task ASlashAtTheEndMakesNoDifference(string path, string target)
    {
        await using var server = new RawServer(Http.Json("[]"));
        using var client = Usedesk(new Uri(server.BaseUri.GetLeftPart(UriPartial.Authority) + path));

        await Guard.Async(client.SendAsync(Groups));
        Assert.Equal(target, Assert.Single(server.Arrived).Target);
    }
}
