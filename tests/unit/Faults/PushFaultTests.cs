using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using UsedeskUdesk.Client;
using UsedeskUdesk.Tests.Events;
using Xunit;

namespace UsedeskUdesk.Tests.Faults;

/// <summary>What becomes of bodies that the services push, where something went wrong on the way: objects, or an error with a stable name.</summary>
public sealed class PushFaultTests
{
    private const string Events = "its objects";

    private static readonly ApiClientFactory s_factory = new();

    /// <summary>What goes wrong, the body that is left of a good one, and what has to come of it, from the promises in docs/events.md.</summary>
    private static readonly (string Fault, Func<string, byte[]> Spoil, string? ContentType, string Wanted)[] s_faults =
    [
        ("nothing", Encoding.UTF8.GetBytes, "application/json", Events),
        ("another content type", Encoding.UTF8.GetBytes, "text/html", Events),
        ("each field twice", body => Bytes($"{body.TrimEnd()[..^1]},{body.TrimStart()[1..]}"), null, "InvalidWebhook"),
        ("an empty body", _ => [], null, "EmptyWebhook"),
        ("nothing but white space", _ => Bytes(" \r\n\t"), null, "EmptyWebhook"),
        ("a page of HTML", _ => Bytes("<!DOCTYPE html><html><body>Sign in</body></html>"), "text/html", "InvalidWebhook"),
        ("JSON that breaks off", body => Bytes(body.TrimEnd()[..^1]), null, "InvalidWebhook"),
        ("two bodies one after the other", body => Bytes(body + body), null, "2 objects"),
        ("a bare number", _ => Bytes("1000"), null, "InvalidWebhook"),
        ("100,000 levels of nesting", _ => Bytes($"{{\"a\":{new string('[', 100_000)}{new string(']', 100_000)}}}"), null, "WebhookTooDeep"),
        ("a body of 50 MB", body => Bytes(body + new string(' ', 50 << 20)), null, "WebhookTooLarge"),
        ("a body that is packed", body => Pack(Bytes(body)), null, "InvalidWebhook"),
        ("bytes that are no text", _ => [0xFF, 0xFE, 0x00, 0xD8, 0x80, 0x81, 0xC3, 0x28], null, "InvalidWebhook"),
    ];

    [Fact]
    public void EachBodyIsReadOrAnErrorWithAName()
    {
        var wrong = new List<string>();
        foreach (var (fault, spoil, contentType, wanted) in s_faults)
        {
            foreach (var (service, body) in Bodies())
            {
                var seen = Read(service, spoil(body), contentType);
                if (seen != wanted)
                {
                    wrong.Add($"{service}, {fault}: should be {wanted} and is {seen}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void TheTableIsWhatWasSeen()
    {
        var text = new StringBuilder("| what goes wrong | Udesk | Usedesk |\n|---|---|---|\n");
        foreach (var (fault, spoil, contentType, _) in s_faults)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {fault} | {string.Join(" | ", Bodies().Select(pair => Cell(Read(pair.Service, spoil(pair.Body), contentType))))} |\n");
        }

        ReliabilityPage.Compare("pushes", text.ToString());

        static string Cell(string seen) => seen.Contains(' ', StringComparison.Ordinal) ? seen : $"`{seen}`";
    }

    private static IEnumerable<(ServiceName Service, string Body)> Bodies() => [(ServiceName.Udesk, UdeskBodies.ReadReceipt), (ServiceName.Usedesk, UsedeskBodies.Delivery)];

    private static string Read(ServiceName service, byte[] bytes, string? contentType)
    {
        var body = WebhookBody.FromBytes(bytes, contentType);
        try
        {
            var count = service == ServiceName.Udesk
                ? s_factory.UdeskWebhookReader.Read(body).Count
                : s_factory.CreateUsedeskWebhookReader(new UsedeskWebhookOptions()).Read(body).Count;
            return count == 1 ? Events : $"{count} objects";
        }
        catch (WebhookException error)
        {
            return error.ErrorId;
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
