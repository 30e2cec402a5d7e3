BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator @{ StructuredMessageKey = ConvertTo-Secret $simulator.structuredMessageKey }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Send-UdeskStructuredMessage' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    BeforeAll {
        $open = @(Get-Stored $simulator 'sessions' | Where-Object { $_.channel -eq 'web' -and -not $_.closed_at })[0]
        $target = [pscustomobject]@{ ImSubSessionId = $open.id; CustomerId = $open.customer_id; AgentId = $open.agent_id }
        $message = New-UdeskStructuredMessage 'Test' 'From the API' https://example.test/p.jpg @(
            New-UdeskStructuredMessageButton link Visit https://example.test
            New-UdeskStructuredMessageButton sdk_callback Back v1 -CallbackName done)
    }

    It 'sends a message, signed with the KEY alone' {
        $receipt = $target | Send-UdeskStructuredMessage -Message $message -JidResource app-1
        $receipt.Message | Should -Be 'Send Success'
        $receipt.ImSubSessionId | Should -Be $target.ImSubSessionId
        $sent = @(Get-Request $simulator 'struct_messages')[0]
        $sent.query.name | Should -Be 'im_sub_session_id', 'customer_id', 'agent_id', 'timestamp', 'sign'
        $body = $sent.body | ConvertFrom-Json
        $body.jid_resource | Should -Be 'app-1'
        $body.data.img_url | Should -Be 'https://example.test/p.jpg'
        $body.data.buttons[1].callback_name | Should -Be 'done'
        $body.data.buttons[0].PSObject.Properties.Name | Should -Be 'type', 'text', 'value'
    }

    It 'signs each attempt afresh' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'struct_messages'; kind = 'status'; status = 429; retryAfter = '2' }
        $null = $target | Send-UdeskStructuredMessage -Message $message
        $signs = @(Get-Request $simulator 'struct_messages') | ForEach-Object { ($_.query | Where-Object name -EQ 'sign').value }
        $signs.Count | Should -BeGreaterThan 1
        $signs[-1] | Should -Not -Be $signs[0]
    }

    It 'binds the parts of a message from the pipeline' {
        ($message | Send-UdeskStructuredMessage -ImSubSessionId $target.ImSubSessionId -CustomerId $target.CustomerId -AgentId $target.AgentId).Title | Should -Be 'Test'
    }

    It 'reports 2005 with advice where the three do not belong together' {
        Send-UdeskStructuredMessage -ImSubSessionId $target.ImSubSessionId -CustomerId 1 -AgentId $target.AgentId -Message $message -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*belong together*'
    }

    It 'ends with 2059 and advice where the KEY is wrong' {
        Connect-Simulator $simulator @{ StructuredMessageKey = ConvertTo-Secret wrong }
        { $target | Send-UdeskStructuredMessage -Message $message } | Should -Throw -ErrorId 'UdeskApi.2059,*'
        Connect-Simulator $simulator
        { $target | Send-UdeskStructuredMessage -Message $message } | Should -Throw -ErrorId 'NoStructuredMessageKey,*'
        Connect-Simulator $simulator @{ StructuredMessageKey = ConvertTo-Secret $simulator.structuredMessageKey }
    }

    It 'sends nothing with -WhatIf, nor with a button that Udesk does not know' {
        $target | Send-UdeskStructuredMessage -Message $message -WhatIf
        $target | Send-UdeskStructuredMessage -Title a -Description b -ImageUri https://example.test -Button @{ Type = 'x'; Text = 'y'; Value = 'z' } -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidButton,*'
        @(Get-Request $simulator 'struct_messages').Count | Should -Be 0
    }
}
