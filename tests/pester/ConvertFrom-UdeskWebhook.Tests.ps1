BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force

    # Udesk's page on instant messaging, "Reply Message Notification", mended.
    $agent = @'
{
  "customer_token": "axb", "assign_type": "agent",
  "messages": [
    { "type": "start_session", "message_id": "m1", "agent_id": 1, "agent_name": "TOM", "im_sub_session_id": 3, "message_created_at": "20170711 09:52:11", "data": { "content": "Dialogue started" } },
    { "type": "message", "message_id": "m2", "agent_id": 1, "agent_name": "TOM", "im_sub_session_id": 3, "message_created_at": "20170711 09:52:12", "data": { "font": "Arial", "content": "Hello <b>there</b>" } },
    { "type": "info", "message_id": "m3", "im_sub_session_id": 3, "is_receive": false, "data": { "content": "asked before" } },
    { "type": "close", "message_id": "m4", "agent_id": 1, "im_sub_session_id": 3, "message_created_at": "2018-01-01 00:00:00",
      "data": { "close_type": "normal", "content": "bye", "survey_options": { "enabled": true, "show_type": "text", "text": { "options": [ { "id": 37, "text": "Satisfied" } ] } } } }
  ]
}
'@
    $receipt = '{"session_id":1234,"message_ids":["123",456]}'
}

Describe 'ConvertFrom-UdeskWebhook' {
    It 'writes one object a message, in their order' {
        $events = @($agent | ConvertFrom-UdeskWebhook)
        $events.EventType | Should -Be @('StartSession', 'Message', 'Info', 'Close')
        $events.MessageId | Should -Be @('m1', 'm2', 'm3', 'm4')
        $events.IsAgentOnly | Should -Be @($false, $false, $true, $false)
        $events[1].Content | Should -BeExactly 'Hello <b>there</b>'
        $events[1].Data['font'] | Should -Be 'Arial'
        $events[1].CreatedAt.ToString('o') | Should -Be '2017-07-11T09:52:12.0000000+08:00'
        $events[3].SurveyOptions.Option[0].Id | Should -Be 37
        $events[0].Raw | Should -BeLike '{"customer_token":"axb"*'
    }

    It 'takes <Form>' -TestCases @(
        @{ Form = 'text by position'; Make = { param($text) ConvertFrom-UdeskWebhook $text } }
        @{ Form = 'bytes'; Make = { param($text) ConvertFrom-UdeskWebhook -Body ([Text.Encoding]::UTF8.GetBytes($text)) } }
        @{ Form = 'bytes from the pipeline'; Make = { param($text) [Text.Encoding]::UTF8.GetBytes($text) | ConvertFrom-UdeskWebhook } }
        @{ Form = 'a stream'; Make = { param($text) ConvertFrom-UdeskWebhook ([IO.MemoryStream]::new([Text.Encoding]::UTF8.GetBytes($text))) } }
        @{ Form = 'what ConvertFrom-Json makes'; Make = { param($text) $text | ConvertFrom-Json | ConvertFrom-UdeskWebhook } }
        @{ Form = 'a hashtable'; Make = { param($text) $o = $text | ConvertFrom-Json; $h = @{}; foreach ($p in $o.PSObject.Properties) { $h[$p.Name] = $p.Value }; ConvertFrom-UdeskWebhook $h } }
        @{ Form = '$WebhookData of Azure Automation'; Make = { param($text) [pscustomobject]@{ WebhookName = 'w'; RequestBody = $text; RequestHeader = @{ 'Content-Type' = 'application/json' } } | ConvertFrom-UdeskWebhook } }
        @{ Form = '$WebhookData as JSON text'; Make = { param($text) @{ WebhookName = 'w'; RequestBody = $text; RequestHeader = @{ Host = 'x' } } | ConvertTo-Json | ConvertFrom-UdeskWebhook } }
        @{ Form = '$WebhookData as PowerShell 7 runbooks get it'; Make = { param($text) "{WebhookName:w,RequestBody:$text,RequestHeader:{Host:x.test,User-Agent:y}}" | ConvertFrom-UdeskWebhook } }
        @{ Form = '$Request of Azure Functions'; Make = { param($text) [pscustomobject]@{ Method = 'POST'; Headers = @{ 'content-type' = 'application/json' }; Body = ($text | ConvertFrom-Json); RawBody = $text } | ConvertFrom-UdeskWebhook } }
        @{ Form = '$Request with a parsed body only'; Make = { param($text) ConvertFrom-UdeskWebhook -Request ([pscustomobject]@{ Headers = @{}; Body = ($text | ConvertFrom-Json) }) } }
        @{ Form = 'a list of bodies'; Make = { param($text) ConvertFrom-UdeskWebhook @($text, '[]') } }
    ) {
        $events = @(& $Make $agent)
        $events.MessageId | Should -Be @('m1', 'm2', 'm3', 'm4')
        $events[1].CreatedAt | Should -Be ([DateTimeOffset]'2017-07-11 09:52:12 +08:00')
    }

    It 'writes only the types that are asked for, and completes them' {
        @($agent, $receipt | ConvertFrom-UdeskWebhook -EventType Close, ReadReceipt).EventType | Should -Be @('Close', 'ReadReceipt')
        $line = 'ConvertFrom-UdeskWebhook $x -EventType Uro'
        [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText | Should -Contain 'UrobotReply'
    }

    It 'reads receipts and webhooks with an action' {
        $read = $receipt | ConvertFrom-UdeskWebhook
        $read.SessionId | Should -Be 1234
        $read.MessageId | Should -Be @('123', '456')
        $customer = '{"action":"Customer_create","message":{"id":77,"open_api_token":"tok","nick_name":"Ann"}}' | ConvertFrom-UdeskWebhook
        $customer.CustomerId | Should -Be 77
        $customer.CustomerToken | Should -Be 'tok'
        $customer.Customer.NickName | Should -Be 'Ann'
    }

    It 'goes on after a body that cannot be read, and says which it was' {
        $events = @($receipt, '{"a":', $receipt | ConvertFrom-UdeskWebhook -ErrorVariable failed -ErrorAction SilentlyContinue)
        $events.Count | Should -Be 2
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidWebhook,*'
        "$($failed[0])" | Should -BeLike 'Body 2 (5 characters)*ends too early*'
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Raw*'
        $failed[0].TargetObject | Should -Be 'Body 2 (5 characters)'
    }

    It 'refuses <What> as <Id>' -TestCases @(
        @{ What = 'nothing'; Body = $null; Id = 'EmptyWebhook' }
        @{ What = 'empty text'; Body = ''; Id = 'EmptyWebhook' }
        @{ What = 'a request without a body'; Body = [pscustomobject]@{ RequestBody = ''; RequestHeader = @{} }; Id = 'EmptyWebhook' }
        @{ What = '$WebhookData without a body'; Body = [pscustomobject]@{ WebhookName = 'w'; RequestBody = $null; RequestHeader = @{} }; Id = 'EmptyWebhook' }
        @{ What = '$Request without a body'; Body = [pscustomobject]@{ Method = 'POST'; RawBody = ''; Body = $null; Headers = @{} }; Id = 'EmptyWebhook' }
        @{ What = 'text that is no JSON'; Body = 'hello'; Id = 'InvalidWebhook' }
        @{ What = 'a number'; Body = 5; Id = 'InvalidWebhook' }
        @{ What = 'a file object'; Body = [IO.FileInfo]'/nowhere'; Id = 'InvalidWebhook' }
        @{ What = 'deep JSON'; Body = '[' * 5000; Id = 'WebhookTooDeep' }
        @{ What = 'a table that holds itself'; Body = $(& { $h = @{}; $h.a = @{ b = $h }; $h }); Id = 'WebhookTooDeep' }
    ) {
        { ConvertFrom-UdeskWebhook $Body -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'writes nothing for a body without messages' {
        '{"customer_token":"a","assign_type":"agent","messages":[]}' | ConvertFrom-UdeskWebhook -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'shows a stream of different kinds as one table' {
        $urobot = '{"customer_token":"axb","assign_type":"urobot","messages":{"sessionId":7,"logId":8,"ansType":1,"ansContent":"An answer"}}'
        $lines = ($agent, $receipt, $urobot | ConvertFrom-UdeskWebhook | Out-String -Width 120) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines.Count | Should -Be 8
        $lines[0] | Should -Match '^Time\s+Kind\s+Session\s+Who\s+What'
        $lines[6] | Should -Match 'ReadReceipt\s+1234\s+read: 123, 456'
        $lines[7] | Should -Match 'UrobotReply\s+7\s+axb\s+An answer'
        ($urobot | ConvertFrom-UdeskWebhook | Format-Table -View UdeskUrobotReplyEvent | Out-String) | Should -Match 'Offers'
    }
}

Describe 'Events of Udesk in the pipeline' {
    BeforeAll {
        $simulator = Start-Simulator
        Connect-Simulator $simulator
    }

    AfterAll { Stop-Simulator $simulator }

    BeforeEach { Clear-Request $simulator }

    It 'go on to the robot''s cmdlets' {
        $robot = New-UdeskImSession hook-robot -AssignType urobot -RobotId 2 -SceneId 114
        $body = @{
            customer_token = 'hook-robot'; assign_type = 'urobot'
            messages       = @{
                sessionId = "$($robot.UrobotSessionId)"; logId = 55; ansType = 2; ansContent = 'x'; suggestQuestionList = @(@{ id = 434; content = 'Question 1'; type = 1 })
                flowContent = '<p><b data-type="2" class="flow-item" data-id="81" data-robotid="2">On</b></p><p><b data-type="1" data-id="307" data-robotid="2">Ask</b></p>'
            }
        }
        $reply = ConvertFrom-UdeskWebhook $body
        $reply.FlowItem | Where-Object ItemType -EQ Flow | Invoke-UdeskRobotFlow -SceneId 114
        $reply.FlowItem | Where-Object ItemType -EQ Question | Submit-UdeskRobotHit -SceneId 114 -QueryType CommonQuestion
        $reply.SuggestedQuestion | Submit-UdeskRobotHit -SceneId 114
        $flow = @(Get-Request $simulator 'im/messages/flow')
        $flow[0].body | Should -Be "{`"customer_token`":`"hook-robot`",`"im_sub_session_id`":$($robot.UrobotSessionId),`"robot_id`":2,`"scene_id`":114,`"flow_id`":81}"
        $hits = @(Get-Request $simulator 'im/messages/hit')
        $hits.ForEach({ $_.json.question_id }) | Should -Be @(307, 434)
        $hits.ForEach({ $_.json.query_type }) | Should -Be @(6, 7)
        $hits.ForEach({ $_.json.message_id }) | Should -Be @(55, 55)
        $hits.carriedOut | Should -Be @($true, $true)
    }

    It 'go on to the session''s cmdlets' {
        $session = New-UdeskImSession hook-agent -AssignType agent
        $body = $agent -replace '"im_sub_session_id": 3', "`"im_sub_session_id`": $($session.ImSubSessionId)"
        $body | ConvertFrom-UdeskWebhook -EventType Close | Submit-UdeskSurvey Satisfied
        @(Get-Request $simulator 'im/sessions/survey')[0].json.option_id | Should -Be 37
        $body | ConvertFrom-UdeskWebhook -EventType Message | Set-UdeskImMessageRead -ErrorAction SilentlyContinue
        $read = @(Get-Request $simulator 'read_messages')[0]
        $read.json.session_id | Should -Be $session.ImSubSessionId
        $read.json.message_ids | Should -Be @('m2')
    }
}
