BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    Import-Module (Join-Path (Get-RepositoryRoot) 'samples/Bridge.psm1') -Force
    Import-Module "$PSScriptRoot/BridgeHelper.psm1" -Force
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'The bridge, killed at every step' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset @{}
        Connect-Simulator $simulator @{ MaximumRetryCount = 0 } @{ MaximumRetryCount = 0 }
        $play = $null
    }

    AfterEach {
        Set-BridgeCrash None
        if ($play) { Close-Bridge $play.Bridge }
    }

    BeforeAll {
        function Assert-Story($Story) {
            $Story.AnnaAtUdesk | Should -Be 'Where is my order?', 'Number 12', 'Thanks'
            $Story.AnnaInChat | Should -Be 'One moment', 'One moment', 'On its way'
            $Story.BertAtUdesk | Should -BeNullOrEmpty
            $Story.BertInChat | Should -Be 'We are sorry'
            $Story.Tickets.Count | Should -Be 1
            $Story.Tickets[0].comments[0].message | Should -BeLike '*<p>Anybody there?</p><p>Still nobody?</p>'
            $Story.Tickets[0].additional_id | Should -BeLike 'udesk-queue-*'
            $Story.Queue | Should -BeNullOrEmpty
            $Story.Open | Should -Be 0
            $Story.Failed | Should -Be 0
        }
    }

    It 'carries everything once, in order' {
        Set-BridgeCrash None
        $play = New-BridgePlay $simulator $TestDrive
        Assert-Story (Invoke-BridgeStory $play)
        $play.Results | Group-Object { "$($_.What) $($_.Outcome)" } -NoElement | ForEach-Object { "$($_.Count) $($_.Name)" } | Sort-Object | Should -Be '1 reply Sent', '1 ticket Sent', '3 toChat Sent', '3 toUdesk Sent'
        $play.Warnings | Should -BeNullOrEmpty
    }

    It 'carries everything once when it is killed within and after each line of its ledger, <Note>' -ForEach @(
        # The harder one: nothing helps against sending twice but not to send.
        @{ Note = 'Udesk keeping repeats'; Drops = $false }
    ) {
        Set-BridgeCrash Every
        Set-Simulator $simulator @{ dropRepeatedMessages = $Drops }
        $play = New-BridgePlay $simulator $TestDrive
        Assert-Story (Invoke-BridgeStory $play)
        # Two for each line at least of those that carry something.
        $play.Crashes | Should -BeGreaterThan 40
    }

    It 'carries everything once when <Kind> strikes each write once' -ForEach @(
        # Carried out and not; the long test has the others.
        @{ Kind = 'cut-after' }, @{ Kind = 'cut-before' }
    ) {
        Set-BridgeCrash None
        foreach ($path in 'im/messages', 'im/sessions', 'chat/sendMessage', 'create/ticket') {
            foreach ($skip in $(if ($path -eq 'im/sessions') { 0, 1 } else { 0..3 })) { Add-Fault $simulator @{ method = 'POST'; path = $path; kind = $Kind; skip = $skip } }
        }
        $play = New-BridgePlay $simulator $TestDrive
        # The ledger is written anew in every round as well.
        $play.CompressAt = $play.Bridge.CompressAt = 0
        Assert-Story (Invoke-BridgeStory $play)
    }
}

Describe 'What the bridge makes of events' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset @{}
        Connect-Simulator $simulator @{ MaximumRetryCount = 0 } @{ MaximumRetryCount = 0 }
        Set-BridgeCrash None
        $play = New-BridgePlay $simulator $TestDrive
    }

    AfterEach { Close-Bridge $play.Bridge }

    It 'sends none of its own messages again, nor what agents write in Usedesk' {
        $chat = Send-FromCustomer $simulator 'Hello'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'Hello'
        Send-FromAgent $simulator (Get-OpenSession $simulator $chat) 'Good morning'
        Invoke-BridgePlay $play { @(Get-InChat $simulator $chat).Count -ge 1 } 'The answer'
        Send-UsedeskChatMessage $chat.id 'From a colleague' -UserId 2157
        Complete-BridgePlay $play
        # The simulator has pushed what both said, as Usedesk does.
        @(Invoke-Control $simulator GET pushes | ForEach-Object { $_ } | Where-Object { $_.body.from -eq 'user' }).Count | Should -Be 2
        Get-AtUdesk $simulator $chat | Should -Be 'Hello'
        Get-InChat $simulator $chat | Should -Be 'Good morning', 'From a colleague'
    }

    It 'carries files as addresses, each in its type, and a customer without a name' {
        $chat = Send-FromCustomer $simulator 'Look' -File 'https://files.example.test/a.png?x=1', 'https://files.example.test/b.mp4', 'https://files.example.test/c.pdf'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 4 } 'The files'
        $sent = @(Get-Stored $simulator messages | Where-Object { $_.customer_token -eq "usedesk-chat-$($chat.id)" -and $_.to -eq 'agent' } | Sort-Object id)
        $sent.type | Should -Be 'message', 'image', 'video', 'file'
        $sent.data.content | Should -Be 'Look', 'https://files.example.test/a.png?x=1', 'https://files.example.test/b.mp4', 'https://files.example.test/c.pdf'
    }

    It 'shows an agent''s <Type> in a chat that has no mark-up' -ForEach @(
        @{ Type = 'message'; Content = 'a < b & c'; Shown = 'a < b & c' }
        @{ Type = 'rich'; Content = '<p>See <a href="https://shop.example.test/1">this</a></p><p>&lt;ok&gt;</p>'; Shown = "See this (https://shop.example.test/1)`n<ok>" }
        @{ Type = 'image'; Content = 'https://files.example.test/a.png'; Shown = 'https://files.example.test/a.png' }
        @{ Type = 'file'; Content = 'https://files.example.test/a.pdf'; Data = @{ filename = 'terms.pdf' }; Shown = 'terms.pdf: https://files.example.test/a.pdf' }
        @{ Type = 'struct'; Content = 'Offer'; Data = @{ title = 'Offer'; description = 'Half price'; img_url = 'https://files.example.test/o.png' }; Shown = "Offer`nHalf price`nhttps://files.example.test/o.png" }
    ) {
        $chat = Send-FromCustomer $simulator 'Hello'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'Hello'
        $session = Get-OpenSession $simulator $chat
        Send-FromAgent $simulator $session 'What only agents see' -Type info -Data @{ is_receive = $false }
        Send-FromAgent $simulator $session $Content -Type $Type -Data $(if ($Data) { $Data } else { @{} })
        Invoke-BridgePlay $play { @(Get-InChat $simulator $chat).Count -ge 1 } 'It'
        Complete-BridgePlay $play
        Get-InChat $simulator $chat | Should -Be $Shown
    }

    It 'opens a new session after a close that no push told of' {
        $chat = Send-FromCustomer $simulator 'First'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'First'
        $first = Get-OpenSession $simulator $chat
        Close-UdeskImSession $first.id -Confirm:$false
        $null = Send-FromCustomer $simulator 'Second' -Chat $chat
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 2 } 'Second'
        Get-AtUdesk $simulator $chat | Should -Be 'First', 'Second'
        (Get-OpenSession $simulator $chat).id | Should -Not -Be $first.id
    }

    It 'finds in the log of a session that has ended what left for it without an answer' -ForEach @(@{ Kind = 'cut-after'; Found = 1; Sent = 1 }, @{ Kind = 'cut-before'; Found = 0; Sent = 2 }) {
        $chat = Send-FromCustomer $simulator 'First'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'First'
        Add-Fault $simulator @{ path = 'im/messages'; method = 'POST'; kind = $Kind }
        $null = Send-FromCustomer $simulator 'Second' -Chat $chat
        Step-BridgePlay $play
        @($play.Bridge.Tasks.Values)[0].State | Should -Be 'sending'
        $null = Invoke-Control $simulator POST sessions/close @{ im_sub_session_id = (Get-OpenSession $simulator $chat).id }
        Invoke-BridgePlay $play { $play.Bridge.Tasks.Count -eq 0 } 'The end'
        Get-AtUdesk $simulator $chat | Should -Be 'First', 'Second'
        @($play.Results | Where-Object Outcome -EQ Found).Count | Should -Be $Found
    }

    It 'names what cannot be decided, keeps it, and leaves it to a person' {
        $chat = Send-FromCustomer $simulator 'Hello'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'Hello'
        Add-Fault $simulator @{ path = 'chat/sendMessage'; kind = 'cut-after' }
        Send-FromAgent $simulator (Get-OpenSession $simulator $chat) 'Which one?'
        Step-BridgePlay $play
        @($play.Bridge.Tasks.Values)[0].State | Should -Be 'sending'
        # Another person writes as the bridge's agent, and its own message is not to be seen.
        $null = Invoke-Control $simulator DELETE faults
        Add-Fault $simulator @{ service = 'usedesk'; path = '/ticket'; kind = 'body'; body = "{`"ticket`":{`"id`":$($chat.ticket_id)},`"comments`":[{`"id`":99999999,`"message`":`"Something else`",`"from`":`"user`",`"user_id`":2156,`"type`":`"public`"}]}" }
        Invoke-BridgePlay $play { $play.Bridge.Tasks.Count -eq 0 } 'The end'
        @($play.Results)[-1].Outcome | Should -Be 'Undecided'
        $play.Warnings -join "`n" | Should -BeLike '*Undecided, toChat of chat*'
        Close-Bridge $play.Bridge
        $issue = @(Get-BridgeIssue -StatePath $play.State)
        $issue.Count | Should -Be 1
        $issue[0].Text | Should -Be 'Which one?'
        & (Join-Path (Get-RepositoryRoot) 'samples/Bridge.ps1') -StatePath $play.State -Resolve $issue[0].Key
        @(Get-BridgeIssue -StatePath $play.State).Count | Should -Be 0
        Open-BridgePlay $play
        Complete-BridgePlay $play
        @(Get-InChat $simulator $chat).Count | Should -Be 1
    }

    It 'keeps what was refused, and sends it again when a person says so' {
        $chat = Send-FromCustomer $simulator 'Hello'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'Hello'
        Add-Fault $simulator @{ path = 'chat/sendMessage'; kind = 'body'; body = '{"code":115,"error":"No access"}' }
        Send-FromAgent $simulator (Get-OpenSession $simulator $chat) 'First'
        Send-FromAgent $simulator (Get-OpenSession $simulator $chat) 'Second'
        Invoke-BridgePlay $play { @(Get-InChat $simulator $chat).Count -ge 1 } 'The second'
        $issue = @(Get-BridgeIssue -StatePath $play.State)
        $issue.Outcome | Should -Be 'Refused'
        # Kept over starts of the bridge.
        foreach ($start in 1..2) { Close-Bridge $play.Bridge; Open-BridgePlay $play }
        Close-Bridge $play.Bridge
        Resolve-BridgeIssue -StatePath $play.State -Key $issue[0].Key -SendAgain
        Open-BridgePlay $play
        Invoke-BridgePlay $play { @(Get-InChat $simulator $chat).Count -ge 2 } 'The first'
        Get-InChat $simulator $chat | Should -Be 'Second', 'First'
        @(Get-BridgeIssue -StatePath $play.State).Count | Should -Be 0
    }

    It 'makes a ticket of customers whom it does not know, and carries no replies to them' {
        $null = Invoke-Control $simulator POST queue/seed @{ count = 3; from = [DateTimeOffset]::UtcNow.AddSeconds(-20).ToString('o'); to = [DateTimeOffset]::UtcNow.ToString('o') }
        Invoke-BridgePlay $play { @(Get-LostTicket $simulator).Count -ge 3 } 'The tickets'
        Complete-BridgePlay $play
        @(Get-LostTicket $simulator).Count | Should -Be 3
        Send-TicketReply $simulator @(Get-LostTicket $simulator)[0].id 'Hello'
        Complete-BridgePlay $play
        $play.Bridge.Tasks.Count | Should -Be 0
        $play.Bridge.Failed.Count | Should -Be 0
    }

    It 'tells two messages with the same words from one that comes twice' {
        $chat = Send-FromCustomer $simulator 'yes'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'yes'
        $play.Next = 0
        Complete-BridgePlay $play
        @(Get-AtUdesk $simulator $chat).Count | Should -Be 1
        # Usedesk tells times by the second.
        Start-Sleep -Milliseconds 1100
        $null = Send-FromCustomer $simulator 'yes' -Chat $chat
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 2 } 'the second yes'
    }

    It 'remembers the same after its ledger was written anew' {
        $chat = Send-FromCustomer $simulator 'Hello' -Name Anna
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'Hello'
        Set-AgentRoom $simulator 0
        $waiting = Send-FromCustomer $simulator '2026-11-24' -Name '1999-01-01'
        Invoke-BridgePlay $play { @(Get-Stored $simulator queue).Count -ge 1 } 'The wait'
        $left = Send-FromCustomer $simulator 'I go'
        Invoke-BridgePlay $play { @(Get-Stored $simulator queue).Count -ge 2 } 'The second wait'
        $null = Invoke-Control $simulator POST queue/abandon @{ customer_token = "usedesk-chat-$($left.id)" }
        Invoke-BridgePlay $play { @(Get-LostTicket $simulator).Count -ge 1 } 'The ticket'
        $session = Get-OpenSession $simulator $chat
        Add-Fault $simulator @{ path = 'chat/sendMessage'; kind = 'body'; body = '{"code":115,"error":"No access"}' }
        Send-FromAgent $simulator $session 'Refused'
        Invoke-BridgePlay $play { $play.Bridge.Failed.Count -eq 1 } 'The refusal'
        Add-Fault $simulator @{ path = 'chat/sendMessage'; kind = 'cut-after' }
        Send-FromAgent $simulator $session 'Unknown'
        Step-BridgePlay $play
        function Show-Memory {
            $memory = [ordered]@{ Begun = $play.Bridge.Begun; Polled = $play.Bridge.Polled }
            foreach ($name in 'Chats', 'Customers', 'Tickets', 'Tasks', 'Known', 'Failed') {
                $memory[$name] = foreach ($key in $play.Bridge[$name].Keys | Sort-Object) {
                    $value = $play.Bridge[$name][$key]
                    $task = if ($value -is [hashtable] -and $value.ContainsKey('Task')) { $value.Task } else { $value }
                    # For waiting, or when something was last heard of a chat.
                    if ($task -is [hashtable]) { foreach ($volatile in @('NotBefore', 'SettledAt', 'NextAsk', 'Left', 'Refusals', 'Missed', 'Gap', 'Base', 'Heard', 'Ahead') + @(if ($name -eq 'Chats') { 'At' } elseif ($name -eq 'Failed') { 'At', 'State', 'After', 'Session' })) { $task.Remove($volatile) } }
                    "$key $(if ($value -is [hashtable]) { ConvertTo-Json ([Collections.Generic.SortedDictionary[string, object]]::new([Collections.Generic.Dictionary[string, object]]($value.GetEnumerator() | ForEach-Object -Begin { $d = [Collections.Generic.Dictionary[string, object]]::new() } -Process { $d[$_.Key] = if ($_.Value -is [hashtable]) { ($_.Value.GetEnumerator() | Sort-Object Key | ForEach-Object { "$($_.Key)=$($_.Value)" }) -join ';' } else { $_.Value } } -End { $d }))) -Compress } else { $value })"
                }
            }
            ConvertTo-Json $memory -Depth 4
        }
        $before = Show-Memory
        $before | Should -BeLike '*queue*' -Because 'a customer waits'
        $before | Should -BeLike '*sending*'
        foreach ($start in 1..2) { Close-Bridge $play.Bridge; Open-BridgePlay $play }
        Show-Memory | Should -Be $before
        $play.Bridge.Tasks.Count | Should -Be 2
        $play.Bridge.Chats["$($waiting.id)"].Name | Should -BeExactly '1999-01-01'
        # Nothing of what was carried stays.
        Get-Content (Join-Path $play.State 'ledger.jsonl') -Raw | Should -Not -BeLike '*I go*'
    }

    It 'does not take a merged ticket for an answer' {
        $chat = Send-FromCustomer $simulator 'Hello'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'Hello'
        Add-Fault $simulator @{ path = 'chat/sendMessage'; kind = 'cut-after' }
        Send-FromAgent $simulator (Get-OpenSession $simulator $chat) 'Once'
        Step-BridgePlay $play
        Add-Fault $simulator @{ service = 'usedesk'; path = '/ticket'; kind = 'body'; body = "{`"ticket`":{`"id`":$($chat.ticket_id)},`"comments`":[]}" }
        Invoke-BridgePlay $play { $play.Bridge.Tasks.Count -eq 0 } 'The end'
        @($play.Results)[-1].Outcome | Should -Be 'Undecided'
        Get-InChat $simulator $chat | Should -Be 'Once'
    }

    It 'carries the reply to a ticket of which it could not find out that it made it' {
        Set-AgentRoom $simulator 0
        $chat = Send-FromCustomer $simulator 'Hello'
        Invoke-BridgePlay $play { @(Get-Stored $simulator queue).Count -ge 1 } 'The wait'
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'cut-after' }
        Add-Fault $simulator @{ path = 'tickets'; kind = 'body'; body = '{"code":115,"error":"No access"}' }
        $null = Invoke-Control $simulator POST queue/abandon @{ customer_token = "usedesk-chat-$($chat.id)" }
        Invoke-BridgePlay $play { $play.Bridge.Failed.Count -eq 1 } 'The doubt'
        Send-TicketReply $simulator @(Get-LostTicket $simulator)[0].id 'Here I am'
        Send-TicketReply $simulator 2154801 'Of another ticket'
        Invoke-BridgePlay $play { @(Get-InChat $simulator $chat).Count -ge 1 } 'The reply'
        Complete-BridgePlay $play
        Get-InChat $simulator $chat | Should -Be 'Here I am'
        @(Get-LostTicket $simulator).Count | Should -Be 1
    }

    It 'holds a reply until it is known whether its ticket is the bridge''s' {
        Set-AgentRoom $simulator 0
        $chat = Send-FromCustomer $simulator 'Hello'
        Invoke-BridgePlay $play { @(Get-Stored $simulator queue).Count -ge 1 } 'The wait'
        Add-Fault $simulator @{ path = 'create/ticket'; kind = 'cut-after' }
        $null = Invoke-Control $simulator POST queue/abandon @{ customer_token = "usedesk-chat-$($chat.id)" }
        Invoke-BridgePlay $play { @(Get-LostTicket $simulator).Count -ge 1 } 'The ticket'
        $play.Bridge.Tasks['q-900000001'].State | Should -Be 'sending'
        Send-TicketReply $simulator @(Get-LostTicket $simulator)[0].id 'Soon'
        Send-TicketReply $simulator 2154801 'Of another ticket'
        Invoke-BridgePlay $play { @(Get-InChat $simulator $chat).Count -ge 1 } 'The reply'
        Invoke-BridgePlay $play { $play.Bridge.Tasks.Count -eq 0 } 'The end'
        Get-InChat $simulator $chat | Should -Be 'Soon'
        ($play.Results | Where-Object What -EQ reply).Outcome | Sort-Object | Should -Be 'NotOurs', 'Sent'
    }

    It 'names an event that it cannot understand, and goes on' {
        $odd = ConvertFrom-UsedeskWebhook '{"chat_id":5,"text":"x","from":"client","ticket":{"id":7}}'
        $odd.FileUrl = $null
        $odd.Ticket = $null
        { Add-BridgeEvent $play.Bridge $odd } | Should -Not -Throw
        Add-BridgeEvent $play.Bridge ([UsedeskUdesk.UdeskUnknownEvent] @{ Raw = '{"from":"a later version"}'; ReceiptId = '9-0' })
        Add-BridgeEvent $play.Bridge ([UsedeskUdesk.UdeskUnknownEvent] @{ Raw = '{"from":"a later version"}'; ReceiptId = '9-0'; IsFromEarlierRun = $true })
        Step-BridgePlay $play
        @(Get-BridgeIssue -StatePath $play.State | Where-Object What -EQ unreadable).Text | Should -Be '{"from":"a later version"}'
        # Whatever a service may send: none of it may end the bridge.
        foreach ($body in '{"chat_id":"7","from":"client","text":null,"ticket":null,"client":null}', '{"chat_id":7,"from":"client","text":5,"ticket":{"id":"x","files":[null,""]}}', '{"comment":{"id":1,"ticket_id":2154801,"from":"user","type":"public"}}', '{"chat_id":-1}', '[1]') {
            foreach ($item in ConvertFrom-UsedeskWebhook $body) { { Add-BridgeEvent $play.Bridge $item } | Should -Not -Throw }
        }
        foreach ($body in '{"customer_token":"usedesk-chat-x","messages":[{"type":"message"}]}', '{"customer_token":"usedesk-chat-99999999999999999999","messages":[{"type":"message","data":{"content":"x"}}]}', '{"customer_token":"usedesk-chat-7","messages":[{"type":"struct","data":{"content":{"a":[1]}}},{"type":"transfer","data":{}},{"type":"close"},{"type":"image"}]}') {
            foreach ($item in ConvertFrom-UdeskWebhook $body) { { Add-BridgeEvent $play.Bridge $item } | Should -Not -Throw }
        }
    }

    It 'takes over what agents wrote while nobody listened, once and in order' {
        $chat = Send-FromCustomer $simulator 'Hello'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'Hello'
        $session = Get-OpenSession $simulator $chat
        Send-FromAgent $simulator $session 'Pushed'
        Invoke-BridgePlay $play { @(Get-InChat $simulator $chat).Count -ge 1 } 'The first'
        Close-Bridge $play.Bridge
        Send-FromAgent $simulator $session 'Missed'
        Send-FromAgent $simulator $session 'Missed'
        Send-FromAgent $simulator $session 'https://files.example.test/a.pdf' -Type file -Data @{ filename = 'a.pdf' }
        Send-FromAgent $simulator $session 'For agents' -Type info -Data @{ is_receive = $false }
        # Nothing of that is pushed; what comes next is.
        $play.Next = @(Invoke-Control $simulator GET pushes | ForEach-Object { $_ }).Count
        Send-FromAgent $simulator $session 'Pushed again'
        Open-BridgePlay $play
        Invoke-BridgePlay $play { @(Get-InChat $simulator $chat) -contains 'Pushed again' } 'The last'
        Get-InChat $simulator $chat | Should -Be 'Pushed', 'Missed', 'Missed', 'a.pdf: https://files.example.test/a.pdf', 'Pushed again'
        # The pushes come all the same, late.
        $play.Next = 0
        foreach ($start in 1..2) {
            Close-Bridge $play.Bridge
            Open-BridgePlay $play
            Complete-BridgePlay $play
        }
        @(Get-InChat $simulator $chat).Count | Should -Be 5
    }

    It 'takes over what customers wrote and agents replied while nobody listened, once and in order' {
        $chat = Send-FromCustomer $simulator 'yes' -Name Anna
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'yes'
        Set-AgentRoom $simulator 0
        $left = Send-FromCustomer $simulator 'I wait'
        Invoke-BridgePlay $play { @(Get-Stored $simulator queue).Count -ge 1 } 'The wait'
        $null = Invoke-Control $simulator POST queue/abandon @{ customer_token = "usedesk-chat-$($left.id)" }
        Invoke-BridgePlay $play { @(Get-LostTicket $simulator).Count -ge 1 -and $play.Bridge.Tasks.Count -eq 0 } 'The ticket'
        $ticket = @(Get-LostTicket $simulator)[0].id
        Close-Bridge $play.Bridge
        # Two seconds, so that words alone do not tell the events apart.
        foreach ($text in 'yes', 'a < b & <b>c</b>', 'yes') { $null = Send-FromCustomer $simulator $text -Chat $chat; Start-Sleep -Milliseconds 1100 }
        Send-TicketReply $simulator $ticket 'For us' private
        Send-TicketReply $simulator $ticket 'Here we are'
        $missed = $play.Next
        $play.Next = @(Invoke-Control $simulator GET pushes | ForEach-Object { $_ }).Count
        Open-BridgePlay $play
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 4 -and @(Get-InChat $simulator $left).Count -ge 1 } 'What was missed'
        $null = Send-FromCustomer $simulator 'no' -Chat $chat
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 5 } 'no'
        # The events come all the same, late, and the bridge starts anew meanwhile.
        $play.Next = $missed
        $play.Seen = 0
        foreach ($start in 1..2) {
            Complete-BridgePlay $play
            Close-Bridge $play.Bridge
            Open-BridgePlay $play
            Complete-BridgePlay $play
        }
        Get-AtUdesk $simulator $chat | Should -Be 'yes', 'yes', 'a < b & <b>c</b>', 'yes', 'no'
        Get-InChat $simulator $left | Should -Be 'Here we are'
        # The same words later are another message.
        Start-Sleep -Milliseconds 3500
        $null = Send-FromCustomer $simulator 'yes' -Chat $chat
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 6 } 'the last yes'
    }

    It 'says so when it takes a message for a repeat' {
        $chat = Send-FromCustomer $simulator 'yes'
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $chat).Count -ge 1 } 'yes'
        $again = ConvertFrom-UsedeskWebhook (ConvertTo-Json @(Invoke-Control $simulator GET pushes | ForEach-Object { $_ } | Where-Object service -EQ usedesk)[0].body -Depth 9)
        Add-BridgeEvent $play.Bridge $again 3>&1 | Should -BeLike '*taken for a repeat*'
        $again.IsFromEarlierRun = $true
        Add-BridgeEvent $play.Bridge $again 3>&1 | Should -BeNullOrEmpty
    }

    It 'goes on with what another customer wrote while one waits' {
        Set-AgentRoom $simulator 0
        $waiting = Send-FromCustomer $simulator 'I wait'
        Invoke-BridgePlay $play { @(Get-Stored $simulator queue).Count -ge 1 } 'The wait'
        Set-AgentRoom $simulator 1
        Set-AgentRoom $simulator 0
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $waiting).Count -ge 1 } 'The first'
        $other = Send-FromCustomer $simulator 'So do I'
        $null = Send-FromCustomer $simulator 'Good' -Chat $waiting
        Invoke-BridgePlay $play { @(Get-AtUdesk $simulator $waiting).Count -ge 2 } 'The second'
        @(Get-AtUdesk $simulator $other).Count | Should -Be 0
        $play.Bridge.Tasks.Count | Should -Be 1
    }
}

Describe 'Bridge.ps1' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset @{}
        $setting = New-BridgeSetting $simulator
    }

    AfterEach { Remove-BridgeSetting $setting }

    It 'goes on where it was killed, over and over' {
        $random = [Random]::new(20261124)
        $chats = @(1..3 | ForEach-Object { Send-FromCustomer $simulator "chat $_ message 0" -Name "Customer $_" })
        Start-BridgeProcess $setting
        Wait-Until { -not ($chats | Where-Object { -not (Get-OpenSession $simulator $_) }) } 'a session for each'
        foreach ($round in 1..3) {
            foreach ($chat in $chats) {
                $number = [Array]::IndexOf($chats, $chat) + 1
                $null = Send-FromCustomer $simulator "chat $number message $round" -Chat $chat
                Send-FromAgent $simulator (Get-OpenSession $simulator $chat) "answer $round to $number"
            }
            # At times while it starts, at times in the midst of the work.
            Start-Sleep -Milliseconds $random.Next(0, 2500)
            Stop-BridgeProcess $setting
            Start-BridgeProcess $setting
        }
        Wait-Until { -not ($chats | Where-Object { @(Get-AtUdesk $simulator $_).Count -lt 4 -or @(Get-InChat $simulator $_).Count -lt 3 }) } 'all of it'
        Start-Sleep -Milliseconds 1500
        foreach ($number in 1..3) {
            Get-AtUdesk $simulator $chats[$number - 1] | Should -Be @(0..3 | ForEach-Object { "chat $number message $_" })
            Get-InChat $simulator $chats[$number - 1] | Should -Be @(1..3 | ForEach-Object { "answer $_ to $number" })
        }
        @(Get-BridgeIssue -StatePath $setting.State).Count | Should -Be 0
    }

    It 'finds what was on its way when it was killed, <When>' -ForEach @(
        @{ When = 'between the answer''s leaving and its coming'; Kind = 'late-answer'; Delay = 8000 }
        @{ When = 'while the service still had the request before it'; Kind = 'late-work'; Delay = 1500 }
    ) {
        $setting.More = @{ SettleSec = 3 }
        $chat = Send-FromCustomer $simulator 'Hello'
        Start-BridgeProcess $setting
        Wait-Until { Get-OpenSession $simulator $chat } 'a session'
        Add-Fault $simulator @{ path = 'chat/sendMessage'; kind = $Kind; delayMs = $Delay }
        Send-FromAgent $simulator (Get-OpenSession $simulator $chat) 'Once'
        Wait-Until { @(Get-Request $simulator chat/sendMessage).Count -ge 1 } 'the request'
        Stop-BridgeProcess $setting
        Start-BridgeProcess $setting
        Send-FromAgent $simulator (Get-OpenSession $simulator $chat) 'Twice'
        Wait-Until { @(Get-InChat $simulator $chat) -contains 'Twice' } 'the next answer'
        Get-InChat $simulator $chat | Should -Be 'Once', 'Twice'
        Get-BridgeOutput $setting | Where-Object { $_ -like 'Found toChat*' } | Should -HaveCount 1
    }

    It 'keeps what comes while <Service> is away, and changes nobody''s words' -ForEach @(@{ Service = 'usedesk' }, @{ Service = 'udesk' }) {
        $chat = Send-FromCustomer $simulator 'Hello'
        Start-BridgeProcess $setting
        Wait-Until { Get-OpenSession $simulator $chat } 'a session'
        Add-Fault $simulator @{ service = $Service; kind = 'status'; status = 503; times = -1 }
        # Text that JSON's readers like to take for something else.
        $null = Send-FromCustomer $simulator '2026-11-24T10:00:00' -Chat $chat
        Send-FromAgent $simulator (Get-OpenSession $simulator $chat) "=1`r`n`u{1F389} `u{2028}"
        Wait-Until { Get-BridgeOutput $setting | Where-Object { $_ -like 'WARNING U*desk does not take it yet*' } } 'a warning'
        Stop-BridgeProcess $setting
        Start-BridgeProcess $setting
        Clear-Fault $simulator
        Wait-Until { @(Get-AtUdesk $simulator $chat).Count -eq 2 -and @(Get-InChat $simulator $chat).Count -eq 1 } 'both'
        (Invoke-WebRequest "$($simulator.control)/messages" -UseBasicParsing).Content | Should -Match '"content":"2026-11-24T10:00:00"'
        Get-InChat $simulator $chat | Should -Be "=1`r`n`u{1F389} `u{2028}".Trim()
    }

    It 'refuses a second bridge on the same state by name, and keeps the state from others' {
        Start-BridgeProcess $setting
        Wait-Until { Test-Path (Join-Path $setting.State 'ledger.jsonl') } 'the ledger'
        { Open-Bridge -StatePath $setting.State -UserId 1 } | Should -Throw '*Another bridge works with the state in*'
        if (-not ($IsWindows -or $PSEdition -eq 'Desktop')) { (Get-Item $setting.State).UnixFileMode | Should -Be ([IO.UnixFileMode]'UserRead, UserWrite, UserExecute') }
        @(Get-BridgeIssue -StatePath $setting.State).Count | Should -Be 0
    }

    It 'refuses a ledger that is damaged in the middle' {
        $null = New-Item $setting.State -ItemType Directory
        Set-Content (Join-Path $setting.State 'ledger.jsonl') '{"type":"begun","at":1}', '{"type":"po', '{"type":"polled","at":2}'
        { Open-Bridge -StatePath $setting.State -UserId 1 } | Should -Throw 'Line 2 of*is damaged*'
        { Open-Bridge -StatePath $setting.State -UserId 1 } | Should -Throw 'Line 2 of*is damaged*' -Because 'the first one must not have kept the lock'
    }

    It 'ends with the error of a receiver that cannot listen' {
        $port = ([uri]$setting.Udesk).Port
        $taken = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, $port)
        $taken.Start()
        try {
            Start-BridgeProcess $setting
            $setting.Process.WaitForExit(60000) | Should -BeTrue
            $setting.Process.ExitCode | Should -Be 1
            Wait-Until { Get-BridgeOutput $setting | Where-Object { $_ -like 'ERROR*' } } 'the error'
        }
        finally { $taken.Stop() }
    }
}
