BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    function Get-Body { @(Get-Request $simulator create/comment)[-1].json }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Add-UsedeskTicketComment' {
    BeforeEach { Clear-Fault $simulator; Clear-Request $simulator }

    It 'adds a private comment unless told otherwise' {
        $receipt = Add-UsedeskTicketComment -TicketId 2154801 -Message '<b>тест 🎉</b>'
        $receipt.TicketId | Should -Be 2154801
        $receipt.CommentId | Should -BeGreaterThan 0
        $comment = (Get-UsedeskTicket 2154801).Comment[-1]
        $comment.CommentId | Should -Be $receipt.CommentId
        $comment.Message | Should -Be '<b>тест 🎉</b>'
        $comment.Type | Should -Be 'private'
    }

    It 'sends everything under the service''s names' {
        Add-UsedeskTicketComment 2154801 'hello' -Public -From user -UserId 2156 -Cc 'a@example.test', 'b@example.test' -Bcc 'c@example.test' | Out-Null
        $json = Get-Body
        $json.psobject.Properties.Name | Should -Be 'api_token', 'ticket_id', 'message', 'type', 'cc', 'bcc', 'from', 'user_id'
        $json.type | Should -Be 'public'
        $json.cc | Should -Be 'a@example.test', 'b@example.test'
        $json.bcc | Should -Be 'c@example.test'
        $json.from | Should -Be 'user'
        $json.user_id | Should -Be 2156
        (Get-UsedeskTicket 2154801).Comment[-1].Bcc | Should -Be 'c@example.test'
    }

    It 'sends files beside the other values, with raw names and Latin cc' {
        $path = Join-Path $TestDrive 'Счёт №5 🎉.txt'
        Set-Content -LiteralPath $path 'file' -NoNewline
        Add-UsedeskTicketComment 2154801 'see file' -Cc 'a@example.test' -File $path | Out-Null
        $request = @(Get-Request $simulator create/comment)[-1]
        $request.files[0].filename | Should -Be 'Счёт №5 🎉.txt'
        $request.files[0].field | Should -Be 'files[]'
        $request.files[0].hasFilenameStar | Should -BeFalse
        $request.form.name | Should -Be 'api_token', 'ticket_id', 'message', 'type', 'cc[0]'
        $attachment = (Get-UsedeskTicket 2154801).Comment[-1].Attachment[0]
        $attachment.Name | Should -Be 'Счёт №5 🎉.txt'
        $attachment.Url | Should -BeLike 'https://*'
        $request.files[0].length | Should -Be 4
    }

    It 'needs no text for a template' {
        $ticket = New-UsedeskTicket -Subject a -Message b -ChannelId 20054 -ClientPhone 79123456789 -From user -UserId 2156
        $ticket | Add-UsedeskTicketComment -Public -TemplateId 8094 -TemplateVariable John, '18:00' -TemplateLanguage en | Out-Null
        $json = Get-Body
        $json.template_variables | Should -Be 'John', '18:00'
        $json.template_lang | Should -Be 'en'
        $json.psobject.Properties.Name | Should -Not -Contain 'message'
    }

    It 'takes rows of a CSV file, and a row that fails does not stop the others' {
        $rows = @'
TicketId,Message,Public,Cc,UserId,File
2154801,one,yes,"a@example.test, b@example.test",,
1,two,no,,,
2154802,,no,,,
2154803,four,0,,2156,
'@ | ConvertFrom-Csv
        $receipts = $rows | Add-UsedeskTicketComment -ErrorAction SilentlyContinue -ErrorVariable failures
        $receipts.TicketId | Should -Be 2154801, 2154803
        $failures.FullyQualifiedErrorId | ForEach-Object { ($_ -split ',')[0] } | Should -Be 'UsedeskApi.113', 'MissingParameter'
        $failures.TargetObject.Message | Should -Be 'two', ''
        (Get-UsedeskTicket 2154801).Comment[-1].Cc.Count | Should -Be 2
    }

    It 'takes tickets from the pipeline' {
        (Get-UsedeskTicket -First 2 | Add-UsedeskTicketComment -Message 'to both').TicketId | Should -Be 2154801, 2154802
    }

    It 'makes one comment a file of Get-ChildItem' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive many)
        'a.txt', 'b[1].txt' | ForEach-Object { Set-Content -LiteralPath (Join-Path $folder $_) $_ }
        @(Get-ChildItem $folder | Add-UsedeskTicketComment -TicketId 2154801 -Message 'file').Count | Should -Be 2
        @(Get-Request $simulator create/comment).files.filename | Should -Be 'a.txt', 'b[1].txt'
    }

    It 'refuses <Name> before anything is sent' -ForEach @(
        @{ Name = 'a text over 64 KB'; Id = 'TooLong'; Arguments = @{ Message = 'ж' * 32769 } }
        @{ Name = 'an agent without number'; Id = 'MissingParameter'; Arguments = @{ Message = 'a'; From = 'user' } }
        @{ Name = 'a trigger without number'; Id = 'MissingParameter'; Arguments = @{ Message = 'a'; From = 'trigger' } }
        @{ Name = 'a file that is not there'; Id = 'FileNotFound'; Arguments = @{ Message = 'a'; File = 'no-such-file.txt' } }
        @{ Name = 'ticket 0'; Id = 'InvalidParameter'; Arguments = @{ Message = 'a'; TicketId = 0 } }
    ) {
        $all = @{ TicketId = 2154801 } + @{}
        foreach ($key in $Arguments.Keys) { $all[$key] = $Arguments[$key] }
        Add-UsedeskTicketComment @all -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        @(Get-Request $simulator create/comment).Count | Should -Be 0
    }

    It 'reports <Code> of the service' -ForEach @(
        @{ Code = 117; Id = 'UsedeskApi.117'; Arguments = @{ From = 'user'; UserId = 99999999 } }
        @{ Code = 111; Id = 'WriteOutcomeUnknown'; Arguments = @{ Cc = 'nobody' } }
    ) {
        Add-UsedeskTicketComment 2154801 text @Arguments -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure[0].Exception.Code | Should -Be $Code
        $failure[0].TargetObject | Should -Be 'ticket 2154801'
    }

    It 'does not repeat a comment whose fate is unknown' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'create/comment'; kind = 'cut-after' }
        Add-UsedeskTicketComment 2154801 once -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        @(Get-Request $simulator create/comment).Count | Should -Be 1
    }

    It 'sends nothing with -WhatIf' {
        Add-UsedeskTicketComment 2154801 text -WhatIf
        @(Get-Request $simulator).Count | Should -Be 0
    }
}
