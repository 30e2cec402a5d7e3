<#
.SYNOPSIS
    Kills the bridge again and again, and compares what people said with what arrived.
.DESCRIPTION
    Called by build.ps1 bridge-test, in two parts.

    In one process: a story with all four ways is played once for each place in which a bridge can be killed, before, within and after every line that it
    writes to its ledger, and must come out the same each time. With -Stride only every so manyth.

    With processes: customers and agents write, customers give up waiting, tickets are replied to, answers of the services are cut off or late, and meanwhile
    samples/Bridge.ps1 is killed -Kills times at random moments and started again. In the end each message, ticket and reply must have arrived once and
    in order, or be named by the bridge as undecided; the run fails otherwise. Ends after -Minutes at most.
#>
param(
    [int] $Kills = 30,
    [int] $Chats = 4,
    [int] $Stride = 1,
    [int] $Minutes = 20,
    # Services that push each thing once: what nobody took is not sent again.
    [switch] $NoRepeats,
    # Gives the same moments again, as far as the machine does.
    [int] $Seed = (Get-Random)
)

$ErrorActionPreference = 'Stop'
if ($PSVersionTable.PSEdition -ne 'Core') { throw 'The test needs PowerShell 7.' }
Import-Module (Join-Path $PSScriptRoot '../pester/TestHelper.psm1') -Force
Import-Module (Get-ModulePath) -Force
Import-Module (Join-Path (Get-RepositoryRoot) 'samples/Bridge.psm1') -Force
Import-Module (Join-Path $PSScriptRoot '../pester/BridgeHelper.psm1') -Force
$clock = [Diagnostics.Stopwatch]::StartNew()
$simulator = Start-Simulator -Own
$wrong = [Collections.Generic.List[string]]::new()
$folder = Join-Path ([IO.Path]::GetTempPath()) "bridge-story-$([guid]::NewGuid().ToString('N'))"

function Assert-Same([string] $What, $Expected, $Actual) {
    $a, $b = (@($Expected) -join ' | '), (@($Actual) -join ' | ')
    if ($a -cne $b) { $wrong.Add("${What}: '$b' instead of '$a'") }
}

function Wait-Until([scriptblock] $Condition, [string] $What) {
    while (-not (& $Condition)) {
        if ($clock.Elapsed.TotalMinutes -gt $Minutes) { throw "After $Minutes minutes: $What did not happen" }
        Start-Sleep -Milliseconds 100
    }
}

function Invoke-Story([string] $Note) {
    $null = Invoke-Control $simulator POST reset @{ dropRepeatedMessages = $false }
    Connect-Simulator $simulator @{ MaximumRetryCount = 0 } @{ MaximumRetryCount = 0 }
    $play = New-BridgePlay $simulator $folder
    try {
        $story = Invoke-BridgeStory $play
        Assert-Same "$Note, to Udesk" @('Where is my order?', 'Number 12', 'Thanks') $story.AnnaAtUdesk
        Assert-Same "$Note, to the chat" @('One moment', 'One moment', 'On its way') $story.AnnaInChat
        Assert-Same "$Note, from the queue to Udesk" @() $story.BertAtUdesk
        Assert-Same "$Note, reply" @('We are sorry') $story.BertInChat
        Assert-Same "$Note, tickets, queue, open, failed" @(1, 0, 0, 0) @($story.Tickets.Count, $story.Queue.Count, $story.Open, $story.Failed)
        if ("$($story.Tickets[0].comments[0].message)" -notlike '*<p>Anybody there?</p><p>Still nobody?</p>') { $wrong.Add("${Note}: the ticket says $($story.Tickets[0].comments[0].message)") }
    }
    catch { $wrong.Add("${Note}: $_") }
    finally { Close-Bridge $play.Bridge }
}

try {
    Set-BridgeCrash One -At 0
    Invoke-Story 'not killed'
    $lines = Get-BridgeCrashCount
    $places = 0
    for ($at = 1; $at -le $lines; $at += $Stride) {
        foreach ($place in 'Before', 'Within', 'After') {
            Set-BridgeCrash One -At $at -Place $place
            Invoke-Story "killed $($place.ToLowerInvariant()) line $at"
            $places++
        }
    }
    Set-BridgeCrash None
    Write-Host "In one process: killed in $places places of $lines lines; $($wrong.Count) differences; $([int]$clock.Elapsed.TotalSeconds) s"

    $random = [Random]::new($Seed)
    $null = Invoke-Control $simulator POST reset @{}
    $setting = New-BridgeSetting $simulator
    $setting.More = @{ SettleSec = 2 }
    if ($NoRepeats) { Set-Simulator $simulator @{ pushRetrySeconds = 0 } }
    Start-BridgeProcess $setting
    # Nobody can know of a chat whose very first message was pushed once, to nobody.
    Wait-Until { Test-BridgeListening $setting.Udesk, $setting.Usedesk } 'listening'
    $talks = @(1..$Chats | ForEach-Object { @{ Number = $_; Chat = Send-FromCustomer $simulator "chat $_ begins" -Name "Customer $_"; Said = [Collections.Generic.List[string]]::new(); Heard = [Collections.Generic.List[string]]::new() } })
    foreach ($talk in $talks) {
        $talk.Said.Add("chat $($talk.Number) begins")
        Wait-Until { Get-OpenSession $simulator $talk.Chat } 'a session'
    }
    # From here on whoever is new waits.
    Set-AgentRoom $simulator 0
    $waits = [Collections.Generic.List[hashtable]]::new()
    $faults = 'cut-after', 'cut-before', 'truncate', 'late-answer', 'late-work', 'status'
    for ($kill = 1; $kill -le $Kills; $kill++) {
        foreach ($talk in $talks) {
            $text = "chat $($talk.Number) message $kill"
            $null = Send-FromCustomer $simulator $text -Chat $talk.Chat
            $talk.Said.Add($text)
            $text = "answer $kill to $($talk.Number)"
            Send-FromAgent $simulator (Get-OpenSession $simulator $talk.Chat) $text
            $talk.Heard.Add($text)
        }
        if ($kill % 3 -eq 1) {
            Wait-Until { Test-BridgeListening $setting.Udesk, $setting.Usedesk } 'listening'
            $wait = @{ Number = $kill; Chat = Send-FromCustomer $simulator "wait $kill" -Name "Waiting $kill"; Left = $false; Ticket = 0 }
            $waits.Add($wait)
        }
        foreach ($wait in $waits) {
            $token = "usedesk-chat-$($wait.Chat.id)"
            if (-not $wait.Left -and (Get-Stored $simulator queue | Where-Object customer_token -EQ $token)) {
                $null = Invoke-Control $simulator POST queue/abandon @{ customer_token = $token }
                $wait.Left = $true
            }
            elseif ($wait.Left -and -not $wait.Ticket) {
                $ticket = Get-LostTicket $simulator | Where-Object subject -EQ "Abandoned chat: Waiting $($wait.Number)" | Select-Object -First 1
                if ($ticket) {
                    Send-TicketReply $simulator $ticket.id "reply $($wait.Number)"
                    $wait.Ticket = $ticket.id
                }
            }
        }
        if ($random.Next(2)) {
            $path = @('im/messages', 'chat/sendMessage', 'create/ticket', 'im/sessions', '/ticket')[$random.Next(5)]
            Add-Fault $simulator @{ path = $path; method = 'POST'; kind = $faults[$random.Next($faults.Count)]; delayMs = $random.Next(300, 1500); skip = $random.Next(3) }
        }
        if ($kill % 2) {
            # In the midst of a write: as soon as its request is there, while its answer is kept back or is on its way.
            Add-Fault $simulator @{ path = @('im/messages', 'chat/sendMessage')[$random.Next(2)]; method = 'POST'; kind = @('late-answer', 'late-work')[$random.Next(2)]; delayMs = 1500; skip = $random.Next(4) }
            $path = @('im/messages', 'chat/sendMessage')[$random.Next(2)]
            $before = @(Get-Request $simulator $path).Count
            $wanted = $before + $random.Next(1, 4)
            $patience = [Diagnostics.Stopwatch]::StartNew()
            while (@(Get-Request $simulator $path).Count -lt $wanted -and $patience.Elapsed.TotalSeconds -lt 10) { Start-Sleep -Milliseconds 2 }
        }
        else { Start-Sleep -Milliseconds $random.Next(0, 4000) }
        Stop-BridgeProcess $setting
        Start-BridgeProcess $setting
    }

    Clear-Fault $simulator
    foreach ($wait in $waits) {
        $token = "usedesk-chat-$($wait.Chat.id)"
        if (-not $wait.Left) {
            Wait-Until { Get-Stored $simulator queue | Where-Object customer_token -EQ $token } "customer $($wait.Number) in the queue"
            $null = Invoke-Control $simulator POST queue/abandon @{ customer_token = $token }
        }
        if (-not $wait.Ticket) {
            Wait-Until { Get-LostTicket $simulator | Where-Object subject -EQ "Abandoned chat: Waiting $($wait.Number)" } "the ticket of $($wait.Number)"
            $wait.Ticket = @(Get-LostTicket $simulator | Where-Object subject -EQ "Abandoned chat: Waiting $($wait.Number)")[0].id
            Send-TicketReply $simulator $wait.Ticket "reply $($wait.Number)"
        }
    }
    # Whatever was pushed to nobody is found at the next start.
    if ($NoRepeats) {
        Start-Sleep -Seconds 10
        Stop-BridgeProcess $setting
        Start-BridgeProcess $setting
    }
    # Until nothing has happened for a while; then all of it has arrived, or never will.
    $still = [Diagnostics.Stopwatch]::StartNew()
    $last = ''
    Wait-Until {
        $counts = Get-SimulatorState $simulator
        $now = "$($counts.comments) $($counts.messages) $($counts.tickets) $(if (-not $NoRepeats) { @(Invoke-Control $simulator GET pushes | ForEach-Object { $_ } | Where-Object outcome -NE taken).Count })"
        if ($now -cne $last) { $script:last = $now; $still.Restart() }
        $still.Elapsed.TotalSeconds -gt 10
    } 'the end of it'

    $issues = @(Get-BridgeIssue -StatePath $setting.State)
    $named = @($issues.Text)
    foreach ($talk in $talks) {
        Assert-Same "chat $($talk.Number) at Udesk" @($talk.Said | Where-Object { $_ -notin $named }) @(Get-AtUdesk $simulator $talk.Chat | Where-Object { $_ -notin $named })
        Assert-Same "chat $($talk.Number)" @($talk.Heard | Where-Object { $_ -notin $named }) @(Get-InChat $simulator $talk.Chat | Where-Object { $_ -notin $named })
    }
    $tickets = @(Get-LostTicket $simulator)
    foreach ($wait in $waits) {
        $its = @($tickets | Where-Object subject -EQ "Abandoned chat: Waiting $($wait.Number)")
        Assert-Same "tickets of $($wait.Number)" 1 $its.Count
        if ("$($its[0].comments[0].message)" -notlike "*<p>wait $($wait.Number)</p>*") { $wrong.Add("the ticket of $($wait.Number) says $($its[0].comments[0].message)") }
        Assert-Same "reply to $($wait.Number)" "reply $($wait.Number)" (Get-InChat $simulator $wait.Chat)
        Assert-Same "queue message of $($wait.Number) at Udesk" @() (Get-AtUdesk $simulator $wait.Chat)
    }
    $found = @(Get-BridgeOutput $setting | Where-Object { $_ -like 'Found *' }).Count
    Write-Host "With processes$(if ($NoRepeats) { ', each push sent once' }): $Kills kills (seed $Seed), $(($talks.Said | Measure-Object).Count) messages, $(($talks.Heard | Measure-Object).Count) answers, $($waits.Count) abandoned queues; $found found to have arrived before a kill; $($issues.Count) undecided or refused; $($wrong.Count) differences in all; $([int]$clock.Elapsed.TotalSeconds) s"
    foreach ($issue in $issues) { Write-Host "  $($issue.Outcome) $($issue.What) of chat $($issue.ChatId): $($issue.Text) - $($issue.Reason)" }
    if ($wrong.Count) { Write-Host "State, output and ledger are in $($setting.Folder)" } else { Remove-BridgeSetting $setting }
}
finally {
    if ($setting -and $setting.Process) { Stop-BridgeProcess $setting }
    Stop-Simulator $simulator
    if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
}
if ($wrong.Count) {
    $wrong | ForEach-Object { Write-Host "WRONG $_" }
    exit 1
}
