using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>What leaves, byte by byte.</summary>
public class BodyTests
{
    private const long FileLimit = 15L << 20;

    [Fact]
    public async Task TheTokenIsTheFirstFieldOfABody()
    {
        var arrived = await SendAsync(new CreateTicketRequest { Subject = "Grüße \"и\" \\ \u0001\u2028😀", Message = "m" });

        Assert.Equal($$"""{"api_token":"{{Token}}","subject":"Grüße \"и\" \\ \u0001\u2028😀","message":"m"}""", arrived.Text);
        Assert.Equal("application/json; charset=utf-8", arrived.Headers["Content-Type"].Single());
        Assert.Equal($"{arrived.Body.Length}", arrived.Headers["Content-Length"].Single());
        Assert.Equal("/api/create/ticket", arrived.Target);
    }

    [Theory]
    [InlineData("a\"b\\c\n\u0001/ё😀")]
    [InlineData("&=+% #?")]
    public async Task AnyTokenIsWrittenSoThatItComesBackAsItIs(string token)
    {
        await using var server = new RawServer(exchange => exchange.SendAsync(Http.Json(exchange.Number == 1 ? "[]" : TicketMade)));
        using var client = Usedesk(server.BaseUri, o => o.Token = ApiSecret.FromText(token));

        await Guard.Async(client.SendAsync(Groups));
        await Guard.Async(client.SendAsync(new CreateTicketRequest { Subject = "s", File = [Bytes("a", [1])] }));
        await Guard.Async(client.SendAsync(new RawRequest<UsedeskService> { Path = "channels", Query = new Dictionary<string, string> { ["x"] = "1" } }));

        Assert.Equal(token, (string?)JObject.Parse(server.Arrived[0].Text)["api_token"]);
        Assert.Contains($"name=\"api_token\"\r\n\r\n{token}\r\n--", server.Arrived[1].Text, StringComparison.Ordinal);
        Assert.Equal((token, "1"), (server.Arrived[2].Query("api_token"), server.Arrived[2].Query("x")));
        Assert.Empty(server.Arrived[2].Body);
        Assert.DoesNotContain("Content-Type", server.Arrived[2].Headers.Select(header => header.Key));
    }

    [Fact]
    public async Task ABodyWithoutFieldsHoldsTheTokenAlone()
    {
        await using var server = new RawServer(Http.Json("[]"));
        using var client = Usedesk(server.BaseUri);

        await Guard.Async(client.SendAsync(Groups));

        Assert.Equal($$"""{"api_token":"{{Token}}"}""", server.Arrived.Single().Text);
    }

    [Fact]
    public async Task ReadsOfUdeskHaveNoBodyAndNoContentType()
    {
        await using var server = new RawServer(Http.Json("""{"code":1000,"shut_queues":[]}"""));
        using var client = Udesk(server.BaseUri);

        await Guard.Async(client.Read(new GetAbandonedQueueRequest { EndTime = DateTimeOffset.UnixEpoch }).NextAsync());
        await Guard.Async(client.SendAsync(Destroy));

        Assert.All(server.Arrived, arrived =>
        {
            Assert.Empty(arrived.Body);
            Assert.DoesNotContain("Content-Type", arrived.Headers.Select(header => header.Key));
        });
    }

    [Fact]
    public async Task AMultipartBodyIsWrittenAsBrowsersDo()
    {
        var request = new CreateTicketRequest
        {
            Subject = "Тема",
            Status = 8,
            PrivateComment = true,
            NestedList = [[new("61", "a"), new("62", "b")], [new("61", "c")]],
            File = [Bytes("отчёт \"1\".txt", Encoding.UTF8.GetBytes("one\r\n")), Bytes("empty", [])],
        };

        var arrived = await SendAsync(request);

        var type = arrived.Headers["Content-Type"].Single();
        Assert.StartsWith("multipart/form-data; boundary=", type, StringComparison.Ordinal);
        var boundary = "--" + type["multipart/form-data; boundary=".Length..];
        Assert.True(boundary.Length <= 72);
        static string Field(string name, string value) => $"Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";
        static string File(string name, string value) => $"Content-Disposition: form-data; name=\"files[]\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n{value}\r\n";
        string[] parts =
        [
            Field("api_token", Token), Field("subject", "Тема"), Field("private_comment", "true"), Field("status", "8"),
            Field("lists[0][0][id]", "61"), Field("lists[0][0][value]", "a"), Field("lists[0][1][id]", "62"), Field("lists[0][1][value]", "b"),
            Field("lists[1][0][id]", "61"), Field("lists[1][0][value]", "c"),
            File("отчёт %221%22.txt", "one\r\n"), File("empty", ""),
        ];
        Assert.Equal(string.Concat(parts.Select(part => $"{boundary}\r\n{part}")) + $"{boundary}--\r\n", arrived.Text);
        Assert.Equal($"{arrived.Body.Length}", arrived.Headers["Content-Length"].Single());
        Assert.DoesNotContain("Transfer-Encoding", arrived.Headers.Select(header => header.Key));
        Assert.DoesNotContain("Expect", arrived.Headers.Select(header => header.Key));
    }

    [Fact]
    public async Task TheStrictServerReadsWhatWasSent()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var client = Usedesk(host);
        var content = RandomNumberGenerator.GetBytes(300_000);

        await Guard.Async(client.SendAsync(new CreateTicketRequest { Subject = "s", Message = "m", ClientEmail = "a@example.test", File = [Bytes("Ünï 中.bin", content)] }));

        var file = host.State.Requests.Single().Files.Single();
        Assert.Equal(("files[]", "Ünï 中.bin", (long)content.Length), (file.Field, file.Filename, file.Length));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256);
    }

    [Fact]
    public async Task AFileIsReadAnewForEachAttempt()
    {
        await using var server = new RawServer(Http.Answer(429), Http.Answer(429), Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);
        var content = RandomNumberGenerator.GetBytes(200_000);
        var opened = 0;
        var streams = new List<MemoryStream>();
        var file = new FileUpload("a", content.Length, () =>
        {
            opened++;
            streams.Add(new MemoryStream(content));
            return streams[^1];
        });

        await Guard.Async(client.SendAsync(new CreateTicketRequest { Subject = "s", File = [file] }));

        Assert.Equal((3, 3), (opened, server.Arrived.Count));
        Assert.Single(server.Arrived.Select(a => Convert.ToHexString(SHA256.HashData(a.Body))).Distinct());
        Assert.All(streams, stream => Assert.False(stream.CanRead));
    }

    [Theory]
    [InlineData("shrinks", "WriteOutcomeUnknown")]
    [InlineData("shrinks to nothing", "FileChanged")]
    [InlineData("grows", "WriteOutcomeUnknown")]
    [InlineData("grows by a block", "WriteOutcomeUnknown")]
    [InlineData("missing", "FileNotReadable")]
    [InlineData("denied", "FileNotReadable")]
    [InlineData("fails", "FileNotReadable")]
    [InlineData("fails late", "WriteOutcomeUnknown")]
    public async Task AFileThatCannotBeSentWholeMakesNoTicketAndIsTheCallersErrorWhereNothingLeft(string what, string errorId)
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);
        const int Announced = 163_840;
        var file = new FileUpload("a.bin", Announced, () => what switch
        {
            "shrinks" => new MemoryStream(new byte[Announced - 1]),
            "shrinks to nothing" => new MemoryStream(),
            "grows" => new MemoryStream(new byte[Announced + 1]),
            "grows by a block" => new MemoryStream(new byte[Announced + 81_920]),
            "missing" => throw new FileNotFoundException("gone"),
            "denied" => throw new UnauthorizedAccessException("denied"),
            "fails" => new FailingStream(Announced / 2),
            _ => new FailingStream(Announced),
        });

        var error = (await Record.ExceptionAsync(() => Guard.Async(client.SendAsync(new CreateTicketRequest { Subject = "s", File = [file] }))))!;

        Assert.Equal(errorId, error is ServiceException service ? service.ErrorId : Assert.IsType<RequestException>(error).ErrorId);
        Assert.Contains("a.bin", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Arrived, a => a.IsWhole);

        // And the connection that it spoilt is not used again.
        await Guard.Async(client.SendAsync(Ticket));
    }

    /// <summary>They say that they are empty, and a pipe waits for its writer when it is opened.</summary>
    [LinuxFact("Others have no /proc.")]
    public async Task WhatHasNoSizeIsNoFile()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var pipe = Path.Combine(folder.FullName, "pipe");
            using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            {
                await make.WaitForExitAsync();
            }

            var empty = Path.Combine(folder.FullName, "empty");
            await File.WriteAllTextAsync(empty, string.Empty);

            foreach (var path in new[] { pipe, "/proc/self/status", "/dev/zero" })
            {
                var error = await Assert.ThrowsAsync<RequestException>(() => Guard.Async(Task.Run(() => FileUpload.FromPath(path))));
                Assert.Equal("NotAFile", error.ErrorId);
                Assert.Contains(path, error.Message, StringComparison.Ordinal);
            }

            Assert.Equal(0, FileUpload.FromPath(empty).Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task AFileThatDoesNotOpenHoldsNobodyUpLongerThanAnAttempt()
    {
        await using var server = new RawServer(Http.Json("[]"), Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri, o => o.Timeout = TimeSpan.FromMilliseconds(1500));
        using var never = new System.Threading.ManualResetEventSlim();
        var opened = new MemoryStream();
        var file = new FileUpload("a.bin", 1, () =>
        {
            never.Wait();
            return opened;
        });

        // Over a kept connection nothing else would make the caller's thread free.
        await Guard.Async(client.SendAsync(Groups));
        var call = client.SendAsync(new CreateTicketRequest { Subject = "s", File = [file] });

        Assert.Equal("WriteOutcomeUnknown", (await FailsAsync(call)).ErrorId);
        Assert.DoesNotContain(server.Arrived, a => a.Target.EndsWith("create/ticket", StringComparison.Ordinal) && a.IsWhole);

        // Whenever it opens after that, it is closed.
        never.Set();
        await Guard.Until(() => !opened.CanRead);
    }

    [Fact]
    public async Task AFingerprintOfAFileThatNeverEndsDoes()
    {
        using var client = Usedesk(new Uri("https://service.example.test/api"));
        var request = new CreateTicketRequest { Subject = "s", File = [new FileUpload("log", 100, () => new ZeroStream(long.MaxValue))] };

        var error = await Assert.ThrowsAsync<RequestException>(() => Guard.Async(Task.Run(() => client.Fingerprint(request))));
        Assert.Equal("FileChanged", error.ErrorId);
    }

    /// <summary>Usedesk's token has to go into the body, so the text is read before it is sent.</summary>
    [Theory]
    [InlineData("""{"subject":"2024-05-01T10:00:00+03:00","message":"/Date(1714546800000)/"}""")]
    [InlineData("""{"price":1.10,"id":12345678901234567890123,"share":0.1234567890123456789}""")]
    public async Task TextOfACallersOwnIsSentAsItStands(string json)
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);

        await Guard.Async(client.SendAsync(new RawRequest<UsedeskService> { Method = "POST", Path = "create/ticket", Body = json }));

        Assert.Equal($$"""{"api_token":"{{Token}}",{{json[1..]}}""", server.Arrived.Single().Text);
    }

    [Fact]
    public async Task ANumberThatCannotBeKeptIsAClearError()
    {
        using var client = Usedesk(new Uri("https://service.example.test/api"));

        var error = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(new RawRequest<UsedeskService> { Method = "POST", Path = "x", Body = """{"n":1e400}""" }));
        Assert.Equal("InvalidJson", error.ErrorId);
        Assert.Contains("1e400", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAddressThatIsTooLongIsAClearError()
    {
        using var client = Udesk(new Uri("https://service.example.test/api"));

        var error = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(new LeaveQueueRequest { CustomerToken = new string('ё', 20_000), Queue = "q" }));
        Assert.Equal("TooLong", error.ErrorId);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task ANameInThePathIsNoWayToAnotherPath(string name)
    {
        using var client = Udesk(new Uri("https://service.example.test/api"));

        var error = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(new GetCustomFieldRequest { FieldName = name }));
        Assert.Equal(("InvalidParameter", "FieldName"), (error.ErrorId, error.PropertyName));
    }

    [Fact]
    public async Task TheSizeOfAFileIsLimitedExactly()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var client = Usedesk(host);
        var path = Path.Combine(Path.GetTempPath(), $"usedeskudesk-{Guid.NewGuid():N}.bin");
        try
        {
            await using (var stream = File.Create(path))
            {
                stream.SetLength(FileLimit);
            }

            var request = new CreateTicketRequest { Subject = "s", Message = "m", ClientEmail = "a@example.test", File = [FileUpload.FromPath(path)] };
            await Guard.Async(client.SendAsync(request));
            Assert.Equal(FileLimit, host.State.Requests.Single().Files.Single().Length);

            await using (var stream = File.OpenWrite(path))
            {
                stream.SetLength(FileLimit + 1);
            }

            request.File = [FileUpload.FromPath(path)];
            var error = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(request));
            Assert.Equal("FileTooLarge", error.ErrorId);
            Assert.Single(host.State.Requests);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("im/../../x")]
    [InlineData("im/%2e%2e/%2E%2E/x")]
    [InlineData("im/./x")]
    [InlineData("im/%2e/x")]
    [InlineData("http://elsewhere.example/x")]
    [InlineData("x?a=b")]
    [InlineData("x#a")]
    [InlineData("")]
    [InlineData("/")]
    public async Task NoPathLeavesTheBase(string path)
    {
        await using var server = new RawServer(Http.Json("""{"code":1000}"""));
        using var client = Udesk(server.BaseUri);

        var error = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(new RawRequest<UdeskService> { Path = path }));
        Assert.Equal("InvalidPath", error.ErrorId);
        Assert.Empty(server.Arrived);
    }

    [Theory]
    [InlineData("//elsewhere.example/x", "/api/elsewhere.example/x")]
    [InlineData("a:b/c", "/api/a%3Ab/c")]
    [InlineData("\\\\elsewhere.example\\x", "/api/%5C%5Celsewhere.example%5Cx")]
    [InlineData("a b/ё%20c", "/api/a%20b/%D1%91%20c")]
    public async Task OddPathsStayBelowTheBase(string path, string target)
    {
        await using var server = new RawServer(Http.Json("""{"code":1000}"""));
        using var client = Udesk(server.BaseUri);

        await Guard.Async(client.SendAsync(new RawRequest<UdeskService> { Path = path }));
        Assert.Equal(target, server.Arrived.Single().Target.Split('?')[0]);
    }

    /// <summary>Texts of all kinds come back from JSON and from multipart as they were.</summary>
    [Fact]
    public async Task AnyTextSurvivesBothKindsOfBody()
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);
        var random = new Random(7);
        const string Alphabet = "aZ0 \"'\\/<>&;=+%#?{}[]\t\r\n\u0000\u001f\u007f\u2028éЖ中😀";
        for (var i = 0; i < 100; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Alphabet.EnumerateRunes().ElementAt(random.Next(Alphabet.EnumerateRunes().Count())).ToString()));
            await Guard.Async(client.SendAsync(new CreateTicketRequest { Message = text }));
            Assert.Equal(text, (string?)JObject.Parse(server.Arrived[^1].Text)["message"]);
            await Guard.Async(client.SendAsync(new CreateTicketRequest { Message = text, File = [Bytes("f", [0])] }));
            Assert.Contains($"name=\"message\"\r\n\r\n{text}\r\n--", server.Arrived[^1].Text, StringComparison.Ordinal);
        }
    }

    private static async Task<Exchange> SendAsync(CreateTicketRequest request)
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);
        Assert.Equal(77, (await Guard.Async(client.SendAsync(request))).TicketId);
        return server.Arrived.Single();
    }

    private static FileUpload Bytes(string name, byte[] content) => new(name, content.Length, () => new MemoryStream(content));
}
