BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskAgentStatus' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'lists every agent' {
        $agents = @(Get-UdeskAgentStatus)
        $agents.AgentId | Should -Be @(201, 202, 203, 204, 205, 206)
        $agents[0].Nick | Should -Be 'Tommy'
        $agents[1].Nick | Should -Be '小梅'
        $agents[3].ImStatus | Should -Be 'Busy'
        $agents[3].ImCustomStatus | Should -Be 'Training'
        $request = @(Get-Request $simulator 'im/agent_status')[0]
        $request.method | Should -Be 'GET'
        $request.query.name | Should -Not -Contain group_id
    }

    It 'filters by state and name' {
        (Get-UdeskAgentStatus -Status Online).AgentId | Should -Be @(201, 202, 203)
        (Get-UdeskAgentStatus -Status busy, offline).AgentId | Should -Be @(204, 205, 206)
        (Get-UdeskAgentStatus tom*).AgentId | Should -Be 201
        (Get-UdeskAgentStatus 小*).AgentId | Should -Be 202
    }

    It 'asks for each group on its own, from a parameter, numbers or CSV rows' {
        (Get-UdeskAgentStatus -GroupId 101, 103).AgentId | Should -Be @(201, 202, 205, 206)
        (102 | Get-UdeskAgentStatus).AgentId | Should -Be @(203, 204)
        ("GroupId`n103" | ConvertFrom-Csv | Get-UdeskAgentStatus).AgentId | Should -Be @(205, 206)
        @(Get-Request $simulator 'im/agent_status').ForEach({ ($_.query | Where-Object name -EQ group_id).value }) | Should -Be @('101', '103', '102', '103')
    }

    It 'reports a group that does not exist, and goes on' {
        (Get-UdeskAgentStatus -GroupId 999, 102 -ErrorAction SilentlyContinue -ErrorVariable failure).AgentId | Should -Be @(203, 204)
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.11012,*'
        $failure[0].TargetObject | Should -Be 999
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*-GroupId*'
    }

    It 'reads the vendor''s own sample whole, with a code as text' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/agent_status'; kind = 'body'; body = '{"code":"1000","agents":[{"id":43230,"name":"Tom","im_nick":"Tommy","avatar":"https://a.example.test/1","profile":"all","im_status":"offline","im_custom_status":"","im_session_num":1,"im_max_join_num":10,"later":"x"},{"id":"2","name":"B","nick":"N","im_status":"忙碌","im_custom_status":"午餐"},{"id":3,"im_status":"asleep"}]}' }
        $agents = @(Get-UdeskAgentStatus)
        $tom = $agents[0]
        "$($tom.AgentId) $($tom.Name) $($tom.Nick) $($tom.Avatar) $($tom.Profile) $($tom.ImStatus) $($tom.ImStatusText) $($tom.ImSessionCount)/$($tom.ImMaxSessionCount)" |
            Should -Be '43230 Tom Tommy https://a.example.test/1 all Offline offline 1/10'
        $tom.AdditionalProperties['later'] | Should -Be 'x'
        $agents[1].Nick | Should -Be 'N'
        $agents[1].ImStatus | Should -Be 'Busy'
        $agents[2].ImStatus | Should -Be 'Unknown'
        $agents[2].ImStatusText | Should -Be 'asleep'
    }

    It 'feeds sessions' {
        (Get-UdeskAgentStatus tom | New-UdeskImSession -CustomerToken fed).AgentId | Should -Be 201
    }
}
