# Bridges for tests: as processes that can be killed, and beside them what both services hold.
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/TestHelper.psm1"
Import-Module "$PSScriptRoot/ReceiverHelper.psm1"

# The agent of Usedesk in whose name the bridge writes.
$agentId = 2156
# The bridge in a process of its own. Connections cannot be handed to another process, so it makes them itself.
$launcher = @'
param($Helper, $Module, $Script, $Udesk, $Usedesk, $State, $Setup, $More)
$ErrorActionPreference = 'Stop'
try {
    Import-Module $Helper
    Import-Module $Module
    $simulator = $env:BRIDGE_SIMULATOR | ConvertFrom-Json
    # Few and short repeats, so that a service that is away does not hold up the other direction for long.
    Connect-Simulator $simulator @{ MaximumRetryCount = 0; TimeoutSec = 20 } @{ MaximumRetryCount = 0; TimeoutSec = 20 }
    if ($Setup) { . ([scriptblock]::Create($Setup)) }
    $arguments = @{ StatePath = $State; UserId = 2156; UsedeskSecret = (ConvertTo-Secret $simulator.webhookSecret); SettleSec = 1; PollSec = 1; QueuePollSec = 1; OverlapMinutes = 60 }
    if ($More) { foreach ($pair in ($More | ConvertFrom-Json).PSObject.Properties) { $arguments[$pair.Name] = $pair.Value } }
    & $Script $Udesk $Usedesk @arguments 3>&1 | ForEach-Object {
        if ($_ -is [Management.Automation.WarningRecord]) { "WARNING $_" } else { "$($_.Outcome) $($_.What) chat=$($_.ChatId) session=$($_.ImSubSessionId) ticket=$($_.TicketId) key=$($_.Key) $($_.Reason)" }
    }
}
catch {
    "ERROR $($_.FullyQualifiedErrorId) $_ $($_.ScriptStackTrace)"
    exit 1
}
'@

# A simulator that pushes by itself, and the addresses of a bridge that does not run yet.
function New-BridgeSetting {
    param([Parameter(Mandatory)] $Simulator)
    $folder = Join-Path ([IO.Path]::GetTempPath()) "bridge-test-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item $folder -ItemType Directory
    Set-Content (Join-Path $folder 'launch.ps1') $launcher
    $setting = [pscustomobject]@{
        Simulator = $Simulator; Folder = $folder; State = (Join-Path $folder 'state'); Process = $null; Starts = 0; Setup = ''; More = @{}
        Udesk = "http://localhost:$(Get-FreePort)/u/k3Jd8sQ0vB"; Usedesk = "http://localhost:$(Get-FreePort)/s/k3Jd8sQ0vB"
    }
    Set-Simulator $Simulator @{ udeskReceivingUrl = $setting.Udesk; usedeskWebhookUrl = $setting.Usedesk; pushRetrySeconds = 300; fixedLimits = $false }
    $setting
}

function Start-BridgeProcess {
    param([Parameter(Mandatory)] $Setting)
    $Setting.Starts++
    $start = [Diagnostics.ProcessStartInfo]::new((& "$PSScriptRoot/../Get-Shell.ps1"))
    $script = Join-Path (Get-RepositoryRoot) 'samples/Bridge.ps1'
    $more = if ($Setting.More.Count) { (ConvertTo-Json $Setting.More -Compress) } else { '' }
    foreach ($argument in '-NoProfile', '-NonInteractive', '-File', (Join-Path $Setting.Folder 'launch.ps1'), "$PSScriptRoot/TestHelper.psm1", (Get-ModulePath), $script, $Setting.Udesk, $Setting.Usedesk, $Setting.State, $Setting.Setup, $more) {
        $start.ArgumentList.Add($argument)
    }
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.Environment['BRIDGE_SIMULATOR'] = $Setting.Simulator | Select-Object * -ExcludeProperty Process | ConvertTo-Json -Compress
    $Setting.Process = [Diagnostics.Process]::Start($start)
    $out = Join-Path $Setting.Folder "out-$($Setting.Starts).txt"
    # Unbuffered, so that what was written before a kill is there.
    $stream = [IO.FileStream]::new($out, 'Create', 'Write', 'ReadWrite', 1)
    $null = $Setting.Process.StandardOutput.BaseStream.CopyToAsync($stream, 1)
    $null = $Setting.Process.StandardError.ReadToEndAsync()
}

# SIGKILL, or TerminateProcess on Windows: nothing in the process runs any more.
function Stop-BridgeProcess {
    param([Parameter(Mandatory)] $Setting)
    if ($Setting.Process) {
        if (-not $Setting.Process.HasExited) { $Setting.Process.Kill() }
        $Setting.Process.WaitForExit()
        $Setting.Process.Dispose()
        $Setting.Process = $null
    }
}

function Remove-BridgeSetting {
    param([Parameter(Mandatory)] $Setting)
    Stop-BridgeProcess $Setting
    Set-Simulator $Setting.Simulator @{ udeskReceivingUrl = $null; usedeskWebhookUrl = $null; pushRetrySeconds = 0; fixedLimits = $true }
    Remove-Item $Setting.Folder -Recurse -Force
}

# What all runs of the bridge wrote.
function Get-BridgeOutput {
    param([Parameter(Mandatory)] $Setting)
    foreach ($file in Get-ChildItem $Setting.Folder -Filter out-*.txt | Sort-Object { [int]($_.BaseName -replace '\D') }) {
        $reader = [IO.StreamReader]::new([IO.File]::Open($file.FullName, 'Open', 'Read', 'ReadWrite'))
        try { $reader.ReadToEnd().Split("`n", [StringSplitOptions]::RemoveEmptyEntries) } finally { $reader.Dispose() }
    }
}

# The customer writes; without a chat a new one is opened.
function Send-FromCustomer {
    param([Parameter(Mandatory)] $Simulator, [string] $Text, $Chat, [string] $Name, [string[]] $File)
    $body = @{ text = $Text }
    if ($Chat) { $body.chat_id = $Chat.id }
    if ($Name) { $body.name = $Name }
    if ($File) { $body.files = $File }
    Invoke-Control $Simulator POST chats/say $body
}

function Get-OpenSession {
    param([Parameter(Mandatory)] $Simulator, [Parameter(Mandatory)] $Chat)
    Get-Stored $Simulator sessions | Where-Object { $_.customer_token -eq "usedesk-chat-$($Chat.id)" -and -not $_.closed_at } | Select-Object -Last 1
}

# An agent writes in the customer's session.
function Send-FromAgent {
    param([Parameter(Mandatory)] $Simulator, [Parameter(Mandatory)] $Session, [string] $Text, [string] $Type = 'message', [hashtable] $Data = @{})
    $null = Invoke-Control $Simulator POST messages/push-unread @{ im_sub_session_id = $Session.id; content = $Text; type = $Type; data = $Data }
}

# An agent of Usedesk replies to a ticket.
function Send-TicketReply {
    param([Parameter(Mandatory)] $Simulator, [long] $TicketId, [string] $Text, [string] $Type = 'public')
    $null = Invoke-RestMethod "$($Simulator.usedesk)/create/comment" -Method Post -ContentType 'application/json' -Body (ConvertTo-Json @{ api_token = $Simulator.usedeskToken; ticket_id = $TicketId; message = $Text; type = $Type; user_id = 2157 })
}

# What Udesk has of a chat's customer, in order, whatever the session.
function Get-AtUdesk {
    param([Parameter(Mandatory)] $Simulator, [Parameter(Mandatory)] $Chat)
    Get-Stored $Simulator messages | Where-Object { $_.customer_token -eq "usedesk-chat-$($Chat.id)" -and $_.to -ne 'customer' } | Sort-Object id | ForEach-Object { $_.data.content }
}

# What agents said in the chat in Usedesk, in order.
function Get-InChat {
    param([Parameter(Mandatory)] $Simulator, [Parameter(Mandatory)] $Chat)
    (Get-Stored $Simulator "tickets/$($Chat.ticket_id)").comments | Where-Object from -EQ user | ForEach-Object { $_.message }
}

function Get-LostTicket {
    param([Parameter(Mandatory)] $Simulator)
    Get-Stored $Simulator tickets | Where-Object { $_.tags -contains 'udesk-abandoned' }
}

# A bridge within the test: its steps are the same, and what would kill a process is an exception here, after which all is read anew from the disk.
# Events come from what the simulator would push, in order; one that was not taken over comes again, and so does the last one, as from a spool.
function New-BridgePlay {
    param([Parameter(Mandatory)] $Simulator, [Parameter(Mandatory)] [string] $Folder)
    # Nobody listens there: the pushes are read from the simulator instead.
    Set-Simulator $Simulator @{ udeskReceivingUrl = 'http://127.0.0.1:9/u'; usedeskWebhookUrl = 'http://127.0.0.1:9/s'; pushRetrySeconds = 0; fixedLimits = $false }
    $play = @{ Simulator = $Simulator; State = (Join-Path $Folder ([guid]::NewGuid())); Bridge = $null; Next = 0; Seen = 0; Crashes = 0; CompressAt = 16MB; Results = [Collections.Generic.List[object]]::new(); Warnings = @() }
    Open-BridgePlay $play
    $play
}

function Open-BridgePlay([hashtable] $Play) {
    $Play.Bridge = Open-Bridge -StatePath $Play.State -UserId $agentId
    $Play.Bridge.SettleMs = $Play.Bridge.PollMs = $Play.Bridge.QueuePollMs = 0L
    # A row of the abandoned queue shows within the second after it was made.
    $Play.Bridge.GraceMs = $Play.Bridge.AskGraceMs = 1500L
    $Play.Bridge.CompressAt = $Play.CompressAt
    foreach ($task in $Play.Bridge.Tasks.Values) { $task.SettledAt = 0L }
}

function Get-PlayEvent([hashtable] $Play) {
    foreach ($push in Invoke-Control $Play.Simulator GET "pushes?skip=$($Play.Next)" | ForEach-Object { $_ }) {
        $body = ConvertTo-Json $push.body -Depth 20 -Compress
        $read = if ($push.service -eq 'udesk') { ConvertFrom-UdeskWebhook $body } else { ConvertFrom-UsedeskWebhook $body }
        , @($read)
    }
}

# One round of what Bridge.ps1 does. False when the bridge was killed in it.
function Step-BridgePlay([hashtable] $Play) {
    try {
        # All of them are read before the first is taken: pushes go on meanwhile.
        foreach ($body in @(Get-PlayEvent $Play)) {
            foreach ($item in $body) {
                $item.IsFromEarlierRun = $Play.Next -lt $Play.Seen
                $Play.Seen = [Math]::Max($Play.Seen, $Play.Next + 1)
                Add-BridgeEvent $Play.Bridge $item
            }
            $Play.Next++
        }
        Update-BridgeQueue $Play.Bridge
        foreach ($service in $Play.Bridge.Down.Values) { $service.Until = 0L }
        Update-BridgeMissed $Play.Bridge
        Optimize-BridgeLedger $Play.Bridge
        Invoke-BridgeWork $Play.Bridge 3>&1 | ForEach-Object { if ($_ -is [Management.Automation.WarningRecord]) { $Play.Warnings += "$_" } else { $Play.Results.Add($_) } }
    }
    catch {
        if ("$_" -ne 'killed here') { throw }
        $Play.Crashes++
        Close-Bridge $Play.Bridge
        $Play.Next = [Math]::Max(0, $Play.Next - 1)
        Open-BridgePlay $Play
    }
}

function Invoke-BridgePlay([hashtable] $Play, [scriptblock] $Until, [string] $What) {
    foreach ($round in 1..400) {
        Step-BridgePlay $Play
        if (& $Until) { return }
        Start-Sleep -Milliseconds 5
    }
    throw "$What did not happen. $($Play.Warnings -join "`n")"
}

# Some more rounds, in which nothing may happen.
function Complete-BridgePlay([hashtable] $Play) { foreach ($round in 1..4) { Step-BridgePlay $Play } }

# Where the next bridges are killed: before a line is written, within it or after it, at one of them; or within and after every line, once each.
function Set-BridgeCrash {
    param([ValidateSet('None', 'Every', 'One')] [string] $Mode = 'None', [int] $At = 0, [ValidateSet('Before', 'After', 'Within')] [string] $Place = 'Before')
    & (Get-Module Bridge) {
        param($mode, $at, $place)
        if (-not (Test-Path function:Add-RealLine)) { Set-Item function:script:Add-RealLine (Get-Item function:Add-BridgeLine).ScriptBlock }
        $script:crash = @{ Mode = $mode; At = $at; Place = $place; Seen = @{}; Count = 0 }
        function script:Add-BridgeLine([hashtable] $Bridge, [System.Collections.IDictionary] $Line) {
            $name = @(foreach ($field in 'type', 'key', 'chat', 'session', 'for') { $Line[$field] }) + @(if ($Line.Contains('task')) { $Line['task']['Key'] }) -join ' '
            $place = ''
            switch ($script:crash.Mode) {
                'Every' {
                    $seen = [int]$script:crash.Seen[$name]
                    $script:crash.Seen[$name] = $seen + 1
                    $place = switch ($seen) { 0 { 'Within' } 1 { 'After' } default { '' } }
                }
                'One' { if (++$script:crash.Count -eq $script:crash.At) { $place = $script:crash.Place } }
            }
            if ($place -eq 'Before') { throw [IO.IOException]::new('killed here') }
            if ($place -eq 'Within') {
                # The write was cut off.
                $bytes = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Line -Compress -Depth 6))
                $Bridge.Ledger.Write($bytes, 0, [int]($bytes.Length / 2))
                $Bridge.Ledger.Flush($true)
                throw [IO.IOException]::new('killed here')
            }
            Add-RealLine $Bridge $Line
            if ($place -eq 'After') { throw [IO.IOException]::new('killed here') }
        }
    } $Mode $At $Place
}

function Get-BridgeCrashCount { & (Get-Module Bridge) { $script:crash.Count } }

# All four ways from beginning to end, with what must have come of it.
function Invoke-BridgeStory([hashtable] $Play) {
    $simulator = $Play.Simulator
    $anna = Send-FromCustomer $simulator 'Where is my order?' -Name Anna
    $null = Send-FromCustomer $simulator 'Number 12' -Chat $anna
    Invoke-BridgePlay $Play { @(Get-AtUdesk $simulator $anna).Count -ge 2 } 'The messages at Udesk'
    $session = Get-OpenSession $simulator $anna
    Send-FromAgent $simulator $session 'One moment'
    Send-FromAgent $simulator $session 'One moment'
    Send-FromAgent $simulator $session 'On its way'
    Invoke-BridgePlay $Play { @(Get-InChat $simulator $anna).Count -ge 3 } 'The answers in the chat'
    $null = Invoke-Control $simulator POST sessions/close @{ im_sub_session_id = $session.id }
    $null = Send-FromCustomer $simulator 'Thanks' -Chat $anna
    Invoke-BridgePlay $Play { @(Get-AtUdesk $simulator $anna).Count -ge 3 } 'The message of the second session'
    Set-AgentRoom $simulator 0
    $bert = Send-FromCustomer $simulator 'Anybody there?' -Name Bert
    Invoke-BridgePlay $Play { @(Get-Stored $simulator queue).Count -ge 1 } 'The wait'
    $null = Send-FromCustomer $simulator 'Still nobody?' -Chat $bert
    Complete-BridgePlay $Play
    $null = Invoke-Control $simulator POST queue/abandon @{ customer_token = "usedesk-chat-$($bert.id)" }
    Invoke-BridgePlay $Play { @(Get-LostTicket $simulator).Count -ge 1 } 'The ticket'
    Complete-BridgePlay $Play
    $ticket = @(Get-LostTicket $simulator)[0]
    Send-TicketReply $simulator $ticket.id 'Not for customers' private
    Send-TicketReply $simulator $ticket.id 'We are sorry'
    Invoke-BridgePlay $Play { @(Get-InChat $simulator $bert).Count -ge 1 } 'The reply in the chat'
    Invoke-BridgePlay $Play { $Play.Bridge.Tasks.Count -eq 0 } 'The end'
    Complete-BridgePlay $Play
    [pscustomobject]@{
        AnnaAtUdesk = @(Get-AtUdesk $simulator $anna); AnnaInChat = @(Get-InChat $simulator $anna); BertAtUdesk = @(Get-AtUdesk $simulator $bert); BertInChat = @(Get-InChat $simulator $bert)
        Tickets = @(Get-LostTicket $simulator); Deliveries = @(Get-Stored $simulator messages | ForEach-Object { $_.deliveries }); Queue = @(Get-Stored $simulator queue); Open = $Play.Bridge.Tasks.Count; Failed = $Play.Bridge.Failed.Count
    }
}

# Nobody has room: whoever comes waits. Or everybody has.
function Set-AgentRoom {
    param([Parameter(Mandatory)] $Simulator, [int] $Room)
    foreach ($agent in Get-Stored $Simulator agents) { $null = Invoke-Control $Simulator POST "agents/$($agent.id)" @{ im_max_join_num = $Room } }
}

Export-ModuleMember -Function *-BridgeSetting, *-BridgeProcess, *-BridgePlay, Set-BridgeCrash, Get-BridgeCrashCount, Invoke-BridgeStory, Get-BridgeOutput, Send-FromCustomer, Send-FromAgent, Send-TicketReply, Get-OpenSession, Get-AtUdesk, Get-InChat, Get-LostTicket, Set-AgentRoom
