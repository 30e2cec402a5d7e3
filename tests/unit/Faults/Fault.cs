using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UsedeskUdesk.Tests.Support;

namespace UsedeskUdesk.Tests.Faults;

/// <summary>What an answer says of the call, whoever wrote it.</summary>
internal enum Says
{
    /// <summary>Nothing that could be relied on, or nothing at all.</summary>
    Nothing,

    /// <summary>That it was carried out.</summary>
    Success,

    /// <summary>That it was refused, with a code that the vendor's page explains.</summary>
    DocumentedRefusal,

    /// <summary>That it was refused, with a code that no page explains.</summary>
    OtherRefusal,

    /// <summary>That it did not begin, and may be sent later.</summary>
    Later,
}

/// <summary>Something that goes wrong, and the facts about it from which its outcome follows.</summary>
internal sealed record Fault(string Name, Func<Exchange, OperationKind, Task> Play)
{
    public const int Limit = 1 << 20;
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly byte[] s_bomb = Pack(50 << 20);
    private static readonly byte[] s_blanks = [.. Enumerable.Repeat((byte)' ', 1 << 20)];

    public Says Says { get; init; }

    /// <summary>The HTTP status; null where no whole answer comes.</summary>
    public int? Status { get; init; }

    /// <summary>Whether a byte of the request reaches the service.</summary>
    public bool Reaches { get; init; } = true;

    /// <summary>Whether the service does the work; where that is open, it does.</summary>
    public bool Acts { get; init; }

    /// <summary>Whether it may be gone the next time.</summary>
    public bool MayPass { get; init; }

    /// <summary>Whether the client's time limit is what ends it.</summary>
    public bool TimesOut { get; init; }

    /// <summary>Whether the service names a wait of <see cref="Wait"/>.</summary>
    public bool NamesWait { get; init; }

    /// <summary>Whether a gateway's page comes, and no word of the service.</summary>
    public bool IsPage { get; init; }

    /// <summary>Bytes of the body that the service takes before it plays the fault.</summary>
    public int TakesOfBody { get; init; } = int.MaxValue;

    /// <summary>How far this machine's clock is from the service's.</summary>
    public TimeSpan ClockOff { get; init; }

    /// <summary>Whether an answer may have no more than <see cref="Limit"/> bytes.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Whether it takes so much memory that one at a time is enough.</summary>
    public bool IsLarge { get; init; }

    /// <summary>The refusal, where it is one of the signature; only signed operations can meet it.</summary>
    public (string Body, string ErrorId)? OfSignature { get; init; }

    /// <summary>Where the call goes instead of to the fault's own server.</summary>
    public Func<Task<Place>>? Elsewhere { get; init; }

    public bool AppliesTo(OperationKind kind) => OfSignature is null || kind.IsSigned;

    public override string ToString() => Name;

    public static IReadOnlyList<Fault> All { get; } = [.. Connections(), .. Statuses(), .. Answers(), .. Clocks(), .. Places()];

    /// <summary>A connection that ends or stands still.</summary>
    private static IEnumerable<Fault> Connections()
    {
        yield return new("reset before the work", (e, _) => Reset(e)) { MayPass = true };
        yield return new("reset while the request arrives", (e, _) => Reset(e)) { MayPass = true, TakesOfBody = 0 };
        yield return new("reset during the work", (e, _) => Reset(e)) { MayPass = true, Acts = true };
        yield return new("closed after the work", (e, _) => Close(e)) { MayPass = true, Acts = true };
        yield return new("reset after the work, in the head", (e, _) => SendThenReset(e, "HTTP/1.1 200 OK\r\nContent-")) { MayPass = true, Acts = true };
        yield return new("cut in the head", (e, _) => SendThenClose(e, "HTTP/1.1 200 OK\r\nContent-Le")) { MayPass = true, Acts = true };
        yield return new("cut in the body", (e, k) => SendThenClose(e, Http.Json(k.Answer)[..^3])) { MayPass = true, Acts = true };
        yield return new("reset in the body", (e, k) => SendThenReset(e, Http.Json(k.Answer)[..^3])) { MayPass = true, Acts = true };
        yield return new("cut in a chunk", (e, k) => SendThenClose(e, Chunked(k.Answer)[..^8])) { MayPass = true, Acts = true };
        yield return new("cut between chunks", (e, k) => SendThenClose(e, Chunked(k.Answer)[..^5])) { MayPass = true, Acts = true };
        yield return new("no head within the time limit", (e, _) => e.HangAsync()) { MayPass = true, Acts = true, TimesOut = true };
        yield return new("no whole body within the time limit", (e, k) => SendThenHang(e, Http.Json(k.Answer)[..^3])) { MayPass = true, Acts = true, TimesOut = true };
        yield return new("a byte now and then, beyond the time limit", (e, k) => Trickle(e, Http.Json(k.Answer))) { MayPass = true, Acts = true, TimesOut = true };
        yield return new("an answer that is not HTTP", (e, _) => SendThenClose(e, "SSH-2.0-OpenSSH_9.6\r\n\r\n")) { MayPass = true, Acts = true };
    }

    /// <summary>Statuses with all that may stand beside them.</summary>
    private static IEnumerable<Fault> Statuses()
    {
        foreach (var status in new[] { 408, 429, 500, 502, 503, 504 })
        {
            foreach (var wait in new[] { null, "1", "date" })
            {
                foreach (var says in new[] { Says.Nothing, Says.Success, Says.DocumentedRefusal, Says.OtherRefusal })
                {
                    var header = wait is null ? null : $"Retry-After: {(wait == "date" ? (Now + Wait).ToString("r", CultureInfo.InvariantCulture) : wait)}";
                    // 429 is about calls that were not let in, and 503 with a wait is said at the door as well; but Varnish and Fastly put a wait
                    // on the page that they show when the service behind them was at work and did not answer in time.
                    var later = says != Says.Success && (status == 429 || (status == 503 && wait is not null && says != Says.Nothing));
                    yield return new(
                        $"HTTP {status}{(wait switch { null => "", "date" => ", Retry-After as a date", _ => ", Retry-After in seconds" })}{(status == 503 && wait is not null && says == Says.Nothing ? ", a gateway's page" : Beside(says))}",
                        (e, k) => e.SendAsync(says == Says.Nothing ? Http.Answer(status, "<html>", headers: header) : Http.Json(Body(k, says), status, header)))
                    {
                        Status = status,
                        Says = later ? Says.Later : says,
                        Acts = says == Says.Success || (!later && says != Says.DocumentedRefusal),
                        MayPass = true,
                        NamesWait = wait is not null,
                        IsPage = says == Says.Nothing,
                    };
                }

                if (status == 503 && wait is not null)
                {
                    // The service itself, or whoever stands at its door.
                    var header = $"Retry-After: {(wait == "date" ? (Now + Wait).ToString("r", CultureInfo.InvariantCulture) : wait)}";
                    yield return new($"HTTP 503, Retry-After {(wait == "date" ? "as a date" : "in seconds")}, an empty body", (e, _) => e.SendAsync(Http.Answer(503, headers: header)))
                    {
                        Status = status,
                        Says = Says.Later,
                        MayPass = true,
                        NamesWait = true,
                    };
                }
            }
        }

        static string Beside(Says says) => says switch
        {
            Says.Success => ", an envelope of success",
            Says.DocumentedRefusal => ", a refusal that is documented",
            Says.OtherRefusal => ", a refusal that is not documented",
            _ => string.Empty,
        };
    }

    /// <summary>Answers with HTTP 200 that are not what they should be.</summary>
    private static IEnumerable<Fault> Answers()
    {
        yield return Ok("another content type", (e, k) => e.SendAsync(Http.Answer(200, k.Answer, "text/html"))) with { Says = Says.Success };
        yield return Ok("each field twice", (e, k) => e.SendAsync(Http.Json(Doubled(k.Answer)))) with { Says = Says.Success };
        yield return Ok("a field twice, with different values", (e, k) => e.SendAsync(Http.Json(Contradictory(k.Answer))));
        yield return Ok("an answer of 50 MB", (e, k) => SendLarge(e, k.Answer, 50)) with { Says = Says.Success, IsLarge = true };
        yield return Ok("an answer of 50 MB where 1 MB is allowed", (e, k) => SendLarge(e, k.Answer, 50)) with { IsLimited = true, IsLarge = true };
        yield return Ok("50 MB in chunks where 1 MB is allowed", (e, k) => SendEndlessly(e, 50 << 20)) with { IsLimited = true, IsLarge = true };
        yield return Ok("50 MB packed into 50 KB where 1 MB is allowed", (e, _) => SendPacked(e)) with { IsLimited = true };
        yield return Ok("a page of HTML", (e, _) => e.SendAsync(Http.Answer(200, "<!DOCTYPE html><html><body>Sign in</body></html>")));
        yield return Ok("an empty body", (e, _) => e.SendAsync(Http.Json(string.Empty)));
        yield return Ok("HTTP 204", (e, _) => e.SendAsync("HTTP/1.1 204 No Content\r\n\r\n")) with { Status = 204 };
        yield return Ok("JSON that breaks off", (e, k) => e.SendAsync(Http.Json(k.Answer[..^1])));
        yield return Ok("values of other types", (e, k) => e.SendAsync(Http.Json(k.WrongTypes)));
        yield return Ok("100,000 levels of nesting", (e, k) => e.SendAsync(Http.Json($$"""{"code":1000,"status":1000,"deep":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""")));
        yield return Ok("bytes that are no text", (e, _) => SendBytes(e, [0xFF, 0xFE, 0x00, 0xD8, 0x80, 0x81, 0xC3, 0x28]));
        yield return Ok("a bare number", (e, _) => e.SendAsync(Http.Json("1000")));
        yield return Ok("two answers in one", (e, k) => e.SendAsync(Http.Json(k.Answer + k.Answer)));
        yield return Ok("a redirect", (e, _) => e.SendAsync(Http.Answer(302, headers: "Location: https://elsewhere.example.test/"))) with { Status = 302 };
        yield return Ok("a refusal that is documented", (e, k) => e.SendAsync(Http.Json(k.DocumentedRefusal.Body))) with { Says = Says.DocumentedRefusal, Acts = false };
        yield return Ok("a refusal that is not documented", (e, k) => e.SendAsync(Http.Json(k.OtherRefusal.Body))) with { Says = Says.OtherRefusal, Acts = false };

        static Fault Ok(string name, Func<Exchange, OperationKind, Task> play) => new(name, play) { Status = 200, Acts = true };
    }

    /// <summary>What has to do with time.</summary>
    private static IEnumerable<Fault> Clocks()
    {
        foreach (var minutes in new[] { 10, -10 })
        {
            var clock = $"this machine's clock ten minutes {(minutes > 0 ? "fast" : "slow")}";
            var refused = Signature(clock, minutes > 0 ? 20622 : 20621);
            yield return refused with { Play = (e, k) => IsOff(e) ? refused.Play(e, k) : e.SendAsync(Http.Json(k.Answer)), ClockOff = TimeSpan.FromMinutes(minutes) };
            yield return new(
                $"{clock}, HTTP 429, Retry-After as a date",
                (e, _) => e.SendAsync(Http.Answer(429, headers: $"Date: {Now.ToString("r", CultureInfo.InvariantCulture)}\r\nRetry-After: {(Now + Wait).ToString("r", CultureInfo.InvariantCulture)}")))
            {
                Status = 429,
                Says = Says.Later,
                NamesWait = true,
                ClockOff = TimeSpan.FromMinutes(minutes),
            };
        }

        // The service looks at the time that was signed.
        static bool IsOff(Exchange exchange)
            => Math.Abs(long.Parse(exchange.Query("timestamp")!, CultureInfo.InvariantCulture) - Now.ToUnixTimeSeconds()) > TimeSpan.FromMinutes(5).TotalSeconds;

        yield return Signature("the nonce is refused", 20623);
        yield return Signature("the signature is refused", 2059);

        static Fault Signature(string name, int code)
        {
            var body = $$"""{"code":{{code}},"message":"m"}""";
            return new(name, (e, _) => e.SendAsync(Http.Json(body))) { Status = 200, Says = Says.DocumentedRefusal, OfSignature = (body, $"UdeskApi.{code}") };
        }
    }

    /// <summary>Where no service is reached at all.</summary>
    private static IEnumerable<Fault> Places()
    {
        foreach (var (name, place, timesOut) in Place.All)
        {
            yield return new(name, static (_, _) => throw new InvalidOperationException("Nothing arrives here.")) { Reaches = false, Elsewhere = place, TimesOut = timesOut };
        }
    }

    private static string Body(OperationKind kind, Says says) => says switch
    {
        Says.Success => kind.Answer,
        Says.DocumentedRefusal => kind.DocumentedRefusal.Body,
        _ => kind.OtherRefusal.Body,
    };

    private static string Chunked(string body) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{Encoding.UTF8.GetByteCount(body):x}\r\n{body}\r\n0\r\n\r\n";

    private static string Doubled(string json) => json[0] == '{' ? $"{json[..^1]},{json[1..]}" : json.Replace("\"id\":1", "\"id\":1,\"id\":1", StringComparison.Ordinal);

    /// <summary>Says what it says after another thing of the same name.</summary>
    private static string Contradictory(string json)
        => json[0] == '{' && json.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? $"{{{json[1..at]}:\"other\",{json[1..]}" : json[..^1];

    private static Task Reset(Exchange exchange)
    {
        exchange.Reset();
        return Task.CompletedTask;
    }

    private static Task Close(Exchange exchange)
    {
        exchange.Close();
        return Task.CompletedTask;
    }

    private static async Task SendThenClose(Exchange exchange, string text)
    {
        await exchange.SendAsync(text);
        exchange.Close();
    }

    private static async Task SendThenReset(Exchange exchange, string text)
    {
        await exchange.SendAsync(text);
        exchange.Reset();
    }

    private static async Task SendThenHang(Exchange exchange, string text)
    {
        await exchange.SendAsync(text);
        await exchange.HangAsync();
    }

    private static async Task Trickle(Exchange exchange, string text)
    {
        foreach (var c in text)
        {
            await exchange.SendAsync(c.ToString());
            await Task.Delay(100, exchange.Stopped);
        }
    }

    private static async Task SendLarge(Exchange exchange, string answer, int megabytes)
    {
        await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer) + (megabytes * s_blanks.Length)}\r\n\r\n{answer}");
        for (var i = 0; i < megabytes; i++)
        {
            await exchange.SendAsync(s_blanks);
        }
    }

    private static async Task SendEndlessly(Exchange exchange, long length)
    {
        await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = $"10000\r\n{new string(' ', 0x10000)}\r\n";
        for (var sent = 0L; sent < length; sent += 0x10000)
        {
            await exchange.SendAsync(chunk);
        }
    }

    private static Task SendPacked(Exchange exchange) => SendBytes(exchange, s_bomb, "Content-Encoding: gzip\r\n");

    private static async Task SendBytes(Exchange exchange, byte[] bytes, string headers = "")
    {
        await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{headers}Content-Length: {bytes.Length}\r\n\r\n");
        await exchange.SendAsync(bytes);
    }

    private static byte[] Pack(int length)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Enumerable.Repeat((byte)' ', length).ToArray());
        }

        return packed.ToArray();
    }
}
