using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Journals;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Tests.Operations;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>The culture of whoever runs the client is nobody's business but theirs: what is sent and read is the same under each.</summary>
public class CultureTests
{
    /// <summary>Where i has another capital; another calendar; other separators; other digits.</summary>
    private static readonly string[] s_names = ["tr-TR", "fa-IR", "zh-CN", "ru-RU", "ar-SA", "th-TH"];

    public static TheoryData<string> Cultures => new(s_names);

    [Fact]
    public void TheyAreOtherThanTheInvariantOne()
    {
        var time = new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal("İ", "i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")));
        Assert.Equal("1405", time.ToString("yyyy", CultureInfo.GetCultureInfo("fa-IR")));
        Assert.Equal("2569", time.ToString("yyyy", CultureInfo.GetCultureInfo("th-TH")));
        Assert.Equal("0,5", 0.5.ToString(CultureInfo.GetCultureInfo("ru-RU")));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task EveryOperationGoesOutTheSame(string name)
    {
        using var culture = new Under(name);
        var contract = new OperationContractTests();
        foreach (var row in UdeskRows.All.Concat(UsedeskRows.All))
        {
            await contract.ItGoesOutAsTheFactsSay(row.Call);
        }
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task WordsOfClosedListsAreKnownInCapitals(string name)
    {
        using var culture = new Under(name);
        var contract = new OperationContractTests();
        foreach (var row in UdeskRows.All.Concat(UsedeskRows.All).Where(row => row.Words.Length > 0))
        {
            await contract.AWordOfAClosedListIsTakenInAnySpellingAndNoOther(row.Call);
        }
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void AnswersAreReadTheSame(string name)
    {
        const string Customer = """
            {"id":"1234567","nick_name":"İı","created_at":"2026-11-24 10:00:00","level":"VIP","is_blocked":"TRUE","emails":"INFO@EXAMPLE.TEST","cellphones":[{"id":1,"content":"138"}],"x":1.5,"y":"1,5"}
            """;
        const string Ticket = """
            {"id":7,"status_id":"1","created_at":"2026-11-24 10:00:00","last_updated_at":"24.11.2026","assignee_id":"0","group":"12","tags":"a,b","time":1.25}
            """;
        var expected = Show();
        using var culture = new Under(name);
        Assert.Equal(expected, Show());

        static string Show() => string.Join('\n', new object[]
        {
            Read<UdeskCustomer>(WireSerializer.Udesk, Customer), Read<UsedeskTicket>(WireSerializer.Usedesk, Ticket),
            Read<UdeskAgentStatus>(WireSerializer.Udesk, """{"im_status":"ONLINE","agent_id":"1"}"""), Read<UdeskQueueStatus>(WireSerializer.Udesk, """{"status":"IN QUEUE"}"""),
        }.Select(value => JournalResults.Write(value).ToString(Formatting.None)));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void TimesAreReadAndWrittenTheSame(string name)
    {
        string[] texts = ["2026-11-24 10:00:00", "20261124 10:00:00", "2026-11-24T10:00:00Z", "2026-11-24T10:00:00+03:30", "2026/11/24", "24 Nov 2026", "11/24/2026 10:00", "1405-09-03 10:00:00"];
        var expected = Show();
        using var culture = new Under(name);
        Assert.Equal(expected, Show());

        string Show() => string.Join('\n', from text in texts
                                           from service in new[] { ServiceName.Udesk, ServiceName.Usedesk }
                                           select ServiceTime.TryParse(text, service, out var time) ? ServiceTime.Format(time, service) + time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : "none");
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task ErrorsSayTheSame(string name)
    {
        var expected = await ShowAsync();
        using var culture = new Under(name);
        Assert.Equal(expected, await ShowAsync());

        static async Task<string> ShowAsync()
        {
            var texts = new List<string>();
            foreach (var answer in new[] { Http.Json("""{"code":112,"error":"no"}"""), Http.Answer(503, headers: "Retry-After: 1500"), Http.Json("{}") })
            {
                await using var server = new RawServer(answer);
                using var client = Usedesk(server.BaseUri, options => options.MaximumRetryCount = 0);
                var error = await FailsAsync(client.SendAsync(Ticket));
                texts.Add($"{error.ErrorId} {error.Message} {error.RecommendedAction}");
            }

            await using var silent = new RawServer(exchange => exchange.HangAsync());
            using var impatient = Usedesk(silent.BaseUri, options => (options.MaximumRetryCount, options.Timeout) = (0, TimeSpan.FromMilliseconds(1300)));
            texts.Add((await FailsAsync(impatient.SendAsync(Ticket))).Message);
            using var plain = Usedesk(silent.BaseUri);
            texts.Add((await Assert.ThrowsAsync<RequestException>(() => plain.SendAsync(new CreateTicketRequest { Subject = new string('x', 12_345) }))).Message);
            return string.Join('\n', texts);
        }
    }

    private static T Read<T>(JsonSerializer serializer, string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return serializer.Deserialize<T>(reader)!;
    }

    /// <summary>A culture for a while; what the client does on other threads inherits it.</summary>
    private sealed class Under : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentCulture;

        public Under(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

        public void Dispose() => CultureInfo.CurrentCulture = _before;
    }
}
