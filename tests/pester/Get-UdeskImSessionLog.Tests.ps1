BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskImSessionLog' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    BeforeAll { Set-Simulator $simulator @{ fixedLimits = $false; sessionReach = 'span' } }

    It 'reads what was said in the sessions that the pipeline brings' {
        $entries = @(Get-UdeskCustomer -CustomerToken vip-customer | Find-UdeskImSession -Closed -First 1 | Get-UdeskImSessionLog | Where-Object { $_.Content -in 'Hello?', 'Hello, how can I help?' })
        $entries.Count | Should -Be 2
        $entries[0].Sender | Should -Be 'customer'
        $entries[0].Content | Should -Be 'Hello?'
        $entries[0].Type | Should -Be 'message'
        $entries[0].RawContent | Should -BeLike '{*}'
        $entries[1].Sender | Should -Be 'agent'
        $sent = @(Get-Request $simulator 'im/sessions/log')
        $sent.Count | Should -Be 1
        $sent[0].query.name | Should -Be 'start_time', 'end_time', 'page', 'page_size', 'session_id', 'email', 'timestamp', 'nonce', 'sign_version', 'sign'
    }

    It 'splits a long time, and pages' {
        $session = Find-UdeskImSession -StartTime (Get-Date).AddDays(-50) -EndTime (Get-Date).AddDays(-35)
        $entries = Get-UdeskImSessionLog $session.SessionId -StartTime (Get-Date).AddDays(-50) -PageSize 3
        @($entries.ForEach({ if ($_.MessageId) { $_.MessageId } else { $_.Id } }) | Sort-Object -Unique).Count | Should -Be 8
        # Three pages of the window that has them, and one of the other.
        @(Get-Request $simulator 'im/sessions/log').Count | Should -Be 4
        @(Get-UdeskImSessionLog $session.SessionId -StartTime (Get-Date).AddDays(-50) -First 3 -Skip 1).Count | Should -Be 3
    }

    It 'shows what was said at the very end of a session, and the close itself' {
        $entries = Find-UdeskImSession -Closed | Select-Object -First 1 | Get-UdeskImSessionLog
        $entries.Type | Should -Contain close
        $entries.Type | Should -Contain start_session
    }

    It 'leaves text alone that is no JSON' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/sessions/log'; kind = 'body'; body = '{"status":0,"total_pages":1,"item":[{"id":1,"content":"{smile}"},{"id":2,"content":"plain"}]}' }
        (Get-UdeskImSessionLog 5).Content | Should -Be '{smile}', 'plain'
    }

    It 'tells talk from what the system notes' {
        $entries = @(Find-UdeskImSession -Closed | Where-Object CustomerName -EQ 'Vera VIP' | Select-Object -First 1 | Get-UdeskImSessionLog)
        @($entries | Where-Object IsTalk).Content | Should -Be 'Hello?', 'Hello, how can I help?'
        @($entries | Where-Object IsTalk -EQ $false).Count | Should -Be ($entries.Count - 2)
    }

    It 'reads what a tenant gives, and says what it refuses' {
        $session = @(Find-UdeskImSession -Closed)[0]
        Set-Simulator $simulator @{ sessionReach = 'lookback' }
        $entries = @(Get-UdeskImSessionLog $session.SessionId -StartTime (Get-Date).AddDays(-70) -ErrorAction SilentlyContinue -ErrorVariable failure)
        Set-Simulator $simulator @{ sessionReach = 'span' }
        $entries.Count | Should -BeGreaterThan 0
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2000,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*-StartTime*30 days*missing*'
    }

    It 'sends nothing without a session of the records' {
        [pscustomobject]@{ ImSubSessionId = 7; CreatedAt = Get-Date } | Get-UdeskImSessionLog -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        $failure[0].Exception.Message | Should -BeLike '*-SessionId*'
        @(Get-Request $simulator 'im/sessions/log').Count | Should -Be 0
    }

    It 'reports InvalidWindow and sends nothing' {
        Get-UdeskImSessionLog 5 -StartTime 2026-02-01 -EndTime 2026-01-01 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidWindow,*'
        @(Get-Request $simulator 'im/sessions/log').Count | Should -Be 0
    }
}
