BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Set-UsedeskChatAssignee' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
        $chat = Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text hi
    }

    It 'hands a chat to an agent' {
        $result = Set-UsedeskChatAssignee -ChatId $chat.ChatId -UserId 2157
        $result.ChatId | Should -Be $chat.ChatId
        $result.UserId | Should -Be 2157
        $result.Url | Should -BeLike 'https://*'
        (Get-Stored $simulator "chats/$($chat.ChatId)").assignee_id | Should -Be 2157
        (Get-Request $simulator chat/changeAssignee).json.PSObject.Properties.Name | Should -Be api_token, chat_id, user_id
    }

    It 'takes chats from the pipeline, and reports those that fail' {
        $rows = "ChatId,UserId`n1,2156`n$($chat.ChatId),99`n$($chat.ChatId),2156" | ConvertFrom-Csv
        @($rows | Set-UsedeskChatAssignee -ErrorAction SilentlyContinue -ErrorVariable failures).UserId | Should -Be 2156
        $failures.FullyQualifiedErrorId | ForEach-Object { ($_ -split ',')[0] } | Should -Be WriteOutcomeUnknown, UsedeskApi.117
        $failures[1].TargetObject.UserId | Should -Be 99
        ($chat | Set-UsedeskChatAssignee -UserId 2158).UserId | Should -Be 2158
    }

    It 'reads a refusal in the framework''s shape, and takes an answer without a body' {
        Set-Simulator $simulator @{ validation422 = $true }
        Set-UsedeskChatAssignee 1 2156 -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Http.422,*'
        Add-Fault $simulator @{ service = 'usedesk'; path = 'chat/changeAssignee'; kind = 'empty' }
        (Set-UsedeskChatAssignee $chat.ChatId 2156).UserId | Should -Be 2156
    }

    It 'sends nothing for number 0 or with -WhatIf' {
        Set-UsedeskChatAssignee 0 2156 -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $chat | Set-UsedeskChatAssignee -UserId 2156 -WhatIf
        @(Get-Request $simulator chat/changeAssignee).Count | Should -Be 0
    }
}
