<#
.SYNOPSIS
    A chat at the console in which you are the customer: for trying Bridge.ps1 without either service.
.DESCRIPTION
    Starts the simulator of both services and the bridge between them, and ends both at the end. What you type is what a customer writes in Usedesk's
    chat; the bridge carries it to Udesk, and what the agent answers appears below. You also move the agent, by the commands that /help shows: /agent answers,
    /busy lets customers wait, /leave gives up waiting, /ticket replies to the ticket that comes of it. /kill kills the bridge at once and starts it again, which
    nobody in the chat should notice. Lines in grey say what the bridge does.

    Needs PowerShell 5.1 or 7, the .NET SDK, and a build (./build.ps1 or ./build.sh). Lines may also come from a pipe: /wait 3 waits three seconds,
    and /wait 30 sent until that word has appeared, thirty seconds at most.
.PARAMETER Name
    The customer's name. Without it the customer has none.
.PARAMETER StatePath
    Where the bridge keeps its state. Without it a folder that is removed at the end.
.PARAMETER AsBridge
    For the process that this script starts.
.EXAMPLE
    ./Start-CustomerChat.ps1 -Name Anna
.EXAMPLE
    'Where is my order?', '/wait 30 sent', '/agent On its way.', '/wait 30 Agent:', '/quit' | pwsh -NoProfile -File Start-CustomerChat.ps1 -Name Anna
#>
[CmdletBinding()]
param(
    [string] $Name,
    [string] $StatePath,
    [switch] $AsBridge
)

$ErrorActionPreference = 'Stop'
Import-Module ([IO.Path]::Combine($PSScriptRoot, 'DemoSimulator.psm1'))

if ($AsBridge) {
    # The addresses and made-up tokens of the simulator come in the environment, which other users do not see.
    $given = $env:USEDESKUDESK_DEMO | ConvertFrom-Json
    Import-Module $given.module
    Connect-Udesk -BaseUri $given.udesk -Email $given.email -ApiToken (ConvertTo-DemoSecret $given.udeskToken) -RequestsPerMinute 0 -SkipTest
    Connect-Usedesk -BaseUri $given.usedesk -ApiToken (ConvertTo-DemoSecret $given.usedeskToken) -RequestsPerMinute 0 -SkipTest
    $arguments = @{ UdeskListenUri = $given.udeskHook; UsedeskListenUri = $given.usedeskHook; StatePath = $StatePath; UserId = 2156; SettleSec = 2; PollSec = 2; QueuePollSec = 2 }
    $names = @{ toUdesk = 'to Udesk, session'; toChat = 'to the chat'; ticket = 'a ticket'; reply = 'the reply to ticket' }
    & ([IO.Path]::Combine($PSScriptRoot, 'Bridge.ps1')) @arguments -UsedeskSecret (ConvertTo-DemoSecret $given.webhookSecret) 3>&1 | ForEach-Object {
        $line = if ($_ -is [Management.Automation.WarningRecord]) { "warning: $_" } else { "$("$($names[$_.What]) $(if ($_.ImSubSessionId) { $_.ImSubSessionId } elseif ($_.TicketId) { $_.TicketId })".TrimEnd()): $("$($_.Outcome)".ToLowerInvariant()) $($_.Reason)".TrimEnd() }
        [IO.File]::AppendAllText($given.log, "$line`n")
    }
    return
}

function Get-FreePort {
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    try { $listener.LocalEndpoint.Port } finally { $listener.Stop() }
}

# The simulator's control, as an object.
function Invoke-Simulator([string] $Path, [hashtable] $Body) {
    $arguments = @{ Uri = "$($simulator.control)/$Path"; UseBasicParsing = $true }
    if ($Body) {
        $arguments.Method = 'Post'
        $arguments.Body = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Body -Compress))
        $arguments.ContentType = 'application/json'
    }
    foreach ($item in Invoke-RestMethod @arguments) { $item }
}

function Start-BridgeProcess {
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    $start.Arguments = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$PSCommandPath`" -AsBridge -StatePath `"$StatePath`""
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.EnvironmentVariables['USEDESKUDESK_DEMO'] = ConvertTo-Json $given -Compress
    $process = [Diagnostics.Process]::Start($start)
    $process.BeginOutputReadLine()
    $process.BeginErrorReadLine()
    $process
}

function Stop-BridgeProcess {
    if ($script:bridge -and -not $script:bridge.HasExited) {
        $script:bridge.Kill()
        $script:bridge.WaitForExit()
    }
    if ($script:bridge) { $script:bridge.Dispose() }
    $script:bridge = $null
}

#region The screen
# Where lines come from a pipe there is no prompt, and nothing to draw anew.
$redirected = [Console]::IsInputRedirected
$typed = [Text.StringBuilder]::new()

# On one line, so that it can be wiped: of a text that is longer, the end is shown.
function Show-Prompt {
    if ($redirected) { return }
    $width = [Math]::Max(20, [Console]::WindowWidth) - 7
    $text = $typed.ToString()
    if ($text.Length -gt $width) { $text = '…' + $text.Substring($text.Length - $width + 1) }
    Write-Host "`rYou: $text" -NoNewline
}

function Write-Chat([string] $Text, [ConsoleColor] $Colour = 'Gray') {
    if (-not $redirected) { Write-Host ("`r" + ' ' * ([Math]::Max(20, [Console]::WindowWidth) - 1) + "`r") -NoNewline }
    Write-Host $Text -ForegroundColor $Colour
    Show-Prompt
}

# Wraps at words.
function Write-Wrapped([string] $Lead, [string] $Text, [ConsoleColor] $Colour) {
    $script:newsText += "$Lead$Text`n"
    $width = if ($redirected) { 100 } else { [Math]::Max(20, [Console]::WindowWidth) - 1 }
    foreach ($paragraph in $Text -split '\r?\n') {
        $line = $Lead
        foreach ($word in $paragraph -split ' ') {
            if ($line.Length + $word.Length + 1 -gt $width -and $line.Trim() -and $line -ne $Lead) {
                Write-Chat $line.TrimEnd() $Colour
                $line = ' ' * $Lead.Length
            }
            $line += "$word "
        }
        Write-Chat $line.TrimEnd() $Colour
        $Lead = ' ' * $Lead.Length
    }
}

# What came since the last time: answers in the chat, and what the bridge says.
function Show-News {
    if ([IO.File]::Exists($given.log)) {
        $reader = [IO.StreamReader]::new([IO.File]::Open($given.log, 'Open', 'Read', 'ReadWrite'))
        try { $lines = @($reader.ReadToEnd().Split([char[]]"`n", [StringSplitOptions]::RemoveEmptyEntries)) } finally { $reader.Dispose() }
        for (; $script:shownLines -lt $lines.Count; $script:shownLines++) { Write-Wrapped '  bridge: ' $lines[$script:shownLines] DarkGray }
    }
    if ($script:chat) {
        $answers = @((Invoke-Simulator "tickets/$($script:chat.ticket_id)").comments | Where-Object { $_.from -eq 'user' })
        for (; $script:shownAnswers -lt $answers.Count; $script:shownAnswers++) { Write-Wrapped 'Agent: ' $answers[$script:shownAnswers].message Green }
    }
    $waits = [bool](Invoke-Simulator queue | Where-Object { $script:chat -and $_.customer_token -eq "usedesk-chat-$($script:chat.id)" })
    if ($waits -and -not $script:waited) { Write-Wrapped '  ' 'The customer waits in the queue.' DarkCyan }
    $script:waited = $waits
    if ($script:bridge.HasExited) {
        Write-Chat '  The bridge has ended, and is started again.' Yellow
        Stop-BridgeProcess
        $script:bridge = Start-BridgeProcess
    }
}
#endregion

function Get-Session { Invoke-Simulator sessions | Where-Object { $script:chat -and $_.customer_token -eq "usedesk-chat-$($script:chat.id)" -and -not $_.closed_at } | Select-Object -Last 1 }

function Set-Room([int] $Room) { foreach ($agent in Invoke-Simulator agents) { $null = Invoke-Simulator "agents/$($agent.id)" @{ im_max_join_num = $Room } } }

function Show-Help {
    Write-Chat @'
  what you type    the customer writes it in Usedesk's chat
  /file ADDRESS    the customer sends a file
  /agent TEXT      the agent in Udesk answers
  /close           the agent ends the session
  /busy  /free     agents have no room for customers, or have room again
  /leave           the customer gives up waiting: a ticket comes of it
  /ticket TEXT     an agent in Usedesk replies to that ticket
  /kill            kills the bridge at once, and starts it again
  /quit
'@ DarkCyan
}

# False at the end.
function Invoke-Line([string] $Line) {
    $word, $rest = $Line.Trim() -split '\s+', 2
    switch -Regex ($word) {
        '^$' { break }
        '^/quit$' { return $false }
        '^/help$' { Show-Help }
        '^/wait$' {
            $seconds, $text = $rest -split '\s+', 2
            $script:newsText = ''
            $until = [Diagnostics.Stopwatch]::StartNew()
            while ($until.Elapsed.TotalSeconds -lt [double]$seconds -and -not ($text -and $script:newsText.Contains($text))) {
                Start-Sleep -Milliseconds 100
                Show-News
            }
        }
        '^/agent$' {
            $session = Get-Session
            if ($session -and $rest) { $null = Invoke-Simulator messages/push-unread @{ im_sub_session_id = $session.id; content = $rest } } else { Write-Chat '  No agent has the customer, or there is nothing to say.' Yellow }
        }
        '^/close$' {
            $session = Get-Session
            if ($session) { $null = Invoke-Simulator sessions/close @{ im_sub_session_id = $session.id } } else { Write-Chat '  There is no session.' Yellow }
        }
        '^/busy$' { Set-Room 0; Write-Chat '  The agents have no room. Sessions that are open go on.' DarkCyan }
        '^/free$' { Set-Room 5; Write-Chat '  The agents have room.' DarkCyan }
        '^/leave$' {
            try { $null = Invoke-Simulator queue/abandon @{ customer_token = "usedesk-chat-$($script:chat.id)" }; Write-Chat '  The customer has left the queue.' DarkCyan } catch { Write-Chat '  The customer does not wait.' Yellow }
        }
        '^/ticket$' {
            $ticket = Invoke-Simulator tickets | Where-Object { $_.tags -contains 'udesk-abandoned' } | Select-Object -Last 1
            if ($ticket -and $rest) {
                $null = Add-UsedeskTicketComment -TicketId $ticket.id -Message ([Net.WebUtility]::HtmlEncode($rest)) -Public -From user -UserId 2157 -Connection $script:connection
            }
            else { Write-Chat '  There is no ticket yet, or there is nothing to say.' Yellow }
        }
        '^/kill$' {
            Stop-BridgeProcess
            Write-Chat '  The bridge is dead, and starts again.' DarkCyan
            $script:bridge = Start-BridgeProcess
        }
        default {
            $body = if ($word -eq '/file') { @{ text = ''; files = @($rest) } } elseif ($word -like '/*') { $null } else { @{ text = $Line.Trim() } }
            if (-not $body) { Write-Chat "  There is no $word; /help shows what there is." Yellow; break }
            if ($script:chat) { $body.chat_id = $script:chat.id } elseif ($Name) { $body.name = $Name }
            $script:chat = Invoke-Simulator chats/say $body
        }
    }
    $true
}

$module = if ($env:USEDESKUDESK_MODULE) { $env:USEDESKUDESK_MODULE } else { [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', 'out', 'UsedeskUdesk', 'UsedeskUdesk.psd1')) }
if (-not (Test-Path -LiteralPath $module)) { throw "The module is not built: $module. Run ./build.ps1 (or ./build.sh) first." }
Import-Module $module
$folder = [IO.Path]::Combine([IO.Path]::GetTempPath(), "customer-chat-$([guid]::NewGuid().ToString('N'))")
$null = [IO.Directory]::CreateDirectory($folder)
if (-not $StatePath) { $StatePath = [IO.Path]::Combine($folder, 'state') }
$StatePath = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($StatePath)
$chat = $bridge = $null
$shownLines = $shownAnswers = 0
$newsText = ''
$waited = $false
$simulator = Start-DemoSimulator
try {
    $given = @{ module = $module; log = [IO.Path]::Combine($folder, 'bridge.log') }
    foreach ($key in 'udesk', 'usedesk', 'email', 'udeskToken', 'usedeskToken', 'webhookSecret') { $given[$key] = $simulator[$key] }
    $given.udeskHook = "http://localhost:$(Get-FreePort)/u/$([guid]::NewGuid().ToString('N'))"
    $given.usedeskHook = "http://localhost:$(Get-FreePort)/s/$([guid]::NewGuid().ToString('N'))"
    $null = Invoke-Simulator settings @{ udeskReceivingUrl = $given.udeskHook; usedeskWebhookUrl = $given.usedeskHook; pushRetrySeconds = 600 }
    Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken (ConvertTo-DemoSecret $simulator.usedeskToken) -SkipTest
    $connection = Get-UsedeskConnection
    $bridge = Start-BridgeProcess
    Write-Chat "You are $(if ($Name) { $Name } else { 'a customer without a name' }). Type, and press Enter; /help shows what else there is." DarkCyan

    if ($redirected) {
        while ($null -ne ($line = [Console]::In.ReadLine())) {
            Write-Host "You: $line"
            if (-not (Invoke-Line $line)) { break }
            Show-News
        }
        return
    }
    $news = [Diagnostics.Stopwatch]::StartNew()
    while ($true) {
        if ([Console]::KeyAvailable) {
            $key = [Console]::ReadKey($true)
            if ($key.Key -eq 'Enter') {
                $line = $typed.ToString()
                $null = $typed.Clear()
                if ($line.Trim()) { Write-Wrapped 'You: ' $line White }
                if (-not (Invoke-Line $line)) { break }
            }
            elseif ($key.Key -eq 'Backspace') {
                if ($typed.Length) {
                    # Both halves of a character that has two.
                    $count = if ($typed.Length -gt 1 -and [char]::IsLowSurrogate($typed[$typed.Length - 1])) { 2 } else { 1 }
                    $typed.Length -= $count
                    Write-Host ("`r" + ' ' * ([Math]::Max(20, [Console]::WindowWidth) - 1)) -NoNewline
                }
            }
            elseif ($key.KeyChar -and -not [char]::IsControl($key.KeyChar)) { $null = $typed.Append($key.KeyChar) }
            if (-not [Console]::KeyAvailable) { Show-Prompt }
        }
        else { Start-Sleep -Milliseconds 30 }
        if ($news.ElapsedMilliseconds -gt 300) {
            Show-News
            $news.Restart()
        }
    }
}
finally {
    Stop-BridgeProcess
    Stop-DemoSimulator $simulator
    Remove-Item -LiteralPath $folder -Recurse -Force
    if (-not $redirected) { Write-Host '' }
}
