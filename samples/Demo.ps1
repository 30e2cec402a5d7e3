# The main job from start to end, by the cmdlets, against the bundled simulator: ./build.sh demo, ./build.ps1 demo.
# It runs in PowerShell and in the host of tests/UsedeskUdesk.Host alike, and therefore uses only what the engine itself has.
# A step that does not do what it says ends the story with exit code 1.
$ErrorActionPreference = 'Stop'
Import-Module ([IO.Path]::Combine($PSScriptRoot, 'DemoSimulator.psm1'))
Import-Module $(if ($env:USEDESKUDESK_MODULE) { $env:USEDESKUDESK_MODULE } else { [IO.Path]::Combine($PSScriptRoot, '..', 'out', 'UsedeskUdesk') })

function Write-Line([ConsoleColor] $Colour, [string] $Text) { $Host.UI.WriteLine($Colour, $Host.UI.RawUI.BackgroundColor, $Text) }
function Write-Step([string] $Text) { Write-Line Cyan "`n== $Text" }
function Write-Command([string] $Text) { Write-Line DarkGray "PS> $Text" }
function Assert-Step([bool] $Did, [string] $What) { if (-not $Did) { throw "The step did not do what it says: $What" } }

$simulator = Start-DemoSimulator
try {
    Write-Step 'Connect to both services (here: the simulator on this machine)'
    Write-Command 'Connect-Udesk   -BaseUri … -Email … -ApiToken (Read-Host -AsSecureString)'
    Write-Command 'Connect-Usedesk -BaseUri … -ApiToken (Read-Host -AsSecureString)'
    Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken (ConvertTo-DemoSecret $simulator.udeskToken)
    Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken (ConvertTo-DemoSecret $simulator.usedeskToken)
    Get-UdeskConnection | Out-Host
    Assert-Step (Test-UdeskConnection) 'Udesk answers'
    Assert-Step (Test-UsedeskConnection) 'Usedesk answers'

    Write-Step 'Which agents are there?'
    Write-Command 'Get-UdeskAgentStatus'
    $agents = @(Get-UdeskAgentStatus)
    $agents | Out-Host
    $online = @($agents | Where-Object ImStatus -EQ Online)
    Assert-Step ($online.Count -gt 0) 'somebody is on line'

    Write-Step 'A customer asks for an agent, and writes'
    Write-Command '$session = New-UdeskImSession -CustomerToken shop-4711 -AssignType agent'
    $session = New-UdeskImSession -CustomerToken shop-4711 -AssignType agent
    $session | Out-Host
    Assert-Step ($session.State -eq 'Assigned' -and $session.ImSubSessionId -gt 0) 'an agent takes the session'
    Write-Command '$session | Send-UdeskImMessage -Content ''Where is my order?'''
    $message = $session | Send-UdeskImMessage -Content 'Where is my order?'
    $message | Out-Host
    Assert-Step ($message.ImSubSessionId -eq $session.ImSubSessionId -and $message.MessageId) 'the message is taken'

    Write-Step 'Every agent is taken: the next customer waits, and gets one as soon as one is free'
    foreach ($agent in $online) { Invoke-DemoEvent $simulator "agents/$($agent.AgentId)" '{"im_max_join_num":0}' }
    Write-Command 'New-UdeskImSession -CustomerToken shop-4712 -AssignType agent'
    $queued = New-UdeskImSession -CustomerToken shop-4712 -AssignType agent
    $queued | Out-Host
    Assert-Step ($queued.State -eq 'Queued' -and $queued.QueuePosition -eq 1) 'the customer waits in the first place'
    Invoke-DemoEvent $simulator queue/advance -AfterSeconds 2
    Write-Command 'New-UdeskImSession -CustomerToken shop-4712 -AssignType agent -Wait'
    $waited = New-UdeskImSession -CustomerToken shop-4712 -AssignType agent -Wait -WaitTimeoutSec 60 -PollIntervalSec 1
    $waited | Out-Host
    Assert-Step ($waited.State -eq 'Assigned' -and $waited.AgentName) 'an agent takes the waiting customer'

    Write-Step 'Customers who gave up waiting last week become tickets'
    $now = [DateTimeOffset]::UtcNow.ToOffset([TimeSpan]::FromHours(8))
    Invoke-DemoEvent $simulator queue/seed "{`"count`":12,`"from`":`"$($now.AddDays(-6).ToString('yyyy-MM-dd HH:mm:ss'))`",`"to`":`"$($now.ToString('yyyy-MM-dd HH:mm:ss'))`"}"
    $lastWeek = $now.AddDays(-7)
    Write-Command 'Get-UdeskAbandonedQueue -StartTime $lastWeek'
    $lost = @(Get-UdeskAbandonedQueue -StartTime $lastWeek)
    $lost[0..2] | Out-Host
    Write-Line Gray "… $($lost.Count) in all`n"
    Assert-Step ($lost.Count -eq 12) 'twelve customers gave up'
    Write-Command 'Get-UdeskAbandonedQueue -StartTime $lastWeek |'
    Write-Command '    New-UsedeskTicket -Subject { "Lost chat of $($_.CustomerName)" } -Message { … } -Tag lost-chat'
    $tickets = @(Get-UdeskAbandonedQueue -StartTime $lastWeek |
            New-UsedeskTicket -Subject { "Lost chat of $($_.CustomerName)" } -Message { "Waited $($_.Waited) in the queue $($_.QueueName) ($($_.Channel))." } -Tag lost-chat)
    $tickets[0..2] | Out-Host
    Write-Line Gray "… $($tickets.Count) in all`n"
    Assert-Step ($tickets.Count -eq $lost.Count) 'each becomes a ticket'
    Write-Command 'Get-UsedeskTicket -Tag lost-chat'
    $stored = @(Get-UsedeskTicket -Tag lost-chat)
    $stored[0..2] | Out-Host
    Write-Line Gray "… $($stored.Count) in all"
    Assert-Step ($stored.Count -eq $lost.Count) 'Usedesk has the tickets'
    foreach ($entry in $lost) { Assert-Step ($stored.Subject -contains "Lost chat of $($entry.CustomerName)") "$($entry.CustomerName) has a ticket" }

    Write-Step 'An agent begins the day'
    $agentId = @(Get-UsedeskUser | Where-Object TicketOnlineStatus -EQ $false)[0].UserId
    Write-Command "Update-UsedeskUser -UserId $agentId -TicketOnlineStatus Online -ChatOnlineStatus Online"
    Update-UsedeskUser -UserId $agentId -TicketOnlineStatus Online -ChatOnlineStatus Online | Out-Host
    Write-Command "Get-UsedeskUser -UserId $agentId"
    $begun = Get-UsedeskUser -UserId $agentId
    $begun | Out-Host
    Assert-Step ($begun.TicketOnlineStatus -and $begun.ChatOnlineStatus) 'the agent is on line'

    Write-Step 'What would deleting last month''s session records do?'
    $before = @(Find-UdeskImSession).Count
    Write-Command 'Remove-UdeskSession -StartTime 2026-05-01 -EndTime 2026-05-31 -AllCustomers -WhatIf'
    Remove-UdeskSession -StartTime 2026-05-01 -EndTime 2026-05-31 -AllCustomers -WhatIf
    Assert-Step (@(Find-UdeskImSession).Count -eq $before) 'nothing is deleted'

    Write-Step 'Summary'
    [pscustomobject]@{
        'Agents on line'     = $online.Count
        'Session'            = "$($session.ImSubSessionId) with $($session.AgentName)"
        'Session after wait' = "$($waited.ImSubSessionId) with $($waited.AgentName)"
        'Message taken'      = $message.MessageId
        'Tickets made'       = $tickets.Count
        'Tickets at Usedesk' = $stored.Count
        'Agent set on line'  = $agentId
        'Session records'    = 'left alone (-WhatIf)'
    } | Out-Host
}
finally {
    Stop-DemoSimulator $simulator
}
