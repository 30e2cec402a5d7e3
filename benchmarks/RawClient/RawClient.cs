using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Benchmarks;

/// <summary>
/// What a C# programmer would write by hand against an HttpClient: no retries, pacing, signing or checks. It runs in the same
/// process as the module, so that both have the same runtime. Each method returns seconds.
/// </summary>
public static class RawClient
{
    private static readonly HttpClient s_http = new();

    /// <summary>Tickets one after the other.</summary>
    public static double Sequential(string baseUri, int count)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            CreateAsync(baseUri, i).GetAwaiter().GetResult();
        }

        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Tickets, so many at a time.</summary>
    public static double Concurrent(string baseUri, int count, int atOnce)
    {
        var clock = Stopwatch.StartNew();
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) => await CreateAsync(baseUri, i)).GetAwaiter().GetResult();
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>All rows of a listing, read into objects.</summary>
    public static double Paging(string baseUri)
    {
        var clock = Stopwatch.StartNew();
        var rows = 0;
        for (int page = 1, pages = 1; page <= pages; page++)
        {
            using var response = s_http.GetAsync($"{baseUri}/im/im_queues?page={page}&per_page=100&start_time=2022-01-01&end_time=2022-12-31", HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
            using var reader = new JsonTextReader(new StreamReader(response.Content.ReadAsStreamAsync().GetAwaiter().GetResult()));
            var answer = JsonSerializer.CreateDefault().Deserialize<Answer>(reader)!;
            rows += answer.shut_queues!.Count;
            pages = answer.meta!.total_pages;
        }

        return rows > 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException("no rows");
    }

    /// <summary>One ticket with a file.</summary>
    public static double Upload(string baseUri, string path)
    {
        var clock = Stopwatch.StartNew();
        using var body = new MultipartFormDataContent
        {
            { new StringContent("token"), "api_token" },
            { new StringContent("subject"), "subject" },
            { new StringContent("text"), "message" },
            { new StreamContent(File.OpenRead(path)), "files[]", Path.GetFileName(path) },
        };
        using var response = s_http.PostAsync($"{baseUri}/create/ticket", body).GetAwaiter().GetResult();
        _ = JObject.Parse(response.Content.ReadAsStringAsync().GetAwaiter().GetResult());
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<long> CreateAsync(string baseUri, int i)
    {
        var json = JsonConvert.SerializeObject(new { api_token = "token", subject = "row " + i, message = "text", client_email = "row@example.test" });
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await s_http.PostAsync($"{baseUri}/create/ticket", content).ConfigureAwait(false);
        return JsonConvert.DeserializeObject<Ticket>(await response.Content.ReadAsStringAsync().ConfigureAwait(false))!.ticket_id;
    }

#pragma warning disable IDE1006 // The wire's own names: nothing here maps them.
    private sealed record Ticket(string status, long ticket_id);

    private sealed class Answer
    {
        public List<Row>? shut_queues { get; set; }

        public Meta? meta { get; set; }
    }

    private sealed class Meta
    {
        public int total_pages { get; set; }
    }

    private sealed class Row
    {
        public long id { get; set; }

        public long customer_id { get; set; }

        public string? channel { get; set; }

        public DateTimeOffset queue_start_time { get; set; }

        public int queue_seconds { get; set; }

        public string? queue_name { get; set; }

        public JObject? customer_name { get; set; }
    }
#pragma warning restore IDE1006
}
