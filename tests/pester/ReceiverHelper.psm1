# Senders for the tests of receivers: they post from threads of their own, and wait until somebody listens.
$ErrorActionPreference = 'Stop'

function Get-FreePort {
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    try { $listener.LocalEndpoint.Port } finally { $listener.Stop() }
}

function Wait-For([scriptblock] $Condition) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($clock.Elapsed.TotalSeconds -gt 120) { throw "It never came to be: $Condition" }
        Start-Sleep -Milliseconds 50
    }
}

function Wait-Port([int] $Port) {
    Wait-For {
        $client = [Net.Sockets.TcpClient]::new()
        try { $client.Connect('127.0.0.1', $Port); $true } catch { $false } finally { $client.Dispose() }
    }
}

# A reply with one message for each number.
function New-UdeskPush([string] $Customer) {
    $messages = foreach ($id in $args) { "{`"type`":`"message`",`"message_id`":`"$id`",`"agent_id`":1,`"im_sub_session_id`":3,`"message_created_at`":`"2018-01-01 00:00:00`",`"data`":{`"content`":`"text $id`"}}" }
    "{`"customer_token`":`"$Customer`",`"assign_type`":`"agent`",`"messages`":[$($messages -join ',')]}"
}

# A spool that an earlier run left, with these bodies in it, whatever they are.
function New-LeftSpool([string] $Folder, [string] $Service, [string[]] $Body) {
    function Get-Line([string] $Content) {
        $crc = [uint32]::MaxValue
        foreach ($byte in [Text.Encoding]::UTF8.GetBytes($Content)) {
            $crc = $crc -bxor $byte
            foreach ($bit in 1..8) { $crc = if ($crc -band 1) { ($crc -shr 1) -bxor 3988292384L } else { $crc -shr 1 } }
        }
        '{{"crc":"{0:x8}",{1}' -f ($crc -bxor [uint32]::MaxValue), $Content
    }

    $null = New-Item $Folder -ItemType Directory -Force
    $lines = @(Get-Line "`"spool`":1,`"service`":`"$Service`",`"next`":1,`"done`":0}")
    $number = 0
    foreach ($one in $Body) { $number++; $lines += Get-Line "`"event`":$number,`"at`":1764000000000,`"keys`":`"`",`"check`":0,`"body`":$one}" }
    [IO.File]::WriteAllText((Join-Path $Folder 'events-0000000001.jsonl'), ($lines -join "`n") + "`n")
}

function Add-FloodType {
    [Net.ServicePointManager]::DefaultConnectionLimit = 100
    if ('ReceiverTests.Flood' -as [type]) { return }
    # In PowerShell 7 it knows all of the runtime by itself.
    $references = if ($PSEdition -eq 'Core') { @{} } else { @{ ReferencedAssemblies = 'System.Net.Http' } }
    Add-Type @references -TypeDefinition @'
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ReceiverTests
{
    // Posts so many messages with numbers, or until it is stopped, and remembers those that were answered with 200. A push that was not is sent again, as the services would.
    public sealed class Flood
    {
        private readonly HttpClient _client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        private readonly List<Task> _tasks = new List<Task>();
        private readonly int _total;
        private int _next;
        private volatile bool _stop;

        public Flood(string address, int senders, int total = int.MaxValue)
        {
            _total = total;
            for (var i = 0; i < senders; i++)
            {
                _tasks.Add(Task.Run(() => SendAsync(address)));
            }
        }

        public ConcurrentQueue<string> Answered { get; } = new ConcurrentQueue<string>();

        public bool IsDone { get { return Task.WhenAll(_tasks).IsCompleted; } }

        public void Stop()
        {
            _stop = true;
            Task.WaitAll(_tasks.ToArray());
        }

        private async Task SendAsync(string address)
        {
            while (!_stop)
            {
                var number = Interlocked.Increment(ref _next);
                if (number > _total)
                {
                    return;
                }

                var id = number.ToString();
                var body = "{\"customer_token\":\"a\",\"messages\":[{\"type\":\"message\",\"message_id\":\"" + id + "\",\"im_sub_session_id\":3,\"data\":{\"content\":\"x\"}}]}";
                for (var sent = false; !sent && !_stop;)
                {
                    try
                    {
                        using (var content = new StringContent(body, Encoding.UTF8, "application/json"))
                        using (var answer = await _client.PostAsync(address, content))
                        {
                            if (sent = (int)answer.StatusCode == 200)
                            {
                                Answered.Enqueue(id);
                            }
                        }
                    }
                    catch (Exception)
                    {
                        // Nobody listens at present.
                    }

                    if (!sent)
                    {
                        await Task.Delay(20);
                    }
                }
            }
        }
    }
}
'@
}

# Posts each body to each address, one after the other, once somebody listens there. Gives a job for Wait-Sender.
function Start-Sender([string[]] $Address, [string[]] $Body, [string] $Method = 'POST', [string] $ContentType = 'application/json') {
    $shell = [powershell]::Create()
    $null = $shell.AddScript({
            param($address, $bodies, $method, $contentType)
            Add-Type -AssemblyName System.Net.Http
            $client = [Net.Http.HttpClient]::new()
            foreach ($one in $address) {
                foreach ($body in $bodies) {
                    $clock = [Diagnostics.Stopwatch]::StartNew()
                    while ($true) {
                        try {
                            $request = [Net.Http.HttpRequestMessage]::new([Net.Http.HttpMethod]::new($method), $one)
                            if ($method -ne 'GET') {
                                $request.Content = [Net.Http.ByteArrayContent]::new([Text.Encoding]::UTF8.GetBytes($body))
                                $null = $request.Content.Headers.TryAddWithoutValidation('Content-Type', $contentType)
                            }
                            $answer = $client.SendAsync($request).GetAwaiter().GetResult()
                            "$([int] $answer.StatusCode):$($answer.Content.Headers.ContentLength)"
                            break
                        }
                        catch {
                            if ($clock.Elapsed.TotalSeconds -gt 60) { throw }
                            Start-Sleep -Milliseconds 50
                        }
                    }
                }
            }
        }).AddArgument($Address).AddArgument($Body).AddArgument($Method).AddArgument($ContentType)
    [pscustomobject]@{ Shell = $shell; Running = $shell.BeginInvoke() }
}

function Wait-Sender($Pusher) {
    try { $Pusher.Shell.EndInvoke($Pusher.Running) } finally { $Pusher.Shell.Dispose() }
}

Export-ModuleMember -Function *
