using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Http;
using Xunit;

namespace UsedeskUdesk.Tests.Transfer;

/// <summary>Calls as -Debug shows them.</summary>
public class CallContentTests
{
    private const string Token = "0123456789abcdef-token";
    private const int Longest = 64 * 1024;

    [Fact]
    public async Task ARequestIsShownWithItsPathAloneItsHeadersAndItsBody()
    {
        using var request = Request("https://service.example.test/api/create/ticket?sign=abc");
        request.Headers.Add("X-Trace", new[] { "one", "two" });
        request.Content = BodyContent.Create(new RequestBuilder().Body("subject", "s").Body("when", "2026-01-02T03:04:05Z"), ApiSecret.FromText(Token));

        var text = await CallContent.OfAsync(request);

        Assert.Equal(
            [
                "> POST create/ticket",
                "> X-Trace: one, two",
                "> Content-Type: application/json; charset=utf-8",
                "{", "  \"api_token\": \"***\",", "  \"subject\": \"s\",", "  \"when\": \"2026-01-02T03:04:05Z\"", "}",
            ],
            Lines(text));
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("Cookie")]
    [InlineData("Proxy-Authorization")]
    public async Task HeadersThatHoldCredentialsAreMasked(string name)
    {
        using var request = Request("https://service.example.test/api/x");
        request.Headers.TryAddWithoutValidation(name, "Basic c2VjcmV0");

        Assert.Equal(["> POST create/ticket", $"> {name}: ***"], Lines(await CallContent.OfAsync(request)));
    }

    /// <summary>The body can be sent after it was shown, and is not taken for one that left.</summary>
    [Fact]
    public async Task AFormWithFilesIsNotShownAndNotRead()
    {
        var opened = 0;
        using var request = Request("https://service.example.test/api/x");
        request.Content = BodyContent.Create(
            new RequestBuilder().Body("subject", "s").File("files[]", new FileUpload("a", 1, () => new System.IO.MemoryStream([(byte)opened++]))),
            ApiSecret.FromText(Token));

        var text = await CallContent.OfAsync(request);

        Assert.EndsWith("(a form with files, which is not shown)", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, text, StringComparison.Ordinal);
        Assert.Equal(0, opened);
    }

    [Fact]
    public async Task AnAnswerIsShownWithItsStatusItsHeadersAndItsBody()
    {
        var text = await AnswerAsync($$"""{"id":1,"echo":"{{Token}}","when":"2026-01-02T03:04:05Z"}""", 418, response => response.Headers.Add("Set-Cookie", "a=b"));

        Assert.Equal(["< HTTP 418", "< Set-Cookie: ***", "< Content-Type: text/plain; charset=utf-8", "{", "  \"id\": 1,", "  \"echo\": \"***\",", "  \"when\": \"2026-01-02T03:04:05Z\"", "}"], Lines(text).Where(line => !line.StartsWith("< Content-Length", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>not JSON</html>")]
    [InlineData("{\"cut")]
    public async Task ABodyThatIsNoJsonIsShownAsItIs(string body)
        => Assert.Equal(body, Lines(await AnswerAsync(body)).Last());

    [Fact]
    public async Task TheTokenIsTakenOutOfABodyThatIsNoJsonToo()
        => Assert.Equal("<p>***</p>", Lines(await AnswerAsync($"<p>{Token}</p>")).Last());

    [Theory]
    [InlineData(Longest, false)]
    [InlineData(Longest + 1, true)]
    public async Task ALongBodyIsCut(int length, bool isCut)
    {
        var shown = Lines(await AnswerAsync(new string('x', length))).Last();

        Assert.Equal(new string('x', Longest) + (isCut ? "…" : string.Empty), shown);
    }

    [Fact]
    public async Task CredentialsOfAProxyThatAnAnswerQuotesAreMasked()
    {
        var text = await AnswerAsync("could not reach http://someone:s3cret@proxy.example.test:3128/");

        Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
        Assert.Contains("proxy.example.test:3128", text, StringComparison.Ordinal);
    }

    private static ApiHttpRequest Request(string uri) => new(HttpMethod.Post, new Uri(uri), "create/ticket") { Secrets = [ApiSecret.FromText(Token)] };

    private static async Task<string> AnswerAsync(string body, int status = 200, Action<HttpResponseMessage>? change = null)
    {
        using var request = Request("https://service.example.test/api/x");
        using var response = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8) };
        change?.Invoke(response);
        using var content = await PooledContent.ReadAsync(response.Content, 1 << 20, default);
        response.Content = content;
        return CallContent.Of(request, response, content);
    }

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
