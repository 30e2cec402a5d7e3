using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests.Properties;

/// <summary>Times keep their moment; signatures are those that anybody can reckon who knows the rule.</summary>
[Trait("Kind", "Property")]
public class TimeAndSignatureProperties
{
    private static readonly string[] s_forms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyyMMdd HH:mm:ss", "yyyy/MM/dd HH:mm:ss"];

    [BudgetProperty(300)]
    public void AMomentComesBackFromTheServicesClock(Seed seed)
    {
        var make = seed.Make();
        var time = make.Time();
        var service = make.OneOf([ServiceName.Udesk, ServiceName.Usedesk]);

        Assert.True(ServiceTime.TryParse(ServiceTime.Format(time, service, make.OneOf(s_forms)), service, out var back));

        Assert.Equal(time.ToUnixTimeSeconds(), back.ToUnixTimeSeconds());
        Assert.Equal(service == ServiceName.Udesk ? TimeSpan.FromHours(8) : TimeSpan.Zero, back.Offset);
    }

    [BudgetProperty(300)]
    public void ATimeWithAZoneIsTheSameForBothServices(Seed seed)
    {
        var time = seed.Make().Time();
        foreach (var text in new[] { time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture), time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) })
        {
            Assert.True(ServiceTime.TryParse(text, ServiceName.Udesk, out var udesk) & ServiceTime.TryParse(text, ServiceName.Usedesk, out var usedesk), text);
            Assert.Equal((time.ToUnixTimeSeconds(), time.ToUnixTimeSeconds()), (udesk.ToUnixTimeSeconds(), usedesk.ToUnixTimeSeconds()));
        }
    }

    [BudgetProperty(300)]
    public void NoTextBreaksTheReadingOfTimes(Seed seed)
    {
        var make = seed.Make();
        var text = make.Below(4) == 0 ? null : make.Flag() ? make.Text() : ServiceTime.Format(make.Time(), ServiceName.Udesk).Insert(make.Below(10), make.Text());
        _ = ServiceTime.TryParse(text, ServiceName.Udesk, out _);
        _ = ServiceTime.TryParse(text, ServiceName.Usedesk, out _);
    }

    [BudgetProperty(40)]
    public async Task AnybodyCanCheckTheSignatureThatArrives(Seed seed)
    {
        var make = seed.Make();
        var email = $"{make.Secret(1 + make.Below(20)).Trim()}@{make.Below(100)}.test";
        var token = make.Secret(20 + make.Below(30)).Trim() + "x";
        var algorithm = make.OneOf(Enum.GetValues<UdeskSignatureAlgorithm>());
        var now = DateTimeOffset.FromUnixTimeSeconds(1_600_000_000 + make.Below(1_000_000_000));
        await using var server = new RawServer(Http.Json(NoAgents));
        using var client = Udesk(server.BaseUri, o => (o.Email, o.Token, o.SignatureAlgorithm) = (email, ApiSecret.FromText(token), algorithm), () => now);

        await Guard.Async(client.SendAsync(Agents));
        await Guard.Async(client.SendAsync(Agents));

        foreach (var sent in server.Arrived)
        {
            Assert.Equal((email.Trim(), now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), (sent.Query("email"), sent.Query("timestamp")));
            var (nonce, text) = (sent.Query("nonce"), $"{sent.Query("email")}&{token}&{sent.Query("timestamp")}");
#pragma warning disable CA5350 // The service signs with it.
            var expected = algorithm switch
            {
                UdeskSignatureAlgorithm.LegacySha1 => SHA1.HashData(Encoding.UTF8.GetBytes(text)),
                UdeskSignatureAlgorithm.Sha1 => SHA1.HashData(Encoding.UTF8.GetBytes($"{text}&{nonce}&v2")),
                _ => SHA256.HashData(Encoding.UTF8.GetBytes($"{text}&{nonce}&v2")),
            };
#pragma warning restore CA5350
            Assert.Equal(Convert.ToHexStringLower(expected), sent.Query("sign"));
            Assert.Equal(algorithm == UdeskSignatureAlgorithm.LegacySha1 ? null : "v2", sent.Query("sign_version"));
            Assert.Equal(algorithm == UdeskSignatureAlgorithm.LegacySha1, nonce is null);
        }

        Assert.True(algorithm == UdeskSignatureAlgorithm.LegacySha1 || server.Arrived[0].Query("nonce") != server.Arrived[1].Query("nonce"));
    }
}
