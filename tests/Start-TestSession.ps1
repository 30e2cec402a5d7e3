<#
.SYNOPSIS
    A prompt with the module just built, connected to a simulator of its own.
.DESCRIPTION
    For trying a cmdlet, with or without a debugger. $simulator holds the addresses and the made-up credentials; the functions of
    tests/pester/TestHelper.psm1 (Add-Fault, Get-Request, Set-Simulator, …) are there. The simulator ends with this session.
.EXAMPLE
    pwsh -NoProfile -NoExit -File tests/Start-TestSession.ps1
#>
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/pester/TestHelper.psm1" -Force
Import-Module (Get-ModulePath) -Force
$simulator = Start-Simulator -Own
Connect-Simulator $simulator
# Customers of the last week who gave up waiting.
$null = Invoke-Control $simulator POST queue/seed @{ count = 12; from = [DateTime]::UtcNow.AddHours(8).AddDays(-6).ToString('yyyy-MM-dd HH:mm:ss'); to = [DateTime]::UtcNow.AddHours(8).ToString('yyyy-MM-dd HH:mm:ss') }
$ErrorActionPreference = 'Continue'
Write-Host @"

UsedeskUdesk in process $PID, connected to a simulator of Udesk ($($simulator.udesk)) and of Usedesk ($($simulator.usedesk)). Try:

  Get-UdeskAgentStatus
  Get-UdeskAbandonedQueue -StartTime (Get-Date).AddDays(-7)
  Get-UsedeskTicket -First 5

"@
