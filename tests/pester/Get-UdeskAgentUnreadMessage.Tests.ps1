BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskAgentUnreadMessage' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    BeforeAll {
        function Get-AgentId { param($Request) @($Request.query | Where-Object name -EQ 'agent_ids[]').value }
    }

    It 'counts unread and left messages' {
        $null = Send-UdeskImMessage -CustomerToken vip-customer -Workbench -AgentId 202 -Content 'left'
        $null = New-UdeskImSession unread-agent -AgentId 203 | Send-UdeskImMessage -Content 'unread'
        $counts = @(Get-UdeskAgentUnreadMessage 202, 203)
        $counts[0].AgentId | Should -Be 202
        $counts[0].UnsolvedLeaveMessageCount | Should -Be 1
        $counts[1].UnreadSessionMessageCount | Should -Be 1
    }

    It 'asks for thirty agents at a time, however they come' {
        $counts = @(1..65 | Get-UdeskAgentUnreadMessage)
        $counts.Count | Should -Be 65
        $requests = @(Get-Request $simulator 'agent_unread_messages')
        $requests.ForEach({ @(Get-AgentId $_).Count }) | Should -Be @(30, 30, 5)
        (Get-AgentId $requests[2]) -join ',' | Should -Be '61,62,63,64,65'
        Clear-Request $simulator
        @(Get-UdeskAgentUnreadMessage -AgentId (1..31)).Count | Should -Be 31
        @(Get-Request $simulator 'agent_unread_messages').Count | Should -Be 2
    }

    It 'takes objects with AgentId, and each agent once' {
        @(Get-UdeskAgentStatus | Get-UdeskAgentUnreadMessage).Count | Should -Be 6
        @("AgentId`n201`n`n201`n202" | ConvertFrom-Csv | Get-UdeskAgentUnreadMessage).AgentId | Should -Be @(201, 202)
        @(Get-UdeskAgentUnreadMessage '201, 202').Count | Should -Be 2
        @(Get-Request $simulator 'agent_unread_messages').Count | Should -Be 3
    }

    It 'reads the vendor''s names' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'agent_unread_messages'; kind = 'body'; body = '{"code":1000,"results":[{"agent_id":13,"unread_session_message_num":"4","unsolved_leave_message_num":2,"new":1}]}' }
        $count = Get-UdeskAgentUnreadMessage 13
        $count.UnreadSessionMessageCount | Should -Be 4
        $count.UnsolvedLeaveMessageCount | Should -Be 2
        $count.AdditionalProperties['new'] | Should -Be 1
    }

    It 'reports an agent that cannot be, and asks for the others' {
        @(0, 201 | Get-UdeskAgentUnreadMessage -ErrorAction SilentlyContinue -ErrorVariable failure).AgentId | Should -Be 201
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure[0].TargetObject | Should -Be 0
        (Get-AgentId @(Get-Request $simulator 'agent_unread_messages')[0]) | Should -Be '201'
    }

    It 'reports what Udesk refuses with, and names the agents' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'agent_unread_messages'; kind = 'body'; body = '{"code":2005,"code_message":"no"}' }
        Get-UdeskAgentUnreadMessage 1, 2 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failure[0].TargetObject | Should -Be @(1, 2)
    }
}
