BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $session = New-UdeskImSession unread-customer -AssignType agent
    $customer = Get-Stored $simulator customers | Where-Object open_api_token -EQ unread-customer
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskUnreadMessage' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'emits what the agent wrote, with the time in Beijing' {
        $null = Invoke-Control $simulator POST 'messages/push-unread' @{ im_sub_session_id = $session.ImSubSessionId; content = '你好 1' }
        $null = Invoke-Control $simulator POST 'messages/push-unread' @{ im_sub_session_id = $session.ImSubSessionId; content = 'two' }
        $messages = @(Get-UdeskUnreadMessage -ImSubSessionId $session.ImSubSessionId -CustomerId $customer.id)
        $messages.Count | Should -Be 2
        $messages[0].Content | Should -Be '你好 1'
        $messages[0].MessageType | Should -Be 'message'
        $messages[0].MessageId | Should -Match '^(agent-|udesk_)[0-9]+$'
        $messages[0].AgentName | Should -Not -BeNullOrEmpty
        $messages[0].CustomerId | Should -Be $customer.id
        $messages[0].CreatedAt.Offset.TotalHours | Should -Be 8
        ([DateTimeOffset]::UtcNow - $messages[0].CreatedAt).Duration().TotalMinutes | Should -BeLessThan 5
    }

    It 'names session and customer in the query, and app_id only when given' {
        $null = Get-UdeskUnreadMessage -ImSubSessionId $session.ImSubSessionId -CustomerId $customer.id
        $null = Get-UdeskUnreadMessage -ImSubSessionId $session.ImSubSessionId -CustomerId $customer.id -AppId 9
        $requests = @(Get-Request $simulator 'im/messages/unread_customer_offline')
        $requests[0].method | Should -Be 'GET'
        ($requests[0].query | Where-Object name -EQ im_sub_session_id).value | Should -Be "$($session.ImSubSessionId)"
        ($requests[0].query | Where-Object name -EQ customer_id).value | Should -Be "$($customer.id)"
        $requests[0].query.name | Should -Not -Contain app_id
        ($requests[1].query | Where-Object name -EQ app_id).value | Should -Be '9'
    }

    It 'reads the vendor''s form of a message, file fields included' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'unread_customer_offline'; kind = 'body'; body = '{"code":"1000","count":1,"unread_messages":[{"type":"video","message_id":"xx","agent_id":"1","agent_name":"TOM","agent_avatar":"https://123.example.test/1.png","im_sub_session_id":3,"message_created_at":"20170711 09:52:11","data":{"content":"https://v.example.test/1.mp4","filename":"football.mp4","filesize":"4.3M"}}]}' }
        $message = Get-UdeskUnreadMessage -ImSubSessionId 3 -CustomerId 4
        $message.MessageType | Should -Be 'video'
        $message.AgentId | Should -Be 1
        $message.AgentAvatar | Should -Be 'https://123.example.test/1.png'
        $message.CreatedAt | Should -Be ([DateTimeOffset]::Parse('2017-07-11T09:52:11+08:00'))
        $message.Content | Should -Be 'https://v.example.test/1.mp4'
        $message.Data.filename | Should -Be 'football.mp4'
        $message.Data.filesize | Should -Be '4.3M'
    }

    It 'takes a session from the pipeline and rows of a CSV file' {
        $null = $session | Get-UdeskUnreadMessage -CustomerId $customer.id
        $null = [pscustomobject]@{ ImSubSessionId = "$($session.ImSubSessionId)"; CustomerId = "$($customer.id)"; AppId = '' } | Get-UdeskUnreadMessage
        @(Get-Request $simulator 'im/messages/unread_customer_offline').Count | Should -Be 2
    }

    It 'reports a session that Udesk does not know, and goes on with the next' {
        $found = 999999, $session.ImSubSessionId | ForEach-Object { [pscustomobject]@{ ImSubSessionId = $_; CustomerId = $customer.id } } |
            Get-UdeskUnreadMessage -ErrorAction SilentlyContinue -ErrorVariable failure
        @($found).Count | Should -BeGreaterThan 0
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.9200,*'
        $failure[0].TargetObject | Should -Be 999999
    }

    It 'sends nothing for a number that is none' {
        Get-UdeskUnreadMessage -ImSubSessionId 0 -CustomerId 1 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator 'im/messages/unread_customer_offline').Count | Should -Be 0
    }
}
