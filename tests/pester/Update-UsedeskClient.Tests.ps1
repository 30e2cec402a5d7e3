BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Update-UsedeskClient' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    It 'adds e-mails and phones to those on file, and changes the rest' {
        $receipt = Update-UsedeskClient -ClientId 27747601 -Email second@example.test -Phone 79990001122 -Name 'Джон' -StatusSpam $true
        $receipt.ClientId | Should -Be 27747601
        $receipt.Status | Should -Be success
        $client = Get-UsedeskClient 27747601
        $client.Emails | Should -Be superjohny@example.test, second@example.test
        $client.Phones | Should -Be 79123456789, 79990001122
        $client.Name | Should -Be 'Джон'
        $client.IsSpam | Should -BeTrue
    }

    It 'adds to the note on file, or makes a new one' {
        $null = Update-UsedeskClient 27747601 -Note one
        $null = Update-UsedeskClient 27747601 -Note two
        $null = Update-UsedeskClient 27747601 -Note three -IsNewNote
        (Get-Stored $simulator clients/27747601).notes | Should -Be "one`ntwo", three
        $sent = @(Get-Request $simulator update/client)
        $sent[0].json.PSObject.Properties.Name | Should -Be api_token, client_id, note
        $sent[2].json.is_new_note | Should -BeTrue
    }

    It 'adds an address, or replaces the first' {
        $null = Update-UsedeskClient 27747601 -ClientAddress first
        $null = Update-UsedeskClient 27747601 -ClientAddress second -NewAddress
        $null = Update-UsedeskClient 27747601 -ClientAddress changed
        (Get-UsedeskClient 27747601).Addresses.Street | Should -Be changed, second
    }

    It 'takes only the number from a client that Get-UsedeskClient gave' {
        $null = Get-UsedeskClient 27747601 | Update-UsedeskClient -StatusVip yes
        $null = Get-UsedeskClient | Update-UsedeskClient -Position buyer
        foreach ($request in Get-Request $simulator update/client) {
            $request.json.PSObject.Properties.Name.Count | Should -Be 3
        }
        (Get-UsedeskClient 27747602).Emails | Should -Be maria@example.test
    }

    It 'takes every filled cell of a table''s rows' {
        $rows = "ClientId,Name,Email,Phone`n27747603,Somebody,s@example.test,`n27747602,,,79991112233" | ConvertFrom-Csv
        $null = $rows | Update-UsedeskClient
        (Get-Request $simulator update/client)[0].json.PSObject.Properties.Name | Should -Be api_token, client_id, name, emails
        (Get-UsedeskClient 27747602).Phones | Should -Be 79991112233
    }

    It 'says so and sends nothing when there is nothing to change' {
        Get-UsedeskClient 27747601 | Update-UsedeskClient -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'NothingToChange,*'
        Update-UsedeskClient 27747601 -IsNewNote -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'NothingToChange,*'
        Update-UsedeskClient 27747601 -Name x -IsNewNote -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        @(Get-Request $simulator update/client).Count | Should -Be 0
    }

    It 'reports a client who is not there, in either shape, and changes the others' {
        $rows = 'ClientId,Name', '99,x', '27747601,y' | ConvertFrom-Csv
        @($rows | Update-UsedeskClient -ErrorAction SilentlyContinue -ErrorVariable failures).ClientId | Should -Be 27747601
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.119,*'
        $failures[0].TargetObject.ClientId | Should -Be 99
        Set-Simulator $simulator @{ validation422 = $true }
        Update-UsedeskClient 99 -Name x -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Http.422,*'
    }

    It 'reads false for a status as a refusal, and takes an answer without a body' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'update/client'; kind = 'body'; body = '{"client_id":27747601,"status":false}' }
        Update-UsedeskClient 27747601 -Name x -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi,*'
        Add-Fault $simulator @{ service = 'usedesk'; path = 'update/client'; kind = 'empty' }
        (Update-UsedeskClient 27747601 -Name x).ClientId | Should -Be 27747601
    }

    It 'changes and deletes entries of sites and messengers by their numbers' {
        $null = Update-UsedeskClient 27747602 -Site https://a.example.test, https://b.example.test -Messenger @{ type = 'telegram'; identity = '@maria' }
        $client = Get-UsedeskClient 27747602
        $client.Sites | Should -Be https://a.example.test, https://b.example.test
        $entry = $client.Messengers | Where-Object Identity -EQ '@maria'
        $null = Update-UsedeskClient 27747602 -Site @{ id = $client.SiteEntries[0].SiteId; url = '' }, @{ id = $client.SiteEntries[1].SiteId; url = 'https://c.example.test' } -Messenger @{ id = $entry.MessengerId; identity = '@masha'; type = 'telegram' }
        $client = Get-UsedeskClient 27747602
        $client.Sites | Should -Be https://c.example.test
        $client.Messengers.Identity | Should -Contain '@masha'
        $null = Update-UsedeskClient 27747602 -Messenger @{ id = $entry.MessengerId; identity = '' }
        (Get-UsedeskClient 27747602).Messengers.Identity | Should -Not -Contain '@masha'
    }

    It 'merges clients, and asks before it' {
        { Update-UsedeskClient 27747601 -MergeId 27747602 } | Should -Throw
        Update-UsedeskClient 27747601 -MergeId 27747602 -WhatIf
        @(Get-Request $simulator update/client).Count | Should -Be 0
        (Update-UsedeskClient 27747601 -MergeId 27747602 -Confirm:$false).ClientId | Should -Be 27747601
        (Get-Request $simulator update/client).json.merge_id | Should -Be 27747602
        Get-UsedeskClient 27747602 -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Update-UsedeskClient 27747601 -Name x -WhatIf
        @(Get-Request $simulator update/client).Count | Should -Be 0
    }
}
