using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client.Http;

/// <summary>Requests and answers as text for whoever looks for a fault. What the call left with as a secret is masked, and so are fields that hold one.</summary>
internal static class CallContent
{
    private const int LongestBody = 64 * 1024;

    private static readonly string[] s_secretHeaders = { "Authorization", "Cookie", "Set-Cookie", "Proxy-Authorization" };

    /// <summary>The method, the path without its query, headers and body. Forms with files are not shown.</summary>
    public static async Task<string> OfAsync(ApiHttpRequest request)
    {
        var redactor = new Redactor(request.Secrets);
        var text = new StringBuilder($"> {request.Method.Method} {request.Path}");
        Write(text, request.Headers, '>');
        if (request.Content is { } content)
        {
            Write(text, content.Headers, '>');
            text.AppendLine().Append(IsJson(content.Headers) ? Body(await ReadAsync(content).ConfigureAwait(false), redactor) : "(a form with files, which is not shown)");
        }

        return redactor.Clean(text.ToString());
    }

    /// <summary>The status, headers and body.</summary>
    public static string Of(ApiHttpRequest request, HttpResponseMessage response, PooledContent body)
    {
        var redactor = new Redactor(request.Secrets);
        var text = new StringBuilder($"< HTTP {(int)response.StatusCode}");
        Write(text, response.Headers, '<');
        Write(text, body.Headers, '<');
        using var reader = new StreamReader(body.OpenRead(), Encoding.UTF8);
        text.AppendLine().Append(Body(reader.ReadToEnd(), redactor));
        return Redaction.CleanCredentials(redactor.Clean(text.ToString()));
    }

    /// <summary>Past the content's own buffer: with that filled it would not be noticed that the body leaves.</summary>
    private static async Task<string> ReadAsync(HttpContent content)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy).ConfigureAwait(false);
        return Encoding.UTF8.GetString(copy.ToArray());
    }

    private static bool IsJson(HttpContentHeaders headers) => headers.ContentType?.MediaType?.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0;

    private static void Write(StringBuilder text, HttpHeaders headers, char mark)
    {
        foreach (var header in headers)
        {
            var value = s_secretHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase) ? SecretFields.Mask : string.Join(", ", header.Value);
            text.AppendLine().Append(mark).Append(' ').Append(header.Key).Append(": ").Append(value);
        }
    }

    private static string Body(string body, Redactor redactor)
    {
        string shown;
        try
        {
            using var reader = new RedactingJsonReader(new StringReader(body), redactor, dropsPhoneSecrets: true) { DateParseHandling = DateParseHandling.None };
            shown = body.Length == 0 ? string.Empty : JToken.ReadFrom(reader).ToString(Formatting.Indented);
        }
        catch (JsonException)
        {
            shown = redactor.Clean(body);
        }

        return shown.Length <= LongestBody ? shown : shown.Substring(0, LongestBody) + "…";
    }
}
