using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using Xunit;

namespace UsedeskUdesk.EngineTests.Support;

/// <summary>
/// Posts to a receiver that is started after it, on a thread of its own: the session's thread is busy with the receiver, and the engine has no
/// Start-Sleep and no Add-Type with which a script could do it.
/// </summary>
internal sealed class PushSender : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly Thread _thread;
    private readonly CancellationTokenSource _end = new();
    private readonly List<string> _answers = [];
    private readonly IReadOnlyList<Push> _pushes;
    private readonly string _secret;

    public PushSender(IReadOnlyList<Push> pushes, string secret)
    {
        _pushes = pushes;
        _secret = secret;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/hooks/k3Jd8sQ0vB";
        }

        _thread = new Thread(SendAll) { IsBackground = true, Name = "Pushes" };
        _thread.Start();
    }

    public string Address { get; }

    public void AllWereTaken()
    {
        // An event is stored before its sender is answered, so the call may end a moment earlier than the sender.
        Assert.True(_thread.Join(TimeSpan.FromSeconds(60)), "The pushes have not all been answered.");
        Assert.Equal(Enumerable.Repeat("200:0", _pushes.Count), _answers);
    }

    public void Dispose()
    {
        _end.Cancel();
        _thread.Join();
        _end.Dispose();
    }

    private void SendAll()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        foreach (var push in _pushes)
        {
            while (!TrySend(http, push))
            {
                if (_end.Token.WaitHandle.WaitOne(s_pause))
                {
                    return;
                }
            }
        }
    }

    /// <returns>False where nobody listens.</returns>
    private bool TrySend(HttpClient http, Push push)
    {
        var body = push.Body.Replace("<secret>", _secret, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address + push.Below.Replace("<secret>", _secret, StringComparison.Ordinal)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        try
        {
            using var answer = http.Send(request, _end.Token);
            _answers.Add($"{(int)answer.StatusCode}:{answer.Content.Headers.ContentLength}");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
