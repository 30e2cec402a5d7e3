using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Tests.Support;

/// <summary>Sends exactly the bytes that a test wants on a connection, and reads what comes back.</summary>
internal sealed class RawSender : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly NetworkStream _stream;

    public RawSender(Uri address)
    {
        _client.Connect(address.DnsSafeHost, address.Port);
        _stream = _client.GetStream();
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes);

    /// <summary>No more comes from here; what the other side says is still read.</summary>
    public void EndSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Everything until the other side ends the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var limit = new CancellationTokenSource(s_limit);
        using var all = new MemoryStream();
        var part = new byte[4096];
        try
        {
            for (int read; (read = await _stream.ReadAsync(part, limit.Token)) > 0;)
            {
                all.Write(part, 0, read);
            }
        }
        catch (IOException)
        {
            // Reset: that is an end, too.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }

    /// <summary>One answer without a body, or what came of it before the end.</summary>
    public async Task<string> ReadAnswerAsync()
    {
        using var limit = new CancellationTokenSource(s_limit);
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await _stream.ReadAsync(one, limit.Token) > 0)
        {
            text.Append((char)one[0]);
        }

        return text.ToString();
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Sends, and gives the status codes of all the answers.</summary>
    public static async Task<string> StatusesAsync(Uri address, string text)
    {
        using var sender = new RawSender(address);
        try
        {
            await sender.SendAsync(text);
            sender.EndSending();
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // Refused before all of it was sent.
        }

        return Statuses(await sender.ReadToEndAsync());
    }

    public static string Statuses(string answers)
        => string.Join(' ', answers.Split("HTTP/1.1 ").Skip(1).Select(answer => answer[..3]));
}
