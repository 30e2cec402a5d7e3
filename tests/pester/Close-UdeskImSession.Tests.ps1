BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Close-UdeskImSession' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'closes a session that the pipeline brings' {
        $session = New-UdeskImSession close-1 -AssignType agent
        $session | Close-UdeskImSession -Confirm:$false | Should -BeNullOrEmpty
        (Get-Stored $simulator "sessions/$($session.ImSubSessionId)").closed_at | Should -Not -BeNullOrEmpty
        @(Get-Request $simulator "im/sessions/$($session.ImSubSessionId)")[0].method | Should -Be 'DELETE'
    }

    It 'reports one that is closed already, and closes the next' {
        $session = New-UdeskImSession close-2 -AssignType agent
        '1', "$($session.ImSubSessionId)" | ForEach-Object { [pscustomobject]@{ SessionId = $_ } } | Close-UdeskImSession -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.9200,*'
        (Get-Stored $simulator "sessions/$($session.ImSubSessionId)").closed_at | Should -Not -BeNullOrEmpty
    }

    It 'refuses a robot session and a customer, and sends nothing' {
        $robot = New-UdeskImSession close-3
        $customer = Get-UdeskCustomer -CustomerToken vip-customer
        Clear-Request $simulator
        $robot, $customer | Close-UdeskImSession -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures.FullyQualifiedErrorId | ForEach-Object { ($_ -split ',')[0] } | Should -Be 'NoSession', 'MissingParameter'
        @(Get-Request $simulator '*').Count | Should -Be 0
    }

    It 'sends nothing with -WhatIf' {
        Close-UdeskImSession 5 -WhatIf
        @(Get-Request $simulator '*').Count | Should -Be 0
    }
}
