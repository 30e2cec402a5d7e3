BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator -SeedQueue 5
    Connect-Simulator $simulator
    function Get-Sent { @(Get-Request $simulator create/ticket)[-1] }

    # Everything that the vendor's page names, WhatsApp templates aside, which no ticket has beside the rest.
    $everything = @{
        Subject = 'Тема 🎉'; Message = '<p>текст</p>'; ClientName = 'Иван'; ClientEmail = 'ivan@example.test'; ClientId = 'new_client'; ClientPhone = '79990000001'
        CompanyName = 'Новая'; PrivateComment = $true; AdditionalId = 'X-1'; Type = 'Task'; Priority = 'EXTREME'; Status = 'Pending'; Tag = 'one', 'два'
        AssigneeId = 2156; GroupId = 12; Field = [ordered]@{ 10 = 'A'; 12 = $true; 9 = 93 }; NestedList = [ordered]@{ 61 = 'Electronics'; 62 = 'Phones' }
        ChannelId = 683; From = 'user'; UserId = 2157; ClientCountry = 'RU'; ClientCity = 'Москва'; ClientAddress = 'ул. 1'; NewAddress = $true; PhoneType = 'mobile'; Username = '@ivan'
    }
    $wire = [ordered]@{
        subject = 'Тема 🎉'; message = '<p>текст</p>'; client_name = 'Иван'; client_email = 'ivan@example.test'; client_id = 'new_client'; client_phone = '79990000001'
        company_name = 'Новая'; private_comment = 'true'; additional_id = 'X-1'; type = 'task'; priority = 'extreme'; status = '6'; tag = 'one,два'
        assignee_id = '2156'; group_id = '12'; field_id = '10;12;9'; field_value = 'A;true;93'; channel_id = '683'; from = 'user'; user_id = '2157'
        client_country = 'RU'; client_city = 'Москва'; client_address = 'ул. 1'; new_address = 'true'; phone_type = 'mobile'; username = '@ivan'
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'New-UsedeskTicket' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
        $before = (Get-SimulatorState $simulator).tickets
    }

    It 'makes a ticket that can be read back' {
        $ticket = New-UsedeskTicket -Subject 'Привет 🎉' -Message '<p>тест</p>' -ClientEmail 'a@example.test' -Tag 'one', 'two' -Priority urgent -Status OnHold
        $ticket.TicketId | Should -BeGreaterThan 0
        $ticket.Status | Should -Be 'success'
        $stored = Get-Stored $simulator "tickets/$($ticket.TicketId)"
        $stored.subject | Should -Be 'Привет 🎉'
        $stored.status | Should -Be 5
    }

    It 'sends nothing with -WhatIf' {
        New-UsedeskTicket -Subject a -Message b -WhatIf
        @(Get-Request $simulator 'create/ticket').Count | Should -Be 0
    }

    Context 'on the wire' {
        It 'sends every parameter as JSON' {
            New-UsedeskTicket @everything | Out-Null
            $sent = Get-Sent
            $sent.contentType | Should -Be 'application/json; charset=utf-8'
            $json = $sent.json
            foreach ($name in $wire.Keys) { "$($json.$name)".ToLowerInvariant() | Should -Be $wire[$name].ToLowerInvariant() -Because $name }
            foreach ($name in 'type', 'priority') { $json.$name | Should -BeExactly $wire[$name] }
            $json.private_comment | Should -BeOfType bool
            $json.psobject.Properties.Name | Sort-Object | Should -Be (@($wire.Keys) + 'api_token', 'lists' | Sort-Object)
            $sent.body | Should -BeLike '*"lists":`[`[{"id":"61","value":"Electronics"},{"id":"62","value":"Phones"}`]`]*'
        }

        It 'sends every parameter as multipart beside a file, nested values in brackets' {
            $file = Join-Path $TestDrive 'Счёт "№5" 🎉.txt'
            if ($IsWindows) { $file = Join-Path $TestDrive 'Счёт №5 🎉.txt' }
            [IO.File]::WriteAllText($file, 'содержимое')
            New-UsedeskTicket @everything -File $file | Out-Null
            $sent = Get-Sent
            $sent.contentType | Should -BeLike 'multipart/form-data; boundary=*'
            $form = @{}
            foreach ($field in $sent.form) { $form[$field.name] = $field.value }
            foreach ($name in $wire.Keys) { $form[$name] | Should -BeExactly $wire[$name] -Because $name }
            $form['lists[0][0][id]'] | Should -Be '61'
            $form['lists[0][0][value]'] | Should -Be 'Electronics'
            $form['lists[0][1][id]'] | Should -Be '62'
            $form['lists[0][1][value]'] | Should -Be 'Phones'
            $form.Count | Should -Be ($wire.Count + 5)
            $sent.files.Count | Should -Be 1
            $sent.files[0].field | Should -Be 'files[]'
            # A quote is the one character that browsers escape.
            $sent.files[0].filename | Should -Be (Split-Path $file -Leaf).Replace('"', '%22')
            $sent.files[0].hasFilenameStar | Should -BeFalse
            $sent.files[0].sha256 | Should -Be (Get-FileHash -LiteralPath $file).Hash.ToLowerInvariant()
        }

        It 'sends only what was given' {
            New-UsedeskTicket -Subject a -Message b | Out-Null
            (Get-Sent).json.psobject.Properties.Name | Should -Be 'api_token', 'subject', 'message'
        }

        It 'sends several chains, in the order that they were given' {
            New-UsedeskTicket a b -NestedList ([ordered]@{ 61 = 'Test' }), @{ 61 = 'Electronics' } | Out-Null
            (Get-Sent).body | Should -BeLike '*"lists":`[`[{"id":"61","value":"Test"}`],`[{"id":"61","value":"Electronics"}`]`]*'
        }

        It 'takes fields and chains as objects and as text' {
            New-UsedeskTicket a b -Field ([pscustomobject]@{ 10 = 'x'; 12 = 'false' }) -NestedList ([pscustomobject]@{ 61 = 'Electronics'; 62 = 'Phones' }) | Out-Null
            (Get-Sent).json.field_value | Should -Be 'x;false'
            New-UsedeskTicket a b -Field '10=y=z; 12=true' -NestedList '61=Electronics;62=Phones' | Out-Null
            (Get-Sent).json.field_value | Should -Be 'y=z;true'
            (Get-Sent).json.lists[0].value | Should -Be 'Electronics', 'Phones'
        }

        It 'carries 64 KB of HTML, Cyrillic and emoji unchanged' {
            $message = '<p>' + ('ж' * 32760) + '🎉' + '</p>' + 'x' * 5
            [Text.Encoding]::UTF8.GetByteCount($message) | Should -Be 65536
            $ticket = New-UsedeskTicket -Subject ('🎉' * 255) -Message $message
            $read = Get-UsedeskTicket $ticket.TicketId
            $read.Comment[0].Message | Should -BeExactly $message
            $read.Subject | Should -BeExactly ('🎉' * 255)
        }

        It 'passes an unknown status number on' {
            New-UsedeskTicket a b -Status 42 -ErrorAction SilentlyContinue | Out-Null
            (Get-Sent).json.status | Should -Be 42
        }
    }

    Context 'files' {
        It 'takes wildcards, names with brackets and the output of Get-ChildItem' {
            $folder = New-Item -ItemType Directory (Join-Path $TestDrive files)
            'a.txt', 'b.txt', 'c[1].txt' | ForEach-Object { Set-Content -LiteralPath (Join-Path $folder $_) $_ }
            New-UsedeskTicket a b -File "$folder/?.txt", "$folder/c[1].txt" | Out-Null
            (Get-Sent).files.filename | Should -Be 'a.txt', 'b.txt', 'c[1].txt'
            New-UsedeskTicket a b -File (Get-ChildItem $folder) | Out-Null
            (Get-Sent).files.filename | Should -Be 'a.txt', 'b.txt', 'c[1].txt'
            Push-Location $folder
            try { New-UsedeskTicket a b -File (Get-ChildItem a.txt) | Out-Null } finally { Pop-Location }
            (Get-Sent).files.filename | Should -Be 'a.txt'
        }

        It 'makes a ticket a file that comes from the pipeline' {
            $folder = New-Item -ItemType Directory (Join-Path $TestDrive piped)
            'a.txt', 'b.txt' | ForEach-Object { Set-Content (Join-Path $folder $_) $_ }
            @(Get-ChildItem $folder | New-UsedeskTicket -Subject { $_.BaseName } -Message b).Count | Should -Be 2
            @(Get-Request $simulator create/ticket).files.filename | Should -Be 'a.txt', 'b.txt'
        }

        It 'sends 15 MB, and refuses a byte more' {
            $file = Join-Path $TestDrive large.bin
            $stream = [IO.File]::Create($file)
            try { $stream.SetLength(15MB) } finally { $stream.Dispose() }
            (New-UsedeskTicket a b -File $file).TicketId | Should -BeGreaterThan 0
            (Get-Sent).files[0].length | Should -Be 15MB
            Clear-Request $simulator
            $stream = [IO.File]::OpenWrite($file)
            try { $stream.SetLength(15MB + 1) } finally { $stream.Dispose() }
            New-UsedeskTicket a b -File $file -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'FileTooLarge,*'
            @(Get-Request $simulator create/ticket).Count | Should -Be 0
        }
    }

    Context 'messengers' {
        It 'says whether WhatsApp took the message' {
            $ticket = New-UsedeskTicket 'First msg' Hello -ChannelId 20054 -From user -UserId 2156 -ClientPhone 79254697403 -ClientId 27747601
            $ticket.MessageStatus | Should -Be 'delivered'
            $ticket.CommentId | Should -BeGreaterThan 0
            (New-UsedeskTicket 'First msg' Hello -ChannelId 20056 -From user -UserId 2156 -ClientId 27747601).MessageStatus | Should -Be 'not delivered'
        }

        It 'sends a template by number with neither subject, text nor agent' {
            $ticket = New-UsedeskTicket -ChannelId 20054 -From user -ClientPhone 79511234567 -TemplateId 8094 -TemplateVariable John, 18:00, London
            $ticket.TicketId | Should -BeGreaterThan 0
            $sent = Get-Sent
            $sent.json.psobject.Properties.Name | Should -Be 'api_token', 'client_phone', 'channel_id', 'template_id', 'template_variables', 'from'
            $sent.body | Should -BeLike '*"template_id":8094,"template_variables":`["John","18:00","London"`]*'
        }

        It 'sends a template by name' {
            $ticket = New-UsedeskTicket -ChannelId 20055 -From user -UserId 2156 -ClientPhone 79511234567 -TemplateName Main -TemplateVariable Valeria -TemplateLanguage en
            $ticket.MessageStatus | Should -Be 'delivered'
            (Get-Sent).json.template_name | Should -Be 'Main'
            (Get-Sent).json.template_lang | Should -Be 'en'
            (Get-Sent).body | Should -BeLike '*"template_variables":`["Valeria"`]*'
        }

        It 'opens a chat in Viber' {
            (New-UsedeskTicket 'First msg' Hello -ChannelId 20057 -ClientPhone 79254697403).ChatId | Should -Not -BeNullOrEmpty
        }

        It 'writes to a Telegram name, with or without @' {
            foreach ($name in 'ivanov', '@ivanov') {
                $ticket = New-UsedeskTicket 'First msg' Hello -ChannelId 20058 -ClientId new_client -Username $name
                $ticket.MessageStatus | Should -Be 'delivered'
                (Get-Stored $simulator "tickets/$($ticket.TicketId)").recipient | Should -Be 'ivanov'
            }
        }
    }

    Context 'bad input' {
        It 'refuses <Name> before anything is sent' -ForEach @(
            @{ Name = 'a semicolon in a value'; ErrorId = 'SemicolonInField'; Arguments = @{ Field = @{ 10 = 'a;b' } } }
            @{ Name = 'a value over 255 characters'; ErrorId = 'TooLong'; Arguments = @{ Field = @{ 10 = 'x' * 256 } } }
            @{ Name = 'a list as a value'; ErrorId = 'InvalidField'; Arguments = @{ Field = @{ 10 = 1, 2 } } }
            @{ Name = 'a field by name'; ErrorId = 'InvalidField'; Arguments = @{ Field = @{ 'Order number' = 'a' } } }
            @{ Name = 'a subject over 255 characters'; ErrorId = 'TooLong'; Arguments = @{ Subject = '🎉' * 256 } }
            @{ Name = 'a client name over 255 characters'; ErrorId = 'TooLong'; Arguments = @{ ClientName = 'x' * 256 } }
            @{ Name = 'tags over 255 characters'; ErrorId = 'TooLong'; Arguments = @{ Tag = ('x' * 128), ('y' * 128) } }
            @{ Name = 'a text over 64 KB'; ErrorId = 'TooLong'; Arguments = @{ Message = 'ж' * 32769 } }
            @{ Name = 'a type over 10 characters'; ErrorId = 'InvalidParameter'; Arguments = @{ Type = 'questionable' } }
            @{ Name = 'a chain without order'; ErrorId = 'UnorderedList'; Arguments = @{ NestedList = @{ 61 = 'Electronics'; 62 = 'Phones' } } }
            @{ Name = 'a chain without levels'; ErrorId = 'EmptyList'; Arguments = @{ NestedList = [ordered]@{} } }
            @{ Name = 'a chain with a gap'; ErrorId = 'GapInList'; Arguments = @{ NestedList = [ordered]@{ 61 = $null; 62 = 'Phones' } } }
            @{ Name = 'a chain by name'; ErrorId = 'InvalidField'; Arguments = @{ NestedList = [ordered]@{ Department = 'Electronics' } } }
            @{ Name = 'an agent without number'; ErrorId = 'MissingParameter'; Arguments = @{ From = 'user' } }
            @{ Name = 'a trigger without number'; ErrorId = 'MissingParameter'; Arguments = @{ From = 'trigger' } }
            @{ Name = 'a file that is not there'; ErrorId = 'FileNotFound'; Arguments = @{ File = 'no-such-file.txt' } }
            @{ Name = 'a file on no drive'; ErrorId = 'FileNotFound'; Arguments = @{ File = 'nodrive:\a.txt' } }
            @{ Name = 'a folder'; ErrorId = 'NotAFile'; Arguments = @{ File = '.' } }
            @{ Name = 'an environment variable'; ErrorId = 'NotAFile'; Arguments = @{ File = 'env:PATH' } }
        ) {
            $all = @{ Subject = 'a'; Message = 'b' }
            foreach ($key in $Arguments.Keys) { $all[$key] = $Arguments[$key] }
            New-UsedeskTicket @all -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -BeLike "$ErrorId,*"
            @(Get-Request $simulator create/ticket).Count | Should -Be 0
        }

        It 'says what is wrong and where' {
            New-UsedeskTicket ('x' * 300) b -ErrorAction SilentlyContinue -ErrorVariable failure
            "$($failure[0])" | Should -BeLike 'xxxx*: -Subject has 300 characters; the service accepts at most 255.'
        }
    }

    Context 'errors of the service' {
        It 'reports <Code>' -ForEach @(
            @{ Code = 114; Arguments = @{ Subject = 'a' } }
            @{ Code = 116; Arguments = @{ Subject = 'a'; Message = 'b'; Tag = , ',' } }
            @{ Code = 117; Arguments = @{ Subject = 'a'; Message = 'b'; AssigneeId = 2157; GroupId = 11 } }
            @{ Code = 118; Arguments = @{ Subject = 'a'; Message = 'b'; GroupId = 99 } }
            @{ Code = 119; Arguments = @{ Subject = 'a'; Message = 'b'; ClientId = 99 } }
        ) {
            New-UsedeskTicket @Arguments -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -BeLike "UsedeskApi.$Code,*"
            $failure[0].Exception.Code | Should -Be $Code
            $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            (Get-SimulatorState $simulator).tickets | Should -Be $before
        }

        It 'takes a server error for what it is: it does not say that nothing was done' {
            New-UsedeskTicket -Message a -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
            $failure[0].Exception.Code | Should -Be 111
            $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'reads an error on HTTP 200 as an error: <Body>' -ForEach @(
            @{ Body = '{"code":120,"error":"File is larger"}'; ErrorId = 'UsedeskApi.120' }
            @{ Body = '{"code":115,"error":"No access"}'; ErrorId = 'UsedeskApi.115' }
            @{ Body = '{"status":false}'; ErrorId = 'UsedeskApi' }
            @{ Body = '{"status":"error"}'; ErrorId = 'UsedeskApi' }
            @{ Body = '{"status":"failed"}'; ErrorId = 'UsedeskApi' }
        ) {
            Add-Fault $simulator @{ service = 'usedesk'; path = 'create/ticket'; kind = 'body'; body = $Body }
            New-UsedeskTicket a b -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -BeLike "$ErrorId,*"
        }

        It 'ends the pipeline when the token is refused' {
            Add-Fault $simulator @{ service = 'usedesk'; path = 'create/ticket'; kind = 'body'; body = '{"code":112,"error":"Wrong api_token"}' }
            { 'a', 'b' | ForEach-Object { [pscustomobject]@{ Subject = $_; Message = $_ } } | New-UsedeskTicket } | Should -Throw -ErrorId 'UsedeskApi.112,*'
            @(Get-Request $simulator create/ticket).Count | Should -Be 1
        }

        It 'reads the ticket''s number as text, and success as true' {
            Add-Fault $simulator @{ service = 'usedesk'; path = 'create/ticket'; kind = 'body'; body = '{"status":true,"ticket_id":"30745888","chat_id":"5754","comment_id":"7"}' }
            $ticket = New-UsedeskTicket a b
            $ticket.TicketId | Should -Be 30745888
            $ticket.Status | Should -Be 'success'
            $ticket.ChatId | Should -Be '5754'
            $ticket.CommentId | Should -Be 7
        }

        It 'makes no second ticket when the connection breaks after the service acted' {
            Add-Fault $simulator @{ service = 'usedesk'; path = 'create/ticket'; kind = 'cut-after' }
            New-UsedeskTicket -Subject a -Message b -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
            @(Get-Request $simulator 'create/ticket').Count | Should -Be 1
            (Get-SimulatorState $simulator).tickets | Should -Be ($before + 1)
        }

        It 'makes exactly one ticket after a 429 with Retry-After' {
            Add-Fault $simulator @{ service = 'usedesk'; path = 'create/ticket'; kind = 'status'; status = 429; retryAfter = '1' }
            (New-UsedeskTicket -Subject a -Message b).TicketId | Should -BeGreaterThan 0
            @(Get-Request $simulator 'create/ticket').Count | Should -Be 2
            (Get-SimulatorState $simulator).tickets | Should -Be ($before + 1)
        }
    }

    Context 'pipeline' {
        It 'takes rows of a CSV file, and a row that fails does not stop the others' {
            $rows = @'
Subject,Message,ClientEmail,Status,PrivateComment,AssigneeId
One,text,x@example.test,New,yes,
Two,,x@example.test,3,no,
Three,text,x@example.test,open,0,99999999
Bad,text,x@example.test,open,0,abc
Four,text,x@example.test,open,0,
'@ | ConvertFrom-Csv
            $tickets = $rows | New-UsedeskTicket -ErrorAction SilentlyContinue -ErrorVariable failures
            $tickets.Count | Should -Be 2
            $failures.Count | Should -Be 3
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.114,*'
            $failures.TargetObject.Subject | Should -Be 'Two', 'Three', 'Bad'
            $failures[1].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.117,*'
        }

        It 'takes rows with every column, filled and empty' {
            $columns = 'Subject,Message,ClientName,ClientEmail,ClientId,ClientPhone,CompanyName,PrivateComment,AdditionalId,Type,Priority,Status,Tags,AssigneeId,GroupId,Field,NestedList,ChannelId,File,From,UserId,TriggerId,ClientCountry,ClientCity,ClientAddress,NewAddress,PhoneType,Username,TemplateId,TemplateName,TemplateVariable,TemplateLanguage'
            $rows = @($columns
                'full,text,Иван,row@example.test,new_client,79990000009,,true,1,task,low,5,"a, b",2156,11,10=x;12=true,61=Electronics;62=Phones,683,,user,2156,,RU,,,1,home,,,,,'
                ('empty,text' + ',' * 30)) | ConvertFrom-Csv
            $tickets = $rows | New-UsedeskTicket
            $tickets.Count | Should -Be 2
            $full = Get-UsedeskTicket $tickets[0].TicketId
            $full.Tag.Name | Should -Be 'a', 'b'
            ($full.CustomField | Where-Object FieldId -EQ 62).Value | Should -Be 'Phones'
            @(Get-Request $simulator create/ticket)[1].json.psobject.Properties.Name | Should -Be 'api_token', 'subject', 'message'
        }

        It 'makes nothing of an empty row, and of a file that was read with another delimiter' {
            "Subject,Message,Tag`n,,`none,text,`n,," | ConvertFrom-Csv | New-UsedeskTicket -ClientEmail a@example.test -ErrorAction SilentlyContinue -ErrorVariable failures -WarningAction SilentlyContinue | ForEach-Object Row | Should -Be 2
            $failures.FullyQualifiedErrorId | Should -BeLike 'EmptyArgument,*'
            "Subject;Message`none;text" | ConvertFrom-Csv | New-UsedeskTicket -ClientEmail a@example.test -ErrorAction SilentlyContinue -ErrorVariable failures -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            "$failures" | Should -BeLike "*Import-Csv -Delimiter ';'*"
            "$warned" | Should -BeLike '*takes nothing from this column: Subject;Message.*'
            @(Get-Request $simulator create/ticket).Count | Should -Be 1
        }

        It 'takes what ConvertFrom-Json makes, and refuses the whole of it as one object' {
            $json = '[{"Subject":"one","Message":"text"},{"Subject":"two","Message":"text"}]'
            @($json | ConvertFrom-Json | ForEach-Object { $_ } | New-UsedeskTicket).Subject | Should -Be 'one', 'two'
            if ($PSVersionTable.PSVersion.Major -ge 6) {
                @($json | ConvertFrom-Json -AsHashtable | New-UsedeskTicket).Subject | Should -Be 'one', 'two'
                $json | ConvertFrom-Json -NoEnumerate | New-UsedeskTicket -Message m -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
                "$failures" | Should -BeLike 'Row 1: The item is a whole list of 2 (Object`[`]), and New-UsedeskTicket takes one row at a time.*'
            }
        }

        It 'makes a ticket of each lost chat' {
            $lost = @(Get-UdeskAbandonedQueue -StartTime (Get-Date).AddDays(-31))
            $lost.Count | Should -Be 5
            $tickets = $lost | New-UsedeskTicket -Subject { "Lost chat of $($_.CustomerName)" } -Message 'Waited in vain' -Tag lost
            @($tickets).Count | Should -Be 5
            $sent = @(Get-Request $simulator create/ticket).json
            $sent.subject | Should -Be $lost.ForEach({ "Lost chat of $($_.CustomerName)" })
            $sent.client_name | Should -Be $lost.CustomerName
        }

        It 'keeps the order of the rows whatever the number of calls at once' {
            $rows = 1..12 | ForEach-Object { [pscustomobject]@{ Subject = "row $_"; Message = 'm' } }
            $tickets = $rows | New-UsedeskTicket -ThrottleLimit 6
            ($tickets | Get-UsedeskTicket).Subject | Should -Be $rows.Subject
        }
    }
}
