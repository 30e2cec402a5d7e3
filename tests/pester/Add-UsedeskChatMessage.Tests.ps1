BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Add-UsedeskChatMessage' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    It 'opens a chat for a new client, and writes on in it' {
        $first = Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text 'Привет 🎉' -ClientName 'Анна' -ClientEmail anna@example.test
        $first.ChatId | Should -BeGreaterThan 0
        (Get-UsedeskClient $first.ClientId).Email | Should -Be anna@example.test
        $second = Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -ChatId $first.ChatId -Text again
        $second.ChatId | Should -Be $first.ChatId
        # Only the second answer names the ticket: a chat that was just opened has none yet.
        $first.TicketId | Should -BeNullOrEmpty
        (Get-Stored $simulator "tickets/$($second.TicketId)").comments.message | Should -Be 'Привет 🎉', again
    }

    It 'sends the message and who it is from as the service nests them' {
        $null = Add-UsedeskChatMessage hello -CompanyId 153561 -ChannelId 685 -ClientId 27747601
        $null = Add-UsedeskChatMessage hello -CompanyId 153561 -ChannelId 685
        $first, $second = (Get-Request $simulator chat/addMessage).json
        $first.PSObject.Properties.Name | Should -Be api_token, company_id, channel_id, message
        (ConvertTo-Json $first.message -Compress -Depth 5) | Should -BeExactly '{"text":"hello","from":{"client_id":27747601}}'
        (ConvertTo-Json $second.message -Compress -Depth 5) | Should -BeExactly '{"text":"hello"}'
    }

    It 'reads false for a channel of another kind, and says what to do' {
        Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 684 -Text x -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi,*'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-UsedeskChannel*'
    }

    It 'reports <id> for <what>, and the other rows go through' -ForEach @(
        @{ id = 'UsedeskApi.115'; what = 'another company'; change = @{ CompanyId = 1 } }
        @{ id = 'UsedeskApi.119'; what = 'a client who is not there'; change = @{ ClientId = 99 } }
        @{ id = 'WriteOutcomeUnknown'; what = 'a chat that is not there'; change = @{ ChatId = 1 } }
        @{ id = 'MissingParameter'; what = 'no text'; change = @{ Text = '' } }
    ) {
        $row = @{ CompanyId = '153561'; ChannelId = '685'; Text = 'x'; ClientEmail = 'c@example.test' }
        $bad = $row.Clone()
        foreach ($key in $change.Keys) { $bad[$key] = $change[$key] }
        $done = @([pscustomobject]$bad, [pscustomobject]$row | Add-UsedeskChatMessage -ErrorAction SilentlyContinue -ErrorVariable failures)
        $done.Count | Should -Be 1
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
    }

    It 'takes an answer without a ticket, as new chats have it' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'chat/addMessage'; kind = 'body'; body = '{"chat_id":"5603949","company_id":153561,"ticket_id":null,"channel_id":685,"client_id":11115637}' }
        $receipt = Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text x
        $receipt.ChatId | Should -Be 5603949
        $receipt.TicketId | Should -BeNullOrEmpty
    }

    It 'makes a bad row that row''s error with a journal, too' {
        $rows = "CompanyId,ChannelId,Text,ClientName,ClientEmail`n153561,685,,a,a@example.test`n153561,685,b,b,b@example.test" | ConvertFrom-Csv
        $sent = @($rows | Add-UsedeskChatMessage -JournalPath (Join-Path $TestDrive 'chat.journal') -ErrorAction SilentlyContinue -ErrorVariable failures)
        $sent.Count | Should -Be 1
        $failures.FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        $failures.TargetObject | Should -Be $rows[0]
    }

    It 'sends nothing with -WhatIf' {
        Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text x -WhatIf
        @(Get-Request $simulator chat/addMessage).Count | Should -Be 0
    }
}
