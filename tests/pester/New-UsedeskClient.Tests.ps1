BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'New-UsedeskClient' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    It 'makes a client who can be read back' {
        $made = New-UsedeskClient -Name 'Жанна 🎉' -Email j@example.test, j2@example.test -Phone '+7 (999) 000-11-22' -PhoneType home `
            -Messenger @{ type = 'telegram'; identity = 'janna'; uid = '77' }, @{ type = 'viber'; identity = '79990001122' } `
            -Site https://j.example.test -Note 'first' -Position CTO -ClientCountry RU -ClientCity 'Казань' -ClientAddress 'ул. 1' -StatusVip $true
        $made.Status | Should -Be success
        $client = $made | Get-UsedeskClient
        $client.Name | Should -Be 'Жанна 🎉'
        $client.Emails | Should -Be j@example.test, j2@example.test
        $client.Phone | Should -Be 79990001122
        $client.Messengers.Identity | Should -Be janna, 79990001122
        $client.Messengers[0].Uid | Should -Be 77
        $client.Sites | Should -Be https://j.example.test
        $client.Note | Should -Be first
        $client.Position | Should -Be CTO
        $client.Addresses[0].City | Should -Be 'Казань'
        $client.IsVip | Should -BeTrue
    }

    It 'sends lists as lists and no more than was given' {
        $null = New-UsedeskClient -Email one@example.test -Site https://a.example.test
        $json = (Get-Request $simulator create/client).json
        $json.PSObject.Properties.Name | Should -Be api_token, emails, sites
        (ConvertTo-Json $json.emails -Compress) | Should -BeExactly '["one@example.test"]'
        $json.sites[0].url | Should -Be https://a.example.test
    }

    It 'takes rows, and a row that fails does not stop the others' {
        $rows = @'
Name,Emails,Phone,Vip,NewAddress
A,"a@example.test, a2@example.test",79990000001,yes,
B,,12,,
,,,,
C,c@example.test,,no,0
'@ | ConvertFrom-Csv
        $made = @($rows | New-UsedeskClient -ErrorAction SilentlyContinue -ErrorVariable failures)
        $made.Count | Should -Be 2
        $failures.Count | Should -Be 2
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        $failures[0].TargetObject.Name | Should -Be B
        $failures[1].FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        $sent = @(Get-Request $simulator create/client)
        $sent.Count | Should -Be 3
        $sent[0].json.emails | Should -Be a@example.test, a2@example.test
        $sent[0].json.status_vip | Should -BeTrue
        $sent[2].json.status_vip | Should -BeFalse
    }

    It 'sends a picture as a file, and nested values in brackets beside it' {
        $file = Join-Path (Get-Item TestDrive:).FullName 'фото.png'
        [IO.File]::WriteAllBytes($file, [byte[]](1..50))
        $made = New-UsedeskClient -Name P -Email p@example.test -Messenger @{ type = 'skype'; identity = 'p' } -AvatarPath $file
        $request = Get-Request $simulator create/client
        $request.files[0].field | Should -Be avatar
        $request.files[0].filename | Should -Be 'фото.png'
        ($request.form | Where-Object name -EQ 'emails[0]').value | Should -Be p@example.test
        ($request.form | Where-Object name -EQ 'messengers[0][type]').value | Should -Be skype
        ($made | Get-UsedeskClient).Messengers[0].Identity | Should -Be p
    }

    It 'refuses <what> before anything is sent' -ForEach @(
        @{ what = 'a client of whom nothing is said'; arguments = @{}; id = 'MissingParameter' }
        @{ what = 'both marks'; arguments = @{ Name = 'x'; StatusVip = $true; StatusSpam = $false }; id = 'InvalidParameter' }
        @{ what = 'a phone with letters'; arguments = @{ Phone = '8-800-FLOWERS' }; id = 'InvalidPhone' }
        @{ what = 'a messenger without a name'; arguments = @{ Messenger = @{ type = 'viber' } }; id = 'MissingParameter' }
        @{ what = 'a messenger with a field that there is not'; arguments = @{ Messenger = @{ type = 'viber'; identity = 'x'; nick = 'y' } }; id = 'InvalidParameter' }
        @{ what = 'a further address without an address'; arguments = @{ Name = 'x'; NewAddress = $true }; id = 'MissingParameter' }
        @{ what = 'a name over 255 characters'; arguments = @{ Name = 'x' * 256 }; id = 'TooLong' }
    ) {
        New-UsedeskClient @arguments -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        @(Get-Request $simulator create/client).Count | Should -Be 0
    }

    It 'reads a refusal in the framework''s shape' {
        Set-Simulator $simulator @{ validation422 = $true }
        Invoke-UsedeskApi POST create/client -Body @{ emails = @('no address') } -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Http.422,*'
        $failures[0].Exception.ServerText | Should -BeLike '*e-mail*'
    }

    It 'makes no second client when the connection breaks after the service acted' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'create/client'; kind = 'cut-after' }
        New-UsedeskClient -Name x -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        @(Get-Request $simulator create/client).Count | Should -Be 1
    }

    It 'sends nothing with -WhatIf' {
        New-UsedeskClient -Name x -WhatIf
        @(Get-Request $simulator create/client).Count | Should -Be 0
    }
}
