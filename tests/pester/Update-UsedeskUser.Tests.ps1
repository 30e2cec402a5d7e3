BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Update-UsedeskUser' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    It 'reads success under either name' {
        (2156, 2157 | ForEach-Object { Update-UsedeskUser -UserId $_ -Phone 5 }).Status | Should -Be success, success
    }

    It 'takes <value> as <sent>' -ForEach @(
        @{ value = $true; sent = 'true' }
        @{ value = $false; sent = 'false' }
        @{ value = 'Online'; sent = 'true' }
        @{ value = 'offline'; sent = 'false' }
        @{ value = 'yes'; sent = 'true' }
        @{ value = '0'; sent = 'false' }
        @{ value = 1; sent = 'true' }
    ) {
        $receipt = Update-UsedeskUser -UserId 2156 -TicketOnlineStatus $value -ChatOnlineStatus $value
        $receipt.UserId | Should -Be 2156
        $receipt.Status | Should -Be success
        $json = (Get-Request $simulator update/user).json
        $json.PSObject.Properties.Name | Should -Be api_token, user_id, chat_online_status, ticket_online_status
        # Text, not a Boolean.
        $json.ticket_online_status | Should -BeOfType string
        $json.ticket_online_status | Should -BeExactly $sent
        $json.chat_online_status | Should -BeExactly $sent
    }

    It 'refuses a word that is neither before anything is sent' {
        { Update-UsedeskUser 2156 -TicketOnlineStatus maybe } | Should -Throw '*neither yes nor no*'
        @(Get-Request $simulator update/user).Count | Should -Be 0
    }

    It 'changes what is given and leaves the rest' {
        $null = Update-UsedeskUser 2158 -Name 'Семён' -Email sam@example.test -Role Admin -GroupId 13 -Phone 123
        $sam = Get-UsedeskUser 2158
        $sam.Name | Should -Be 'Семён'
        $sam.Email | Should -Be sam@example.test
        $sam.Role | Should -Be admin
        $sam.GroupId | Should -Be 13
        $sam.Phone | Should -Be 123
        $sam.TicketOnlineStatus | Should -BeFalse
    }

    It 'takes only the number from an agent that Get-UsedeskUser gave' {
        $agents = Get-UsedeskUser
        # Somebody else changes a name meanwhile: it must not be changed back.
        $null = Update-UsedeskUser 2157 -Name Renamed
        Clear-Request $simulator
        @($agents | Update-UsedeskUser -TicketOnlineStatus Online).Count | Should -Be 4
        foreach ($request in Get-Request $simulator update/user) {
            $request.json.PSObject.Properties.Name | Should -Be api_token, user_id, ticket_online_status
        }
        (Get-UsedeskUser 2157).Name | Should -Be Renamed
        (Get-UsedeskUser 2157).TicketOnlineStatus | Should -BeTrue
    }

    It 'does the same with agents of a group, and with agents that went through a file' {
        $file = Join-Path TestDrive: agents.xml
        Get-UsedeskUser | Export-Clixml $file
        $null = (Get-UsedeskGroup 'First line').Users | Update-UsedeskUser -ChatOnlineStatus Online
        $null = Import-Clixml $file | Update-UsedeskUser -ChatOnlineStatus Online
        $sent = @(Get-Request $simulator update/user)
        $sent.Count | Should -Be 6
        foreach ($request in $sent) {
            $request.json.PSObject.Properties.Name | Should -Be api_token, user_id, chat_online_status
        }
    }

    It 'takes every filled cell of a table''s rows' {
        $rows = "UserId,Name,TicketOnlineStatus,Phone,GroupId`n2156,Olga A.,Offline,,`n2157,,true,555,13" | ConvertFrom-Csv
        $null = $rows | Update-UsedeskUser
        $first, $second = (Get-Request $simulator update/user).json
        $first.PSObject.Properties.Name | Should -Be api_token, user_id, name, ticket_online_status
        $first.ticket_online_status | Should -BeExactly false
        $second.PSObject.Properties.Name | Should -Be api_token, user_id, group, phone, ticket_online_status
        $second.group | Should -Be 13
    }

    It 'says so and sends nothing when there is nothing to change' {
        Get-UsedeskUser 2156 | Update-UsedeskUser -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'NothingToChange,*'
        $failures[0].TargetObject.UserId | Should -Be 2156
        @(Get-Request $simulator update/user).Count | Should -Be 0
    }

    It 'sends a picture from a file and takes it away again' {
        $file = Join-Path (Get-Item TestDrive:).FullName 'аватар [1].png'
        [IO.File]::WriteAllBytes($file, [byte[]](1..200))
        $null = Update-UsedeskUser 2156 -AvatarPath $file -ChatOnlineStatus Online
        $request = Get-Request $simulator update/user
        $request.contentType | Should -BeLike 'multipart/form-data*'
        $request.files[0].field | Should -Be avatar
        $request.files[0].filename | Should -Be 'аватар [1].png'
        $request.files[0].length | Should -Be 200
        ($request.form | Where-Object name -EQ chat_online_status).value | Should -BeExactly true
        (Get-UsedeskUser 2156).Avatar | Should -Not -BeNullOrEmpty
        $null = Update-UsedeskUser 2156 -RemoveAvatar
        (Get-Request $simulator update/user)[-1].json.avatar | Should -Be delete
        (Get-UsedeskUser 2156).Avatar | Should -BeNullOrEmpty
    }

    It 'refuses <what> before anything is sent' -ForEach @(
        @{ what = 'a picture together with -RemoveAvatar'; change = @{ AvatarPath = $PSCommandPath; RemoveAvatar = $true }; id = 'InvalidParameter' }
        @{ what = 'a file that does not exist'; change = @{ AvatarPath = 'no-such-file.png' }; id = 'FileNotFound' }
        @{ what = 'several files'; change = @{ AvatarPath = "$PSScriptRoot/*.ps1" }; id = 'TooManyFiles' }
        @{ what = 'a role that does not exist'; change = @{ Role = 'boss' }; id = 'InvalidParameter' }
        @{ what = 'agent 0'; change = @{ UserId = 0; Name = 'x' }; id = 'InvalidParameter' }
    ) {
        $arguments = @{ UserId = 2156 }
        foreach ($key in $change.Keys) { $arguments[$key] = $change[$key] }
        Update-UsedeskUser @arguments -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        @(Get-Request $simulator update/user).Count | Should -Be 0
    }

    It 'refuses a picture over 15 MB before anything is sent' {
        $file = Join-Path (Get-Item TestDrive:).FullName big.png
        $stream = [IO.File]::Create($file)
        $stream.SetLength(15MB + 1)
        $stream.Dispose()
        Update-UsedeskUser 2156 -AvatarPath $file -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'FileTooLarge,*'
        @(Get-Request $simulator update/user).Count | Should -Be 0
    }

    It 'reports <code> for <what>, and the other rows go through' -ForEach @(
        @{ code = 'UsedeskApi.117'; what = 'an agent who is not there'; row = @{ UserId = 99; Name = 'x' } }
        @{ code = 'UsedeskApi.118'; what = 'a group that is not there'; row = @{ UserId = 2156; GroupId = 99 } }
        @{ code = 'WriteOutcomeUnknown'; what = 'an e-mail that is taken'; row = @{ UserId = 2156; Email = 'agent2157@example.test' } }
    ) {
        $rows = [pscustomobject]$row, [pscustomobject]@{ UserId = 2157; Phone = 1 }
        $done = $rows | Update-UsedeskUser -ErrorAction SilentlyContinue -ErrorVariable failures
        $done.UserId | Should -Be 2157
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike "$code,*"
        $failures[0].TargetObject.UserId | Should -Be $row.UserId
    }

    It 'reads refusals of the other shapes' -ForEach @(
        @{ body = '{"status":false}'; status = 200; id = 'UsedeskApi' }
        @{ body = '{"status":"error"}'; status = 200; id = 'UsedeskApi' }
        @{ body = '{"message":"The given data was invalid."}'; status = 422; id = 'Http.422' }
    ) {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'update/user'; kind = 'body'; body = $body; status = $status }
        Update-UsedeskUser 2156 -Name x -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
    }

    It 'takes success as true, and as an answer without a body' {
        Set-Simulator $simulator @{ statusTrue = $true }
        (Update-UsedeskUser 2156 -Name x).Status | Should -Be success
        Add-Fault $simulator @{ service = 'usedesk'; path = 'update/user'; kind = 'empty' }
        (Update-UsedeskUser 2156 -Name y).UserId | Should -Be 2156
    }

    It 'keeps the order of the rows with a throttle limit' {
        @(Get-UsedeskUser | Update-UsedeskUser -ChatOnlineStatus Online -ThrottleLimit 4).UserId | Should -Be 2156, 2157, 2158, 2159
    }

    It 'ends the pipeline when the token is refused' {
        Set-Simulator $simulator @{ usedeskToken = 'rotated' }
        { 2156, 2157 | ForEach-Object { [pscustomobject]@{ UserId = $_; Name = 'x' } } | Update-UsedeskUser -ErrorAction SilentlyContinue } |
            Should -Throw -ErrorId 'UsedeskApi.112,*'
        @(Get-Request $simulator update/user).Count | Should -Be 1
        Set-Simulator $simulator @{ usedeskToken = $simulator.usedeskToken }
    }

    It 'sends nothing with -WhatIf' {
        Update-UsedeskUser 2156 -TicketOnlineStatus Offline -WhatIf
        @(Get-Request $simulator update/user).Count | Should -Be 0
    }
}
