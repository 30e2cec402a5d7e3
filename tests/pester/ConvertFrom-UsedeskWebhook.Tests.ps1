BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force

    # By the facts on what Usedesk sends: a comment and the flat form of the same reply, a chat message, a change as a form.
    $comment = '{"secret":"planted-secret","comment":{"id":501,"message":"<p>Dear Ann,<br>done &amp; sent.</p>","type":"public","from":"user","user_id":5,"client_id":7,"ticket_id":42,"published_at":"2024-05-06 07:08:09"},"client":{"id":7,"name":"Ann"},"custom_blocks":[{"name":"CRM","url":"https://crm.test","secret_key":"planted-block"}]}'
    $form = "--XyZ`r`nContent-Disposition: form-data; name=`"message`"`r`n`r`nDear Ann,`r`ndone & sent.`r`n--XyZ`r`nContent-Disposition: form-data; name=`"user_id`"`r`n`r`n5`r`n--XyZ--`r`n"
    $chat = '{"secret":"planted-secret","chat_id":900,"text":"hi","client_id":7,"from":"client","platform":"tg","ticket":{"id":42,"status_id":8,"client_id":7},"state":"new"}'
    $changed = 'secret=planted-secret&trigger[id]=3001&trigger[ticket_id]=42&trigger[user_id]=5&trigger[old_status]=0&trigger[new_status]=3&trigger[data][0][target]=status_id&trigger[data][0][value]=3'
    $secret = ConvertTo-Secret planted-secret
}

Describe 'ConvertFrom-UsedeskWebhook' {
    It 'tells the kinds apart, in the order of the input' {
        $events = @('{"ping":1}', '{"message_status":{"delivery_status":"DELIVERED","comment_id":501,"extras":{"ticket_id":42}}}', $chat, $changed, $comment,
            '{"csi":{"id":6,"rating":5,"ticket_id":42}}', '{"ticket":{"id":42,"subject":"Help"}}', '{"client_data":{"name":"Ann"},"channel_data":{"id":3},"ticket_id":"42"}', '{"weather":1}' | ConvertFrom-UsedeskWebhook)
        $events.EventType | Should -Be @('Ping', 'Delivery', 'ChatMessage', 'TicketChanged', 'Comment', 'Rating', 'TicketCreated', 'DynamicBlock', 'Unknown')
        $events[1..7].TicketId | Should -Be (@(42) * 7)
        $events[2].ChatId | Should -Be 900
        $events[3].NewStatus | Should -Be 'Closed'
        $events[3].OldStatus | Should -BeNullOrEmpty
        "$($events[3].Changes)" | Should -Be 'Status: Closed'
        $events[4].MessageText | Should -Be "Dear Ann,`ndone & sent."
    }

    It 'takes <Form>' -TestCases @(
        @{ Form = 'bytes with a charset'; Make = { param($text) ConvertFrom-UsedeskWebhook -Body ([Text.Encoding]::Unicode.GetBytes($text)) -ContentType 'text/plain; charset=utf-16' } }
        @{ Form = 'a parsed object'; Make = { param($text) ConvertFrom-UsedeskWebhook ($text | ConvertFrom-Json) } }
        @{ Form = '$WebhookData'; Make = { param($text) [pscustomobject]@{ RequestBody = $text; RequestHeader = [pscustomobject]@{ 'Content-Type' = 'application/json' } } | ConvertFrom-UsedeskWebhook } }
        @{ Form = '$Request'; Make = { param($text) [pscustomobject]@{ RawBody = $text; Body = 'x'; Headers = @{ 'Content-Type' = 'application/json' } } | ConvertFrom-UsedeskWebhook } }
    ) {
        $made = & $Make $comment
        $made.CommentId | Should -Be 501
        $made.CustomBlock[0].Name | Should -Be 'CRM'
    }

    It 'drops a flat form whose comment comes in the same pipeline' {
        @($form, $chat, $comment | ConvertFrom-UsedeskWebhook).EventType | Should -Be @('ChatMessage', 'Comment')
        @($comment, $form | ConvertFrom-UsedeskWebhook).EventType | Should -Be @('Comment')
        # Without its comment it is written, and in its place.
        @($form, $chat | ConvertFrom-UsedeskWebhook).EventType | Should -Be @('ReplyForm', 'ChatMessage')
    }

    It 'checks the secret' {
        $other = ConvertTo-Secret 7001
        (ConvertFrom-UsedeskWebhook $comment -Secret $other, $secret).SecretCheck | Should -Be 'Verified'
        (ConvertFrom-UsedeskWebhook $comment).SecretCheck | Should -Be 'NotChecked'
        ('{"ping":1}' | ConvertFrom-UsedeskWebhook -Secret $secret).SecretCheck | Should -Be 'NotCarried'
        { ConvertFrom-UsedeskWebhook $comment -Secret $other -ErrorAction Stop } | Should -Throw -ErrorId 'WebhookSecretWrong,*'
        { ConvertFrom-UsedeskWebhook '{"ticket":{"id":1}}' -Secret $other -ErrorAction Stop } | Should -Throw -ErrorId 'WebhookSecretMissing,*'
        { ConvertFrom-UsedeskWebhook $comment -Secret ([securestring]::new()) } | Should -Throw -ErrorId 'EmptySecret,*'
    }

    It 'takes no secret in plain form, and does not quote it' -TestCases @(
        @{ Plain = 'planted-plain' }
        @{ Plain = @('planted-plain', 'planted-more') }
    ) {
        $failed = try { ConvertFrom-UsedeskWebhook '{}' -Secret $Plain } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError*'
        "$failed" | Should -Not -BeLike '*planted*'
    }

    It 'shows no secret anywhere' {
        $bodies = $comment, $chat, $changed, ($comment -replace '"comment"', '"new_thing"')
        $events = @($bodies | ConvertFrom-UsedeskWebhook) + @($comment | ConvertFrom-Json | ConvertFrom-UsedeskWebhook) + @($bodies | ConvertFrom-UsedeskWebhook -Secret $secret)
        $events.Count | Should -Be 9
        $shown = ($events | Format-List * | Out-String) + ($events | Format-Table | Out-String) + ($events | ConvertTo-Json -Depth 8 -WarningAction SilentlyContinue) + [Management.Automation.PSSerializer]::Serialize($events, 8)
        $shown | Should -Not -BeLike '*planted*'
        $null = $comment, '{"secret":"planted-se', '{"secret":12planted}' | ConvertFrom-UsedeskWebhook -Secret (ConvertTo-Secret x) -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should -Be 3
        foreach ($one in $failed) {
            "$one $($one.Exception) $($one.TargetObject) $($one.ErrorDetails.RecommendedAction)" | Should -Not -BeLike '*planted*'
        }
    }

    It 'writes only the types that are asked for' {
        @($chat, $comment, $changed | ConvertFrom-UsedeskWebhook -EventType Comment, TicketChanged).EventType | Should -Be @('Comment', 'TicketChanged')
        { ConvertFrom-UsedeskWebhook $chat -EventType Nonsense } | Should -Throw
    }

    It 'goes on after a bad body and names it' {
        $events = @($chat, 'hello world', $chat | ConvertFrom-UsedeskWebhook -ErrorVariable failed -ErrorAction SilentlyContinue)
        $events.Count | Should -Be 2
        "$($failed[0])" | Should -BeLike 'Body 2 (11 characters)*neither JSON*'
    }

    It 'shows a stream of different kinds as one table, and a kind''s own columns by name' {
        $lines = (($chat, $comment, $changed, '{"ping":1}') | ConvertFrom-UsedeskWebhook | Out-String -Width 120) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines.Count | Should -Be 6
        $lines[0] | Should -Match '^Time\s+Kind\s+TicketId\s+ClientId\s+By\s+What'
        $lines[3] | Should -Match 'Comment\s+42\s+7\s+Agent\s+Dear Ann, done & sent\.'
        ($comment | ConvertFrom-UsedeskWebhook | Format-Table -View UsedeskCommentEvent | Out-String) | Should -Match 'Public'
    }
}

Describe 'Events of Usedesk in the pipeline' {
    BeforeAll {
        $simulator = Start-Simulator
        Connect-Simulator $simulator
    }

    AfterAll { Stop-Simulator $simulator }

    It 'lend their ids to the ticket''s cmdlets' {
        $ticket = New-UsedeskTicket -Subject Hook -Message hi -ClientEmail hook@x.test
        $body = $comment -replace '"ticket_id":42', "`"ticket_id`":$($ticket.TicketId)"
        ($body | ConvertFrom-UsedeskWebhook | Get-UsedeskTicket).Subject | Should -Be 'Hook'
        $body | ConvertFrom-UsedeskWebhook | Add-UsedeskTicketComment -Message 'noted' -UserId (Get-UsedeskUser)[0].UserId
        $sent = @(Get-Request $simulator 'create/comment')[0].json
        $sent.ticket_id | Should -Be $ticket.TicketId
        $sent.message | Should -Be 'noted'
        # What the event tells of another comment is not sent again.
        $sent.PSObject.Properties.Name | Should -Not -Contain 'from'
        $sent.PSObject.Properties.Name | Should -Not -Contain 'files'
    }
}
