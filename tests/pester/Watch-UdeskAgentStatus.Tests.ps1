BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Watch-UdeskAgentStatus' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'has everybody as seen at the first look, and then only what changed' {
        $looks = @(Watch-UdeskAgentStatus -Count 2 -IntervalSec 1 -WarningAction SilentlyContinue)
        $looks.Count | Should -Be 6
        $looks.Change | Select-Object -Unique | Should -Be 'Seen'
        @(Get-Request $simulator 'im/agent_status').Count | Should -Be 2
    }

    It 'says who came, left, filled up and has room again' {
        $watch = [UsedeskUdesk.Commands.WatchUdeskAgentStatusCommand].Assembly.GetType('UsedeskUdesk.Output.AgentWatch')
        $compare = $watch.GetMethod('Compare')
        $one = [Activator]::CreateInstance($watch)
        function Get-Change { param([object[]] $Agents) $compare.Invoke($one, @([UsedeskUdesk.UdeskAgentStatus[]]$Agents, [DateTimeOffset]::UtcNow)) }
        function New-Agent { param($Id, $Status, $Count = 0) [UsedeskUdesk.UdeskAgentStatus]@{ AgentId = $Id; Name = "A$Id"; ImStatus = $Status; ImSessionCount = $Count; ImMaxSessionCount = 2 } }
        @(Get-Change (New-Agent 1 Online), (New-Agent 2 Offline)).Change | Should -Be 'Seen', 'Seen'
        @(Get-Change (New-Agent 1 Online), (New-Agent 2 Offline)).Count | Should -Be 0
        (Get-Change (New-Agent 1 Online 2), (New-Agent 2 Offline)).Change | Should -Be 'Full'
        (Get-Change (New-Agent 1 Online 1), (New-Agent 2 Offline)).Change | Should -Be 'Freed'
        (Get-Change (New-Agent 1 Busy 1), (New-Agent 2 Offline)).Change | Should -Be 'Changed'
        (Get-Change (New-Agent 1 Busy 1), (New-Agent 2 Online)).Change | Should -Be 'Came'
        (Get-Change (New-Agent 1 Busy 1), (New-Agent 2 Offline)).Change | Should -Be 'Left'
        $gone = Get-Change (New-Agent 3 Online), (New-Agent 2 Offline)
        "$($gone | ForEach-Object { "$($_.Change) $($_.AgentId)" })" | Should -Be 'Came 3 Left 1'
    }

    It 'goes on after a look that failed, and takes nobody for gone' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/agent_status'; kind = 'status'; status = 404; times = 1; skip = 1 }
        $looks = @(Watch-UdeskAgentStatus -Count 3 -IntervalSec 1 -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue)
        $looks.Count | Should -Be 6
        @($failed).Count | Should -Be 1
    }

    It 'does not take more than half of the allowance' {
        Connect-Simulator $simulator -Udesk @{ RequestsPerMinute = 60 }
        $null = Watch-UdeskAgentStatus -GroupId 101, 102 -Count 1 -IntervalSec 1 -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -Match 'every 4 s'
    }

    It 'ends with Select-Object -First' {
        @(Watch-UdeskAgentStatus -IntervalSec 60 | Select-Object -First 2).Count | Should -Be 2
    }
}
