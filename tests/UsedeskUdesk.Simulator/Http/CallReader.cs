using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace UsedeskUdesk.Simulator.Http;

/// <summary>Reads a request completely; files are hashed as they stream by and never kept.</summary>
internal static class CallReader
{
    private const int LongestField = 1 << 20;

    public static async Task<Call> ReadAsync(HttpContext context, string service, string path, DateTimeOffset receivedAt)
    {
        var request = context.Request;
        var raw = Split(request.QueryString.Value);
        var call = new Call
        {
            Service = service,
            Method = request.Method,
            ReceivedAt = receivedAt,
            Path = path,
            RawQuery = raw,
            Query = [.. raw.Select(p => new NamedValue(Decode(p.Name), Decode(p.Value)))],
            Headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            ContentType = request.ContentType,
        };

        if (call.HasContentType("multipart/form-data"))
        {
            await ReadMultipartAsync(call, request.Body, context.RequestAborted);
            return call;
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, context.RequestAborted);
        call.BodyLength = buffer.Length;
        call.Text = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        if (call.HasContentType("application/json"))
        {
            call.Json = Json.TryParse(call.Text);
        }
        else if (call.HasContentType("application/x-www-form-urlencoded"))
        {
            call.Form.AddRange(Split(call.Text).Select(p => new NamedValue(Decode(p.Name), Decode(p.Value))));
        }

        return call;
    }

    private static List<NamedValue> Split(string? query)
    {
        var pairs = new List<NamedValue>();
        foreach (var piece in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = piece.IndexOf('=');
            pairs.Add(at < 0 ? new(piece, "") : new(piece[..at], piece[(at + 1)..]));
        }

        return pairs;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static async Task ReadMultipartAsync(Call call, Stream body, CancellationToken cancellation)
    {
        try
        {
            var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(call.ContentType).Boundary).Value;
            if (string.IsNullOrEmpty(boundary))
            {
                call.BodyError = "multipart without a boundary";
                return;
            }

            var reader = new MultipartReader(boundary, body) { BodyLengthLimit = null };
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                await ReadSectionAsync(call, section, cancellation);
            }
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            call.BodyError = e.Message;
        }
    }

    private static async Task ReadSectionAsync(Call call, MultipartSection section, CancellationToken cancellation)
    {
        var disposition = Disposition(section.ContentDisposition ?? "");
        var field = disposition.GetValueOrDefault("name", "");
        var isFile = disposition.ContainsKey("filename") || disposition.ContainsKey("filename*");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var text = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        long length = 0;
        try
        {
            int read;
            while ((read = await section.Body.ReadAsync(buffer, cancellation)) > 0)
            {
                length += read;
                if (isFile)
                {
                    hash.AppendData(buffer, 0, read);
                }
                else if (length <= LongestField)
                {
                    text.Write(buffer, 0, read);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        call.BodyLength += length;
        if (isFile)
        {
            call.Files.Add(new(field, disposition.GetValueOrDefault("filename", ""), disposition.ContainsKey("filename*"), section.ContentType, length, Convert.ToHexStringLower(hash.GetHashAndReset())));
        }
        else
        {
            call.Form.Add(new(field, Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length)));
        }
    }

    /// <summary>PHP takes the quoted text as it stands; a parser that knows RFC 2047 would hide a client's mistake.</summary>
    private static Dictionary<string, string> Disposition(string header)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var i = header.IndexOf(';');
        while (i >= 0 && i < header.Length)
        {
            i++;
            var equals = header.IndexOf('=', i);
            if (equals < 0)
            {
                break;
            }

            var key = header[i..equals].Trim();
            i = equals + 1;
            while (i < header.Length && header[i] == ' ')
            {
                i++;
            }

            var value = new StringBuilder();
            if (i < header.Length && header[i] == '"')
            {
                for (i++; i < header.Length && header[i] != '"'; i++)
                {
                    if (header[i] == '\\' && i + 1 < header.Length && header[i + 1] is '"' or '\\')
                    {
                        i++;
                    }

                    value.Append(header[i]);
                }

                i = header.IndexOf(';', Math.Min(i, header.Length));
            }
            else
            {
                var end = header.IndexOf(';', i);
                value.Append(header.AsSpan(i, (end < 0 ? header.Length : end) - i).Trim());
                i = end;
            }

            values[key] = value.ToString();
        }

        return values;
    }
}
