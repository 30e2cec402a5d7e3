BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $session = New-UdeskImSession read-customer -AssignType agent
    $customer = Get-Stored $simulator customers | Where-Object open_api_token -EQ read-customer
}

AfterAll { Stop-Simulator $simulator }

Describe 'Set-UdeskImMessageRead' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'marks the messages, which are unread no longer' {
        $messages = 1..3 | ForEach-Object { Invoke-Control $simulator POST 'messages/push-unread' @{ im_sub_session_id = $session.ImSubSessionId; content = "m$_" } }
        Set-UdeskImMessageRead -ImSubSessionId $session.ImSubSessionId -MessageId $messages[0].message_id, $messages[1].message_id
        $left = @(Get-UdeskUnreadMessage -ImSubSessionId $session.ImSubSessionId -CustomerId $customer.id)
        $left.MessageId | Should -Be $messages[2].message_id
        $request = @(Get-Request $simulator 'read_messages')[0]
        $request.method | Should -Be 'POST'
        $request.json.session_id | Should -Be $session.ImSubSessionId
        $request.json.message_ids | Should -Be @($messages[0].message_id, $messages[1].message_id)
        $request.query.name | Should -Not -Contain message_ids
    }

    It 'sends the messages of one session in one call when they are piped' {
        1..4 | ForEach-Object { $null = Invoke-Control $simulator POST 'messages/push-unread' @{ im_sub_session_id = $session.ImSubSessionId; content = "p$_" } }
        Get-UdeskUnreadMessage -ImSubSessionId $session.ImSubSessionId -CustomerId $customer.id | Set-UdeskImMessageRead
        @(Get-Request $simulator 'read_messages').Count | Should -Be 1
        @(Get-UdeskUnreadMessage -ImSubSessionId $session.ImSubSessionId -CustomerId $customer.id).Count | Should -Be 0
    }

    It 'sends one call for each session and a hundred messages at most' {
        1..150 | ForEach-Object { [pscustomobject]@{ ImSubSessionId = '999'; MessageId = "a$_" } } | Set-UdeskImMessageRead -ErrorAction SilentlyContinue
        [pscustomobject]@{ ImSubSessionId = '1'; MessageId = 'a,b' }, [pscustomobject]@{ ImSubSessionId = '2'; MessageId = 'c' } | Set-UdeskImMessageRead -ErrorAction SilentlyContinue
        $requests = @(Get-Request $simulator 'read_messages')
        $requests.ForEach({ @($_.json.message_ids).Count }) | Should -Be @(100, 50, 2, 1)
        $requests.ForEach({ $_.json.session_id }) | Should -Be @(999, 999, 1, 2)
    }

    It 'reports a session or a message that Udesk does not know, with the items' {
        [pscustomobject]@{ ImSubSessionId = 999; MessageId = 'x' } | Set-UdeskImMessageRead -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.9200,*'
        $failure[0].TargetObject.MessageId | Should -Be 'x'
        Set-UdeskImMessageRead -ImSubSessionId $session.ImSubSessionId -MessageId nothing -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
    }

    It 'sends nothing with -WhatIf' {
        Set-UdeskImMessageRead -ImSubSessionId 5 -MessageId a -WhatIf
        @(Get-Request $simulator 'read_messages').Count | Should -Be 0
    }

    It 'sends nothing for a session that is none' {
        Set-UdeskImMessageRead -ImSubSessionId -1 -MessageId a -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator 'read_messages').Count | Should -Be 0
    }
}
