BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    # Anna has room for two: the third customer waits, the fourth is being given an agent.
    $null = 'talking', 'second', 'waiting' | ForEach-Object { New-UdeskImSession $_ -AgentId 203 }
    $null = Invoke-Control $simulator POST queue/assigning @{ customer_token = 'chosen' }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskQueueStatus' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'says <state> in <words>' -ForEach @(
        @{ Words = 'zh'; State = 'Queued'; Token = 'waiting'; Text = '排队中' }, @{ Words = 'en'; State = 'Queued'; Token = 'waiting'; Text = 'In queue' }
        @{ Words = 'zh'; State = 'InSession'; Token = 'talking'; Text = '会话中' }, @{ Words = 'en'; State = 'InSession'; Token = 'talking'; Text = 'In session' }
        @{ Words = 'zh'; State = 'NotQueued'; Token = 'nobody'; Text = '未排队' }, @{ Words = 'en'; State = 'NotQueued'; Token = 'nobody'; Text = 'Not in queue' }
        @{ Words = 'zh'; State = 'Assigning'; Token = 'chosen'; Text = '分配中' }, @{ Words = 'en'; State = 'Assigning'; Token = 'chosen'; Text = 'Assigning' }
    ) {
        Set-Simulator $simulator @{ statusWords = $words }
        $status = Get-UdeskQueueStatus $token
        $status.State | Should -Be $state
        $status.StatusText | Should -Be $text
        $status.CustomerToken | Should -Be $token
        $status.QueuePosition | Should -Be $(if ($state -eq 'Queued') { 1 } else { 0 })
    }

    It 'sends the token in the query' {
        $null = Get-UdeskQueueStatus 'a&b=c 客'
        $request = @(Get-Request $simulator 'im/queue_status')[0]
        $request.method | Should -Be 'GET'
        ($request.query | Where-Object name -EQ customer_token).value | Should -Be 'a&b=c 客'
    }

    It 'takes several tokens, sessions and CSV rows' {
        (Get-UdeskQueueStatus waiting, talking).State | Should -Be @('Queued', 'InSession')
        (New-UdeskImSession waiting -AssignType agent | Get-UdeskQueueStatus).State | Should -Be 'Queued'
        @("CustomerToken`nwaiting`ntalking" | ConvertFrom-Csv | Get-UdeskQueueStatus).Count | Should -Be 2
    }

    It 'keeps a word that is not known readable' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/queue_status'; kind = 'body'; body = '{"code":"1000","status":"Asleep","count":"2"}' }
        $status = Get-UdeskQueueStatus x
        $status.State | Should -Be 'Unknown'
        $status.StatusText | Should -Be 'Asleep'
        $status.QueuePosition | Should -Be 2
    }

    It 'reports what Udesk refuses with, and goes on' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/queue_status'; kind = 'body'; body = '{"code":2000,"exception":"no"}' }
        (Get-UdeskQueueStatus waiting, talking -ErrorAction SilentlyContinue -ErrorVariable failure).CustomerToken | Should -Be 'talking'
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2000,*'
        $failure[0].TargetObject | Should -Be 'waiting'
    }

    It 'sends nothing for an empty token' {
        { Get-UdeskQueueStatus '' } | Should -Throw
        @(Get-Request $simulator 'im/queue_status').Count | Should -Be 0
    }
}
