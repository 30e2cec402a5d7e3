BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UsedeskClient' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    It 'reads one client in full, with the e-mails that stand within' {
        $client = Get-UsedeskClient -ClientId 27747601
        $client.Name | Should -Be John
        $client.Emails | Should -Be superjohny@example.test
        $client.Email | Should -Be superjohny@example.test
        $client.Phone | Should -Be 79123456789
        $client.Messengers[0].Identity | Should -Be ivanov
        $client.IsVip | Should -BeOfType bool
        $client.IsSpam | Should -BeFalse
        $client.TicketIds.Count | Should -Be 3
        $client.CreatedAt.Offset | Should -Be ([timespan]::Zero)
        (Get-UsedeskClient 27747603).Emails.Count | Should -Be 0
    }

    It 'takes numbers, text and objects from the pipeline, and reports those who are not there' {
        $clients = 27747602, '27747601', 99 | Get-UsedeskClient -ErrorAction SilentlyContinue -ErrorVariable failures
        $clients.Name | Should -Be 'Мария', 'John'
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.119,*'
        $failures[0].TargetObject | Should -Be 99
        ([pscustomobject]@{ ClientId = '27747602' } | Get-UsedeskClient).Name | Should -Be 'Мария'
    }

    It 'never lists everybody because an object brought no number' {
        [pscustomobject]@{ ClientId = $null } | Get-UsedeskClient -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures.Count | Should -BeGreaterThan 0
        @(Get-Request $simulator clients).Count | Should -Be 0
    }

    It 'takes an empty answer for one who is not there' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'client'; kind = 'body'; body = '[]' }
        Get-UsedeskClient 27747601 -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ClientNotFound,*'
    }

    It 'lists clients whose e-mails come as one text' {
        $clients = @(Get-UsedeskClient)
        $clients.ClientId | Should -Be 27747601, 27747602, 27747603
        $clients[1].Emails | Should -Be maria@example.test
        $clients[0].Phone | Should -Be 79123456789
        $clients[2].Email | Should -BeNullOrEmpty
    }

    It 'sends the filters, times in UTC' {
        (Get-UsedeskClient -Query superjohny@example.test -SearchType Full_Match).Name | Should -Be John
        $sent = (Get-Request $simulator clients).json
        $sent.query | Should -Be superjohny@example.test
        $sent.search_type | Should -BeExactly full_match
        $sent.offset | Should -Be 0
        $null = Get-UsedeskClient -CreatedAfter '2026-01-01 03:00 +03:00' -CreatedBefore 2026-02-01
        $sent = (Get-Request $simulator clients)[-1].json
        $sent.created_after | Should -BeExactly '2026-01-01 00:00'
        $sent.created_before | Should -BeExactly '2026-02-01 00:00'
    }

    It 'reads 1 050 clients over their pages, none lost and none doubled, and no page beyond what is wanted' {
        $page = { param($from) ConvertTo-Json @($from..($from + 99) | ForEach-Object { @{ id = $_; name = "n$_"; emails = $null; phone = $null; tickets = @() } }) -Compress }
        0..9 | ForEach-Object { Add-Fault $simulator @{ service = 'usedesk'; path = 'clients'; kind = 'body'; body = (& $page (1 + 100 * $_)) } }
        Add-Fault $simulator @{ service = 'usedesk'; path = 'clients'; kind = 'body'; body = (ConvertTo-Json @(1001..1050 | ForEach-Object { @{ id = "$_" } }) -Compress) }
        $ids = @(Get-UsedeskClient).ClientId
        $ids.Count | Should -Be 1050
        @($ids | Sort-Object -Unique).Count | Should -Be 1050
        @(Get-Request $simulator clients).json.offset | Should -Be (0..10)
        Clear-Request $simulator
        Add-Fault $simulator @{ service = 'usedesk'; path = 'clients'; kind = 'body'; body = (& $page 201) }
        @(Get-UsedeskClient -Skip 250 -First 3).ClientId | Should -Be 251, 252, 253
        (Get-Request $simulator clients).json.offset | Should -Be 2
        Clear-Request $simulator
        Add-Fault $simulator @{ service = 'usedesk'; path = 'clients'; kind = 'body'; body = (& $page 1) }
        @(Get-UsedeskClient | Select-Object -First 2).Count | Should -Be 2
        @(Get-Request $simulator clients).Count | Should -Be 1
    }

    It 'refuses <what> before anything is sent' -ForEach @(
        @{ what = 'a window that ends before it begins'; arguments = @{ CreatedAfter = '2026-02-01'; CreatedBefore = '2026-01-01' }; id = 'InvalidWindow' }
        @{ what = 'a search that does not exist'; arguments = @{ Query = 'x'; SearchType = 'fuzzy' }; id = 'InvalidParameter' }
        @{ what = 'client 0'; arguments = @{ ClientId = 0 }; id = 'InvalidParameter' }
    ) {
        Get-UsedeskClient @arguments -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        @(Get-Request $simulator '*').Count | Should -Be 0
    }

    It 'reads a refusal in the framework''s shape' {
        Set-Simulator $simulator @{ validation422 = $true }
        Get-UsedeskClient 99 -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Http.422,*'
    }
}
