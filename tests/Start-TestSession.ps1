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
$ErrorActionPreference = 'Continue'
Write-Host "Process $PID; connected to $($simulator.udesk) and $($simulator.usedesk). Try: Get-UdeskAgentStatus"
