using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client.Http;

/// <summary>Requests and answers as text for whoever looks for a fault. What the call left with as a secret is masked, and so are fields that hold one.</summary>
internal static class CallContent
{
    private const int LongestBody = 64 * 1024;

    /// <summary>Each character of a secret may be written with six, as in JSON, or with twelve where it is no ASCII.</summary>
    private const int LongestSecret = SecretRules.MaximumLength * 12;

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
        text.AppendLine().Append(Body(body.OpenRead(), redactor));
        return Redaction.CleanCredentials(redactor.Clean(text.ToString()));
    }

    /// <summary>Past the content's own buffer: with that filled it would not be noticed that the body leaves.</summary>
    private static async Task<Stream> ReadAsync(HttpContent content)
    {
        var copy = new MemoryStream();
        await content.CopyToAsync(copy).ConfigureAwait(false);
        copy.Position = 0;
        return copy;
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

    /// <summary>No more is read than is shown: an answer may have millions of values, each of which a tree would hold many times over.</summary>
    private static string Body(Stream body, Redactor redactor)
    {
        var text = new StringBuilder();
        try
        {
            using var reader = new RedactingJsonReader(new StreamReader(body, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1024, leaveOpen: true), redactor, dropsPhoneSecrets: true) { DateParseHandling = DateParseHandling.None };
            using var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture)) { Formatting = Formatting.Indented };
            while (text.Length <= LongestBody && reader.Read())
            {
                writer.WriteToken(reader.TokenType, reader.Value);
                if (reader.Depth == 0 && reader.TokenType is not (JsonToken.StartObject or JsonToken.StartArray or JsonToken.Comment))
                {
                    break;
                }
            }
        }
        catch (JsonException)
        {
            return Text(body, redactor);
        }

        return text.Length <= LongestBody ? text.ToString() : text.ToString(0, LongestBody) + "…";
    }

    /// <summary>What is no JSON. A secret that the cut goes through would not be known again: as much as the longest one can have is left out.</summary>
    private static string Text(Stream body, Redactor redactor)
    {
        body.Position = 0;
        using var reader = new StreamReader(body, Encoding.UTF8);
        var buffer = new char[LongestBody + LongestSecret];
        var length = reader.ReadBlock(buffer, 0, buffer.Length);
        var text = redactor.Clean(new string(buffer, 0, length));
        return length < buffer.Length
            ? text.Length <= LongestBody ? text : text.Substring(0, LongestBody) + "…"
            : text.Substring(0, Math.Max(0, Math.Min(LongestBody, text.Length - LongestSecret))) + "…";
    }
}
