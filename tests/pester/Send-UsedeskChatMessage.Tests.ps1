BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Send-UsedeskChatMessage' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
        $chat = Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text 'Здравствуйте' -ClientName Q -ClientEmail q@example.test
        Clear-Request $simulator
    }

    It 'writes in the agent''s name' {
        $receipt = Send-UsedeskChatMessage -ChatId $chat.ChatId -UserId 2156 -Text 'Привет 🎉'
        $receipt.Status | Should -Be success
        $receipt.ChatId | Should -Be $chat.ChatId
        $comment = (Get-Stored $simulator "tickets/$($chat.TicketId)").comments[-1]
        $comment.message | Should -Be 'Привет 🎉'
        $comment.user_id | Should -Be 2156
        (Get-Request $simulator chat/sendMessage).json.PSObject.Properties.Name | Should -Be api_token, chat_id, user_id, text
    }

    It 'takes chats from the pipeline and rows of a table' {
        ($chat | Send-UsedeskChatMessage -UserId 2156 -Text a).Status | Should -Be success
        $rows = "ChatId,UserId,Text`n$($chat.ChatId),2157,b`n$($chat.ChatId),2157,`n1,2157,c`n$($chat.ChatId),99,d`n$($chat.ChatId),2156,e" | ConvertFrom-Csv
        @($rows | Send-UsedeskChatMessage -ErrorAction SilentlyContinue -ErrorVariable failures).Count | Should -Be 2
        $failures.Count | Should -Be 3
        $failures.FullyQualifiedErrorId | ForEach-Object { ($_ -split ',')[0] } | Should -Be MissingParameter, WriteOutcomeUnknown, UsedeskApi.117
        $failures.TargetObject.Text | Should -Be '', c, d
        @(Get-Request $simulator chat/sendMessage).Count | Should -Be 5
    }

    It 'makes a bad row that row''s error with a journal, too' {
        $rows = "ChatId,UserId,Text`n$($chat.ChatId),2157,b`n$($chat.ChatId),2157,`n$($chat.ChatId),2156,e" | ConvertFrom-Csv
        $sent = @($rows | Send-UsedeskChatMessage -JournalPath (Join-Path $TestDrive 'chat.journal') -ErrorAction SilentlyContinue -ErrorVariable failures)
        $sent.Count | Should -Be 2
        $failures.FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        $failures.TargetObject | Should -Be $rows[1]
    }

    It 'takes success as true, and as an answer without a body' {
        Set-Simulator $simulator @{ statusTrue = $true }
        ($chat | Send-UsedeskChatMessage -UserId 2156 -Text a).Status | Should -Be success
        Add-Fault $simulator @{ service = 'usedesk'; path = 'chat/sendMessage'; kind = 'empty' }
        ($chat | Send-UsedeskChatMessage -UserId 2156 -Text a).ChatId | Should -Be $chat.ChatId
    }

    It 'says nothing twice when the connection breaks after the service acted' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'chat/sendMessage'; kind = 'cut-after' }
        $chat | Send-UsedeskChatMessage -UserId 2156 -Text once -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        @((Get-Stored $simulator "tickets/$($chat.TicketId)").comments | Where-Object message -EQ once).Count | Should -Be 1
    }

    It 'sends nothing with -WhatIf' {
        $chat | Send-UsedeskChatMessage -UserId 2156 -Text a -WhatIf
        @(Get-Request $simulator chat/sendMessage).Count | Should -Be 0
    }
}
