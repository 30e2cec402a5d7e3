# The main job from start to end, against the bundled simulator: ./build.ps1 demo
$ErrorActionPreference = 'Stop'
$InformationPreference = 'Continue'
Import-Module (Join-Path $PSScriptRoot '../tests/pester/TestHelper.psm1')
Import-Module (Get-ModulePath)

function Step([string] $Text) { Write-Host "`n== $Text" -ForegroundColor Cyan }
function Show([string] $Command) { Write-Host "PS> $Command" -ForegroundColor DarkGray }

$simulator = Start-Simulator
try {
    Step 'Connect to both services (here: the simulator on this machine)'
    Show 'Connect-Udesk   -BaseUri … -Email … -ApiToken (Read-Host -AsSecureString)'
    Show 'Connect-Usedesk -BaseUri … -ApiToken (Read-Host -AsSecureString)'
    Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken (ConvertTo-Secret $simulator.udeskToken)
    Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken (ConvertTo-Secret $simulator.usedeskToken)
    Get-UdeskConnection | Out-Host
    if (-not (Test-UdeskConnection) -or -not (Test-UsedeskConnection)) { throw 'A connection does not work.' }

    Step 'Which agents are there?'
    Show 'Get-UdeskAgentStatus | Format-Table'
    $agents = Get-UdeskAgentStatus
    $agents | Format-Table | Out-Host

    Step 'A customer asks for an agent, and writes'
    Show '$session = New-UdeskImSession -CustomerToken shop-4711 -AssignType agent'
    $session = New-UdeskImSession -CustomerToken shop-4711 -AssignType agent
    $session | Out-Host
    Show '$session | Send-UdeskImMessage -Content ''Where is my order?'''
    $message = $session | Send-UdeskImMessage -Content 'Where is my order?'
    $message | Out-Host

    Step 'Every agent is taken: the next customer waits, and gets one as soon as one is free'
    foreach ($agent in $agents | Where-Object ImStatus -EQ Online) {
        $null = Invoke-Control $simulator POST "agents/$($agent.AgentId)" @{ im_max_join_num = 0 }
    }
    Show 'New-UdeskImSession -CustomerToken shop-4712 -AssignType agent'
    New-UdeskImSession -CustomerToken shop-4712 -AssignType agent | Out-Host
    # Somebody finishes a chat two seconds from now.
    $later = [powershell]::Create().AddScript({ param($uri) Start-Sleep -Seconds 2; Invoke-RestMethod -Method Post -Uri $uri -UseBasicParsing }).AddArgument("$($simulator.control)/queue/advance")
    $running = $later.BeginInvoke()
    Show 'New-UdeskImSession -CustomerToken shop-4712 -AssignType agent -Wait'
    $waited = New-UdeskImSession -CustomerToken shop-4712 -AssignType agent -Wait -WaitTimeoutSec 60 -PollIntervalSec 1
    $waited | Out-Host
    $null = $later.EndInvoke($running)
    $later.Dispose()

    Step 'Customers who gave up waiting last week become tickets'
    $week = @{ count = 12; from = [DateTimeOffset]::UtcNow.AddDays(-7).ToOffset('08:00').ToString('yyyy-MM-dd HH:mm:ss'); to = [DateTimeOffset]::UtcNow.ToOffset('08:00').ToString('yyyy-MM-dd HH:mm:ss') }
    $null = Invoke-Control $simulator POST 'queue/seed' $week
    Show 'Get-UdeskAbandonedQueue -StartTime (Get-Date).AddDays(-7) |'
    Show '    New-UsedeskTicket -Subject { "Lost chat of $($_.CustomerName)" } -Message { … } -Tag lost-chat'
    $tickets = Get-UdeskAbandonedQueue -StartTime (Get-Date).AddDays(-7) |
        New-UsedeskTicket -Subject { "Lost chat of $($_.CustomerName)" } -Message { "Waited $($_.Waited) in the queue $($_.QueueName) ($($_.Channel))." } -Tag lost-chat
    $tickets | Select-Object -First 3 | Out-Host
    Write-Host "… $(@($tickets).Count) tickets in all"

    Step 'An agent goes home'
    $agentId = (Get-Stored $simulator users | Select-Object -First 1).id
    Show "Update-UsedeskUser -UserId $agentId -TicketOnlineStatus Offline -ChatOnlineStatus Offline"
    Update-UsedeskUser -UserId $agentId -TicketOnlineStatus Offline -ChatOnlineStatus Offline | Out-Host

    Step 'What would deleting last month''s session records do?'
    Show 'Remove-UdeskSession -StartTime (Get-Date).AddDays(-60) -EndTime (Get-Date).AddDays(-30) -AllCustomers -WhatIf'
    Remove-UdeskSession -StartTime (Get-Date).AddDays(-60) -EndTime (Get-Date).AddDays(-30) -AllCustomers -WhatIf

    Step 'Summary'
    $state = Get-SimulatorState $simulator
    [pscustomobject]@{
        'Agents on line'      = @($agents | Where-Object ImStatus -EQ Online).Count
        'Session'             = "$($session.ImSubSessionId) with $($session.AgentName)"
        'Session after wait'  = "$($waited.ImSubSessionId) with $($waited.AgentName)"
        'Message taken'       = $message.MessageId
        'Tickets made'        = @($tickets).Count
        'Tickets at Usedesk'  = $state.tickets
        'Agent set off line'  = $agentId
        'Session records'     = 'left alone (-WhatIf)'
    } | Format-List | Out-Host
}
finally {
    Stop-Simulator $simulator
}
